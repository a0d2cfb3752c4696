import type { Evidence } from '../../core/citation.ts';
import type { SourceVerdict } from '../../core/model.ts';
import { readStance } from '../../text/read-stance.ts';
import { withoutKnown } from './answer.ts';
import type { ReadQuestion } from './question.ts';
import { type ScoredUnit, scoreUnits } from './score.ts';
import type { Unit } from './units.ts';
import { readVerdict } from './verdict.ts';

/** Quotes with what they say to a question for yes or no, or against what it takes for granted; null: neither. */
export interface OpenedQuotes {
  verdict: SourceVerdict | null;
  quotes: Unit[][];
}

/** What was chosen to be quoted, and what it was chosen from. */
export interface ChosenQuotes {
  quotes: Unit[][];
  scored: readonly ScoredUnit[];
  evidence: readonly Evidence[];
}

/** Of what was found so much is looked at. */
const LOOKED_AT = 6;

/**
 * Says yes or no before quotes where the first of them plainly does, and puts the sentence that does so first. Where
 * nothing was sure enough to be quoted, a sentence that plainly says yes or no is. What a question takes for granted and a source has otherwise is quoted
 * before the rest.
 * @param read reads what is to be confirmed or taken for granted as a question of its own
 */
export async function openWithVerdict(
  question: ReadQuestion,
  { quotes, scored, evidence }: ChosenQuotes,
  read: (text: string) => Promise<ReadQuestion>,
): Promise<OpenedQuotes> {
  const stance = readStance(question.text, question.language);
  const unopened = { verdict: null, quotes };
  if (stance === null) return unopened;
  const languages = new Map(evidence.map(({ n, language = 'en' }) => [n, language]));
  const asked = stance.kind === 'asks' ? question : await read(stance.said);
  const judge = (unit: Unit) => readVerdict({ question: asked, stance }, unit, languages.get(unit.n) ?? 'en');
  if (stance.kind === 'presumes') {
    const looked = scoreUnits(asked, evidence).slice(0, LOOKED_AT);
    const other = looked.find(({ unit }) => judge(unit) === 'no')?.unit;
    if (other === undefined) return unopened;
    return { verdict: 'otherwise', quotes: [[other], ...withoutKnown(quotes, [[other]])] };
  }
  const looked = stance.kind === 'asks' ? scored : scoreUnits(asked, evidence);
  const likely = looked.slice(0, LOOKED_AT);
  const units = quotes.length > 0 ? quotes.flat() : likely.map(({ unit }) => unit);
  const judged = units
    .map((unit) => ({ unit, verdict: judge(unit) }))
    .filter(({ verdict }) => verdict !== null);
  const [first] = judged;
  if (first === undefined || judged.some(({ verdict }) => verdict !== first.verdict)) return unopened;
  const found =
    quotes.length > 0 ? quotes : likely.filter(({ unit }) => unit === first.unit).map(({ quote }) => quote);
  const opened = putFirst(first.unit, found);
  return opened === null ? unopened : { verdict: first.verdict, quotes: opened };
}

/** A sentence, and the table of a row, can be read before what else is quoted; an item keeps its place. */
function putFirst(unit: Unit, quotes: Unit[][]): Unit[][] | null {
  const quote = quotes.find((each) => each.includes(unit));
  if (quote === undefined) return null;
  const others = quotes.filter((each) => each !== quote);
  if (quote[0] === unit || quote.every(({ kind }) => kind === 'row')) return [quote, ...others];
  return unit.kind === 'sentence' ? [[unit, ...quote.filter((other) => other !== unit)], ...others] : null;
}
