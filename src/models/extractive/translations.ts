import { findConcepts, type SaidConcept } from '../../text/lexicon/find-concepts.ts';
import { wordsForConcept } from '../../text/lexicon/words-for-concept.ts';

/** A word of a question in another language. */
export interface Translation {
  /** One for a plain word, more for a compound: each as the words that may stand for it, all lexemes of one have to be there. */
  parts: readonly (readonly (readonly string[])[])[];
  /** 0 to 1: how much it says there. */
  weight: number;
}

/** Where a word stands. */
interface Stretch {
  at: number;
  end: number;
}

/** Looks up what a stretch of a question is in another language. */
export interface Translator {
  /** All lexemes that may be looked up, to be weighed beforehand. */
  lexemes: readonly string[];
  translate(
    stretch: { at: number; end: number },
    weights: ReadonlyMap<string, number> | null,
  ): Map<string, Translation>;
}

/** Without statistics a word of another language says about as much as a word of the question's own. */
const PLAIN_WEIGHT = 0.6;

/** Reads a question for translation into some languages. */
export function createTranslator(
  text: string,
  { from, to, words }: { from: string; to: readonly string[]; words: readonly Stretch[] },
): Translator {
  const languages = [...new Set(to)].filter((language) => language !== from);
  const said = languages.length === 0 ? [] : findConcepts(text, from);
  const partsIn = (concepts: SaidConcept, language: string): string[][][] =>
    concepts.parts.map((part) =>
      part.flatMap((concept) => wordsForConcept(concept, language).map((words) => [...words])),
    );
  return {
    lexemes: languages.flatMap((language) => said.flatMap((each) => partsIn(each, language).flat(2))),
    translate(stretch, weights) {
      const spoken = said.filter((each) => overlap(each, stretch));
      // "Mot de passe" is one thing, however many words it has.
      const sharers = Math.max(...spoken.map((each) => words.filter((word) => overlap(each, word)).length));
      const translations = languages.map((language): [string, Translation] => {
        const parts = spoken.flatMap((each) => partsIn(each, language)).filter((words) => words.length > 0);
        return [language, { parts, weight: weightOf(parts, weights) / sharers }];
      });
      return new Map(translations.filter(([, { parts }]) => parts.length > 0));
    },
  };
}

function overlap(one: Stretch, other: Stretch): boolean {
  return one.at < other.end && other.at < one.end;
}

/** A word says as much as the commonest of those that may stand for it; a compound as much as its parts on the average. */
function weightOf(parts: string[][][], weights: ReadonlyMap<string, number> | null): number {
  if (weights === null) return PLAIN_WEIGHT;
  const each = parts.map((words) =>
    Math.min(...words.map((lexemes) => Math.max(...lexemes.map((lexeme) => weights.get(lexeme) ?? 1)))),
  );
  return each.reduce((sum, weight) => sum + weight, 0) / Math.max(1, each.length);
}

/** How far a translation is in a text, 0 to 1: which of its parts are there. */
export function matchTranslation({ parts }: Translation, lexemes: ReadonlySet<string>): number {
  const found = parts.filter((words) => words.some((word) => word.every((lexeme) => lexemes.has(lexeme))));
  return found.length / parts.length;
}
