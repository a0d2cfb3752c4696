import { rememberText } from '../../text/remember-text.ts';
import { coverage } from './match.ts';
import type { QuestionTerm, ReadQuestion } from './question.ts';
import type { Unit } from './units.ts';

/** How far a text puts a thing in the words of the question, 0 to 1 each. */
export interface WordingFit {
  exact: number;
  phrase: number;
}

/** A question's wording, ready to be compared with what would be quoted. */
export interface QuestionWording {
  /** @param covered what is covered in any form: it stands in where forms cannot be compared */
  compare(quote: readonly Unit[], unit: Unit, covered: number): WordingFit;
}

/** Written without spaces, where a word cannot be told from its neighbours. */
const UNSPACED = new Set(['ja', 'zh', 'th']);

/**
 * Reads the wording of a question: a stem is found in many texts ("hands" in "hand in hand"), the word itself and two
 * words beside each other in few. Texts in another language share neither.
 */
export function readWording(
  question: ReadQuestion,
  terms: readonly QuestionTerm[],
  language: string,
): QuestionWording {
  if (question.language !== language || UNSPACED.has(language))
    return { compare: (_quote, _unit, covered) => ({ exact: covered, phrase: 0 }) };
  const words = wordsIn(question.text);
  const pairs = words.slice(1).map((word, at) => ` ${words[at]} ${word} `);
  const forms = terms.map(({ text }) => wordsIn(text));
  return {
    compare(quote, unit) {
      const said = wordsIn([unit.heading, unit.introduction, ...quote.map(({ text }) => text)].join(' '));
      const known = new Set(said);
      const line = ` ${said.join(' ')} `;
      const exact = coverage(
        [...terms],
        forms.map((form) => (form.every((word) => known.has(word)) ? 1 : 0)),
      );
      const beside = pairs.filter((pair) => line.includes(pair)).length;
      return { exact, phrase: pairs.length === 0 ? exact : beside / pairs.length };
    },
  };
}

const wordsIn = rememberText((text): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
