import { sameStem } from '../../text/content-words.ts';
import { fold } from '../../text/fold.ts';
import { readNames } from '../../text/read-names.ts';
import type { SentenceCheck } from './sentence-check.ts';
import { evidenceText } from './source-segments.ts';

/** Every proper name and code of a sentence occurs in what the sentence cites. */
export const checkNames: SentenceCheck = {
  name: 'names',
  fault(context) {
    if (context.marks.length === 0) return null;
    const source = foldName(context.cited.map(evidenceText).join('\n'));
    const words = source.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'.@_&+-]*/gu) ?? [];
    const missing = readNames(context.plain).find((name) => !occurs(foldName(name), source, words));
    return missing === undefined ? null : `The name "${missing}" is not in what it cites.`;
  },
};

function occurs(name: string, source: string, words: string[]): boolean {
  if (name.length >= 3 ? source.includes(name) : words.includes(name)) return true;
  return /\d/.test(name) ? false : words.some((word) => sameStem(word.replace(/\.$/, ''), name));
}

/** "Lucía" and "LUCIA" are one name, "O’Neil" and "O'Neil" too. */
function foldName(text: string): string {
  return fold(text).replace(/’/g, "'");
}
