/** The letters of Japanese and Chinese, for a character class: their texts have no blanks between words. */
export const UNSPACED = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';

const HOLDS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');

/** Whether a text holds letters of a script that is written without spaces between words. */
export function isUnspaced(text: string): boolean {
  return HOLDS_UNSPACED.test(text);
}
