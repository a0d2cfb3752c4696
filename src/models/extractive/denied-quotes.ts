import type { Evidence } from '../../core/citation.ts';
import { asksWhich } from '../../text/asks-which.ts';
import { findDenials } from '../../text/find-denials.ts';
import { readYesNo } from '../../text/read-yes-no.ts';
import { matchTerms } from './match.ts';
import type { QuestionTerm, ReadQuestion } from './question.ts';
import type { ScoredUnit } from './score.ts';
import type { Unit } from './units.ts';
import { countWords } from './window.ts';

/** So many are a list; more is a dump. */
const MOST_QUOTES = 5;
const MOST_WORDS = 120;
/** Characters of what is looked at at all. */
const MOST_LENGTH = 600;
/** What denies it too must be at least so likely beside the first. */
const ALSO_FROM = 0.1;

/**
 * What answers "which … have no …": each sentence that denies just that of something, and each row with a "no" for it, best
 * first. Null where a question asks for nothing that is not; what only speaks of the thing would say the contrary.
 */
export function deniedQuotes(
  question: ReadQuestion,
  scored: readonly ScoredUnit[],
  evidence: readonly Evidence[],
): Unit[][] | null {
  const denied = deniedTerms(question);
  if (denied.length === 0) return null;
  const languages = new Map(evidence.map(({ n, language = 'en' }) => [n, language]));
  const quotes: Unit[][] = [];
  const known = new Set<string>();
  let best: number | null = null;
  for (const { unit, score } of scored) {
    if (best !== null && Math.exp(score - best) < ALSO_FROM) break;
    if (known.has(unit.text) || !denies(unit, denied, languages.get(unit.n) ?? 'en')) continue;
    if (quotes.length > 0 && countWords([...quotes.flat(), unit]) > MOST_WORDS) break;
    best ??= score;
    known.add(unit.text);
    quotes.push([unit]);
    if (quotes.length === MOST_QUOTES) break;
  }
  return quotes;
}

/** The words that a question for one or more things denies of them. */
function deniedTerms({ text, language, terms }: ReadQuestion): QuestionTerm[] {
  if (!asksWhich(text, language)) return [];
  return findDenials(text, language).flatMap(({ from, to }) => {
    const stretch = text.slice(from, to).toLowerCase();
    return terms.filter((term) => !term.isGeneric && stretch.includes(term.text.toLowerCase()));
  });
}

function denies(unit: Unit, denied: readonly QuestionTerm[], language: string): boolean {
  const says = (terms: readonly QuestionTerm[], text: string): boolean =>
    matchTerms([...terms], text, language).every((matched) => matched > 0);
  if (unit.kind === 'code' || unit.text.length > MOST_LENGTH) return false;
  if (unit.kind !== 'row')
    return findDenials(unit.text, language).some(({ from, to }) => says(denied, unit.text.slice(from, to)));
  const [first = '', ...cells] = unit.text.split(/; (?=[^;:]+: )/);
  // "Feature: API; Starter: no": the row is what is denied. "Edition: Starter; API: no": the column is.
  return cells.some((cell) => {
    const [head = '', value = ''] = cell.split(': ');
    if (readYesNo(value) !== false) return false;
    if (says(denied, head)) return true;
    // "Person: API token; Seat needed: no" denies the seat: what is asked about stands under its own name alone.
    const label = first.slice(first.indexOf(': ') + 2);
    return says(denied, label) && label.split(/\s+/).length <= denied.length;
  });
}
