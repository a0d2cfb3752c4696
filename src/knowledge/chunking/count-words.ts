import { UNSPACED } from '../../text/is-unspaced.ts';

/** Two of them count as a word. */
const UNSPACED_LETTER = new RegExp(`[${UNSPACED}]`, 'gu');

/** Counts the words of a text, in scripts without spaces roughly. */
export function countWords(text: string): number {
  const unspaced = text.match(UNSPACED_LETTER)?.length ?? 0;
  return (text.match(/\S+/g)?.length ?? 0) + Math.round(unspaced / 2);
}
