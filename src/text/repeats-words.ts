import { countShared } from './likeness.ts';
import { shingleSet } from './shingles.ts';

/** So many words in a row are said twice by chance only where they say little. */
const RUN_WORDS = 4;

/** Whether a text repeats words of another: a run of them, or all of it where that is shorter. */
export function repeatsWords(text: string, other: string): boolean {
  if (text.trim() === '' || other.trim() === '') return false;
  return countShared(shingleSet(text, RUN_WORDS), shingleSet(other, RUN_WORDS)) > 0;
}
