import type { Evidence } from '../../core/citation.ts';
import { analyze } from '../../text/analyze.ts';
import type { ReadQuestion } from './question.ts';

/** A name in more than this share of what was found is the company's own, or its product's. */
const COMMON = 1 / 3;

/**
 * Finds the evidence that is about somebody or something of its own that a question does not name, such as one competitor of
 * several: its title holds a name, and so does what it says. What fits a question there is said of that one alone. Only English
 * tells such names by their capitals: German writes all nouns so.
 */
export function aboutOthers(question: ReadQuestion, evidence: readonly Evidence[]): ReadonlySet<Evidence> {
  const said = new Set([
    ...analyze(question.text, 'en'),
    ...question.terms.flatMap(({ synonyms, spellings }) => [...synonyms, ...spellings.flat()]),
  ]);
  const isAsked = (name: string) => analyze(name, 'en').every((lexeme) => said.has(lexeme));
  const isCommon = (name: string) =>
    evidence.filter(({ title, text }) => `${title} ${text}`.includes(name)).length > COMMON * evidence.length;
  return new Set(
    evidence.filter(({ title, text, language = 'en' }) => {
      if (language !== 'en') return false;
      const names = title.match(/(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?![\p{L}\p{N}])/gu) ?? [];
      const telling = names.filter(
        (name) => !question.isEnglish(name.toLowerCase()) && text.includes(name) && !isCommon(name),
      );
      // "Rivalcard: Acme" names a kind of article and whom it is about: one that is asked about is enough.
      return telling.length > 0 && !telling.some(isAsked);
    }),
  );
}
