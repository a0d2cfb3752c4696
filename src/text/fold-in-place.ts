const cache = new Map<string, string>();

/**
 * Folds case, accents and full width letter by letter: every letter stays where it stands, so that what is found in the
 * folded text can be taken out of the text itself. Letters that fold to several (ß, ligatures) only lose their case.
 */
export function foldInPlace(text: string): string {
  return text.replace(/[^\u0020-\u0040\u005b-\u007f\n\t]/g, foldLetter);
}

/** The same, with an ordinary blank for those that do not break a line. */
export function foldWithBlanks(text: string): string {
  return foldInPlace(text).replace(/[\u00a0\u202f]/g, ' ');
}

function foldLetter(letter: string): string {
  const known = cache.get(letter);
  if (known !== undefined) return known;
  const folded = [
    letter
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .toLowerCase(),
    letter.toLowerCase(),
    letter,
  ].find((one) => one.length === letter.length)!;
  if (cache.size < 5_000) cache.set(letter, folded);
  return folded;
}
