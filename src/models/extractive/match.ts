import { analyze } from '../../text/analyze.ts';
import type { QuestionTerm } from './question.ts';

const SYNONYM_WORTH = 0.8;
const RELATED_WORTH = 0.8;
/** In words that carry content. */
const STRETCH = 30;

/** How far each term is matched anywhere in a text. */
export function matchTerms(terms: QuestionTerm[], text: string, language: string): number[] {
  const lexemes = new Set(analyze(text, language));
  return terms.map((term) => matchTerm(term, lexemes));
}

/** 1 for the word itself, less for a synonym or a word of one stem, 0 for none. */
function matchTerm(term: QuestionTerm, lexemes: ReadonlySet<string>): number {
  if (term.lexemes.every((lexeme) => lexemes.has(lexeme))) return 1;
  for (const synonym of term.synonyms) if (lexemes.has(synonym)) return SYNONYM_WORTH;
  const [lexeme = ''] = term.lexemes;
  if (term.lexemes.length > 1 || lexeme.length < 5 || /\d/.test(lexeme)) return 0;
  for (const other of lexemes) if (isRelated(lexeme, other)) return RELATED_WORTH;
  return 0;
}

/** Words that begin alike ("approv", "approval"), and the parts of a compound ("lizenzplatz", "platz"). */
function isRelated(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 5) return false;
  let common = 0;
  while (common < short.length && short[common] === long[common]) common += 1;
  return (common >= 5 && common / long.length >= 0.7) || (short.length >= 6 && long.endsWith(short));
}

/** How far each term is matched (0 to 1) where they stand closest: far apart in a long paragraph they say nothing together. */
export function matchClosest(terms: QuestionTerm[], text: string, language: string): number[] {
  const lexemes = analyze(text, language);
  const stretches = [];
  for (let at = 0; at === 0 || at + STRETCH / 2 < lexemes.length; at += STRETCH / 2)
    stretches.push(new Set(lexemes.slice(at, at + STRETCH)));
  return stretches
    .map((stretch) => terms.map((term) => matchTerm(term, stretch)))
    .reduce((most, next) => (coverage(terms, next) > coverage(terms, most) ? next : most));
}

/** Of two matches of the same terms the better, term by term. */
export function bestOf(a: number[], b: number[]): number[] {
  return a.map((value, index) => Math.max(value, b[index] ?? 0));
}

/** What the matched terms say, as a share of what all say. */
export function coverage(terms: QuestionTerm[], matched: number[]): number {
  const total = terms.reduce((sum, term) => sum + term.weight, 0);
  const found = terms.reduce((sum, term, index) => sum + term.weight * matched[index]!, 0);
  return total === 0 ? 0 : found / total;
}
