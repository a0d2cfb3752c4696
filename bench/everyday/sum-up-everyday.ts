import type { Judgment, Verdict } from './judge-reply.ts';

/** A question with its verdict. */
export interface JudgedLine extends Judgment {
  id: string;
  kind: string;
  /** ISO 639-1, as the question's words tell. */
  language: string;
}

/** Verdicts counted; of the percentages the clean one counts what is right but buried as half. */
export interface EverydayTotals extends Record<Verdict, number> {
  questions: number;
  buried: number;
  percent: number;
  cleanPercent: number;
}

/** Totals of a set, and of its parts. */
export interface EverydaySummary {
  all: EverydayTotals;
  kinds: Record<string, EverydayTotals>;
  languages: Record<string, EverydayTotals>;
}

const VERDICTS = ['right', 'half', 'unhelpful', 'wrong', 'odd'] as const satisfies Verdict[];
/** What somebody wants done has rows of its own and is not in the totals: the product does not do it yet. */
const APART = 'action';

/** Counts verdicts by kind and by language. */
export function sumUpEveryday(judged: readonly JudgedLine[]): EverydaySummary {
  const counted = judged.filter(({ kind }) => kind !== APART);
  return {
    all: totalsOf(counted),
    kinds: by(judged, ({ kind }) => kind),
    languages: by(counted, ({ language }) => language),
  };
}

function by(
  judged: readonly JudgedLine[],
  keyOf: (one: JudgedLine) => string,
): Record<string, EverydayTotals> {
  const keys = [...new Set(judged.map(keyOf))].sort();
  return Object.fromEntries(keys.map((key) => [key, totalsOf(judged.filter((one) => keyOf(one) === key))]));
}

function totalsOf(judged: readonly JudgedLine[]): EverydayTotals {
  const counts = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, judged.filter((one) => one.verdict === verdict).length]),
  ) as Record<Verdict, number>;
  const buried = judged.filter((one) => one.buried).length;
  const score = counts.right + counts.half / 2;
  const percentOf = (part: number): number =>
    judged.length === 0 ? 0 : Math.round((1000 * part) / judged.length) / 10;
  return {
    questions: judged.length,
    ...counts,
    buried,
    percent: percentOf(score),
    cleanPercent: percentOf(score - buried / 2),
  };
}

/** The totals as a table. */
export function describeEveryday({ all, kinds, languages }: EverydaySummary): string {
  const columns = ['questions', ...VERDICTS, 'buried', 'percent', 'cleanPercent'] as const;
  const line = (name: string, cells: (string | number)[]): string =>
    `${name.padEnd(16)}${cells.map((cell) => String(cell).padStart(13)).join('')}\n`;
  const row = ([name, totals]: [string, EverydayTotals]): string =>
    line(
      name,
      columns.map((column) => totals[column]),
    );
  return [
    line('', [...columns]),
    ...Object.entries(kinds).map(row),
    ...Object.entries(languages).map(([language, totals]) => row([`in ${language}`, totals])),
    row(['all', all]),
  ].join('');
}
