import type { Evidence } from '../../core/citation.ts';
import { readCompared } from '../../text/read-compared.ts';
import { matchTerms } from './match.ts';
import type { QuestionTerm, ReadQuestion } from './question.ts';
import { type ScoredUnit, scoreUnits } from './score.ts';
import { splitEvidence, type Unit } from './units.ts';
import { shortenQuote } from './window.ts';

/** Words of each side; both are read beside one another. */
const MOST_WORDS = 60;
const MOST_ROWS = 12;

/**
 * What answers "what is the difference between … and …": the table that has both, else a stretch of each, in the order
 * of the question. Null where a question compares nothing, or one of the two is not told apart.
 * @param read reads one of the two as a question of its own
 */
export async function comparedQuotes(
  { text, language }: ReadQuestion,
  evidence: readonly Evidence[],
  read: (text: string) => Promise<ReadQuestion>,
): Promise<Unit[][] | null> {
  const compared = readCompared(text, language);
  if (compared === null) return null;
  const [one, other] = [await read(compared[0]), await read(compared[1])];
  const mine = telling(one, other);
  const theirs = telling(other, one);
  if (mine.length === 0 || theirs.length === 0) return null;
  const table = tableOf(evidence, (rows, language) =>
    hasColumns(rows, { mine, theirs, language }) ? rows : [],
  );
  if (table !== null) return [table];
  const sides = { one, other, mine, theirs };
  return (
    stretchesOf(evidence, sides, 'heading') ??
    rowsOf(evidence, { mine, theirs }) ??
    stretchesOf(evidence, sides, 'text')
  );
}

/** The words that name one of two and not the other. */
function telling({ terms }: ReadQuestion, other: ReadQuestion): QuestionTerm[] {
  const shared = new Set(other.terms.flatMap(({ lexemes }) => lexemes));
  const own = terms.filter(({ lexemes }) => !lexemes.every((each) => shared.has(each)));
  const named = own.filter(({ isGeneric }) => !isGeneric);
  return named.length > 0 ? named : own;
}

/** The first table of which `choose` takes rows. */
function tableOf(
  evidence: readonly Evidence[],
  choose: (rows: Unit[], language: string) => Unit[],
): Unit[] | null {
  for (const each of evidence) {
    const rows = splitEvidence(each).filter(({ kind }) => kind === 'row');
    for (const block of new Set(rows.map((row) => row.block))) {
      const chosen = choose(
        rows.filter((row) => row.block === block),
        each.language ?? 'en',
      );
      if (chosen.length > 1) return chosen.slice(0, MOST_ROWS);
    }
  }
  return null;
}

interface Names {
  mine: readonly QuestionTerm[];
  theirs: readonly QuestionTerm[];
}

function hasColumns([first]: Unit[], { mine, theirs, language }: Names & { language: string }): boolean {
  const heads = (first?.text ?? '').split('; ').map((cell) => cell.split(': ')[0]!);
  return [mine, theirs].every((terms) => heads.some((head) => says(terms, head, language)));
}

function rowsOf(evidence: readonly Evidence[], { mine, theirs }: Names): Unit[][] | null {
  const table = tableOf(evidence, (rows, language) =>
    [mine, theirs].flatMap(
      (terms) => rows.find(({ text }) => says(terms, text.split('; ')[0]!, language)) ?? [],
    ),
  );
  return table === null ? null : [table];
}

type Sides = Names & { one: ReadQuestion; other: ReadQuestion };

/** The best stretch about each of two: what stands under a heading or title that names it alone, or what names it itself. */
function stretchesOf(
  evidence: readonly Evidence[],
  { one, other, mine, theirs }: Sides,
  where: 'heading' | 'text',
): Unit[][] | null {
  const languages = new Map(evidence.map(({ n, language = 'en' }) => [n, language]));
  const titles = new Map(evidence.map(({ n, title }) => [n, title]));
  const naming = ({ unit }: ScoredUnit): string =>
    where === 'text' ? unit.text : `${titles.get(unit.n) ?? ''} ${unit.heading}`;
  const best = (asked: ReadQuestion, named: Names): ScoredUnit | undefined =>
    scoreUnits(asked, evidence).find((scored) => {
      const language = languages.get(scored.unit.n) ?? 'en';
      if (scored.unit.kind === 'row' || !says(named.mine, naming(scored), language)) return false;
      return !says(named.theirs, naming(scored), language);
    });
  const [first, second] = [best(one, { mine, theirs }), best(other, { mine: theirs, theirs: mine })];
  if (first === undefined || second === undefined) return null;
  return [first, second].map(({ unit, quote }, at) =>
    shortenQuote(quote, unit, { asked: at === 0 ? one.text : other.text, most: MOST_WORDS }),
  );
}

function says(terms: readonly QuestionTerm[], text: string, language: string): boolean {
  return matchTerms([...terms], text, language).every((matched) => matched > 0);
}
