/** Letters of scripts without spaces; two of them count as a word. */
export const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';
const UNSPACED_LETTER = new RegExp(`[${UNSPACED}]`, 'gu');

/** Counts the words of a text, in scripts without spaces roughly. */
export function countWords(text: string): number {
  const unspaced = text.match(UNSPACED_LETTER)?.length ?? 0;
  return (text.match(/\S+/g)?.length ?? 0) + Math.round(unspaced / 2);
}
