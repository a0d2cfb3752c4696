import { findConcepts } from './find-concepts.ts';
import { readConcepts } from './read-concepts.ts';

/**
 * Whether a text in a language of the lexicon speaks of one of some concepts.
 * @param concepts by their usual English words
 */
export function speaksOf(text: string, language: string, concepts: readonly string[]): boolean {
  const known = readConcepts();
  return findConcepts(text, language).some(({ parts }) =>
    parts.flat().some((concept) => concepts.includes(known[concept]!.en[0]!)),
  );
}
