import type { Correction } from '../core/retrieval.ts';

/** A question with what was meant in place of its typing errors, for a model that goes by words alone. */
export function correctWords(question: string, corrections: readonly Correction[]): string {
  return corrections.reduce((text, { said, meant }) => {
    const word = new RegExp(`(?<![\\p{L}\\p{M}])${said}(?![\\p{L}\\p{M}])`, 'gu');
    return text.replace(word, meant);
  }, question);
}
