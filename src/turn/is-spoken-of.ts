import { contentWords, coverage, readVocabulary } from '../text/content-words.ts';
import { findConcepts } from '../text/lexicon/find-concepts.ts';

/** Half of the words of a short question are its verb. */
const SPOKEN_FROM = 0.5;

/** Whether a text speaks of what a short question asks, in its words or in others of the lexicon for the same. */
export function isSpokenOf(question: string, text: string, language: string): boolean {
  const words = contentWords(question);
  if (words.length > 0 && coverage(words, readVocabulary(text)) >= SPOKEN_FROM) return true;
  const said = new Set(conceptsOf(text, language));
  const asked = conceptsOf(question, language);
  return asked.length > 0 && asked.every((concept) => said.has(concept));
}

function conceptsOf(text: string, language: string): number[] {
  return findConcepts(text, language).flatMap(({ parts }) => parts.flat());
}
