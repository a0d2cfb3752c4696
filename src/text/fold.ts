/** Lengthens a word of Arabic for the eye. */
const TATWEEL = /\u0640/gu;

/** Upper case, full width and ligatures make no difference; accents still tell words apart. */
export function foldCase(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The words of a text with case folded, one blank between them, no punctuation; hyphens and dots part words too. */
export function foldToWords(text: string): string {
  return foldCase(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What is written alike: case folded, Latin letters without accents: `Müller ＡＧ` becomes `muller ag`. */
export function fold(text: string): string {
  // Only the marks of Latin, Greek and Cyrillic letters: kana keep those of voicing, が is not か.
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/æ/g, 'ae');
}

/** A word without the marks of any script, as it is indexed: vowel points of Arabic and Hebrew are seldom typed. */
export function dropMarks(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replace(TATWEEL, '').normalize('NFC');
}
