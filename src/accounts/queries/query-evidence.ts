import type { Evidence } from '../../core/citation.ts';
import { countOf, dateOf, moneyOf, type ReaderLocale, toEvidence } from '../record-evidence.ts';
import { describeCondition } from './describe-condition.ts';
import type { RecordFigure, RecordQuery, RecordResult } from './record-query.ts';

/** What a result's evidence says beside the result itself. */
export interface QueryWording extends ReaderLocale {
  /** People's names by the ids that the query names. */
  names: ReadonlyMap<string, string>;
}

type Line = [label: string, value: string | null];

/** The counts and figures of a result with the conditions that they are of, one to a line. */
export function queryEvidence(query: RecordQuery, result: RecordResult, wording: QueryWording): Evidence {
  const { id, source, count, rows, totals, groups } = result;
  const beside = source === null ? '' : ` (${source})`;
  const conditions = query.where.map((one): Line => ['Condition', describeCondition(one, wording.names)]);
  return toEvidence(id, `${query.entity} records: ${count}${beside}`, [
    ['Records', query.entity],
    ...(source === null ? [] : [['Source', source] satisfies Line]),
    ...conditions,
    ['Count', countOf(count, wording)],
    ...(0 < rows.length && rows.length < count
      ? [['Shown', `the first ${countOf(rows.length, wording)}`] satisfies Line]
      : []),
    ...(query.measure.type === 'count' ? [] : totals.map((one) => totalLine(query, one, wording))),
    ...groups.flatMap(({ key, figures }) =>
      figures.map((one): Line => [key ?? 'without', groupText(query, one, wording)]),
    ),
  ]);
}

function totalLine({ measure }: RecordQuery, figure: RecordFigure, wording: ReaderLocale): Line {
  const of = 'field' in measure && measure.field !== undefined ? ` of ${measure.field}` : '';
  const label = measure.type === 'share' ? `total${of}` : `${measure.type}${of}`;
  return [
    `${label[0]!.toUpperCase()}${label.slice(1)}`,
    `${figureText(figure, wording)} in ${figure.rows} records`,
  ];
}

/** A share is a percentage of the whole. */
function groupText({ measure }: RecordQuery, figure: RecordFigure, wording: ReaderLocale): string {
  const value = measure.type === 'share' ? shareText(figure) : figureText(figure, wording);
  return measure.type === 'count' ? value : `${value} in ${figure.rows} records`;
}

function shareText({ value, currency }: RecordFigure): string {
  return `${plain(value)} %${currency === null ? '' : ` of what is in ${currency}`}`;
}

function figureText({ value, currency }: RecordFigure, wording: ReaderLocale): string {
  if (currency !== null) return moneyOf(value, currency, wording)!;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateOf(value, wording)!;
  return countOf(Number(value), wording)!;
}

function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
