import { analyze } from '../analyze.ts';
import { isLexiconLanguage, readConcepts } from './read-concepts.ts';

const known = new Map<string, readonly (readonly string[])[]>();

/**
 * The words for a concept in a language, the usual one first, each as its lexemes: all of them have to be there. A term
 * of which only one word is looked up ("turn on") says too little, unless it is the usual one.
 */
export function wordsForConcept(concept: number, language: string): readonly (readonly string[])[] {
  if (!isLexiconLanguage(language)) return [];
  const key = `${concept}:${language}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const words = (readConcepts()[concept]?.[language] ?? []).map((word) => word.replace('~', ''));
  const read = words
    .map((word, at) => ({ lexemes: analyze(word, language), cut: at > 0 && /\s/.test(word) }))
    .filter(({ lexemes, cut }) => lexemes.length > (cut ? 1 : 0))
    .map(({ lexemes }) => lexemes);
  const distinct = [...new Map(read.map((lexemes) => [lexemes.join(' '), lexemes])).values()];
  known.set(key, distinct);
  return distinct;
}
