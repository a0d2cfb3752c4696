const ONE_SCRIPT = /^(?:\p{Script=Han}+|[\p{Script=Katakana}ー]+)$/u;

/** Whether a pair of Japanese letters is of kanji or of katakana alone: others mostly span the end of a word. */
export function isWordOfOneScript(pair: string): boolean {
  return ONE_SCRIPT.test(pair);
}
