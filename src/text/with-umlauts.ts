/** Umlauts typed as two letters, as on a foreign keyboard; to be asked for beside what was typed, since "Bluetooth" and "issue" are no such words. */
const SPELT_OUT: [RegExp, string][] = [
  [/ae/g, 'ä'],
  [/oe/g, 'ö'],
  [/(?<!q)ue/g, 'ü'],
];

/** A German word as it is spelt where the keyboard has umlauts. */
export function withUmlauts(word: string): string {
  return SPELT_OUT.reduce((text, [letters, umlaut]) => text.replace(letters, umlaut), word.toLowerCase());
}
