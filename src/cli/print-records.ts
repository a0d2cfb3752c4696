import { formatCount } from '../accounts/format-values.ts';
import type { RecordQuery, RecordResult, RecordRow } from '../accounts/queries/record-query.ts';
import type { Question } from '../core/question.ts';
import { formatCell, formatField, formatFigure } from '../flows/record-query/format-cell.ts';
import { t } from '../messages/t.ts';
import type { CommandOutput } from './command.ts';
import { printRows } from './print-rows.ts';

type Reader = Pick<Question, 'language' | 'timeZone'>;

/** Prints what each source answers for people: the conditions with the count, the rows or groups aligned, and figures. */
export function printRecords(
  output: CommandOutput,
  {
    query,
    conditions,
    results,
  }: { query: RecordQuery; conditions: string; results: readonly RecordResult[] },
  reader: Reader,
): void {
  for (const [at, result] of results.entries()) {
    const source = result.source === null ? '' : `${result.source}: `;
    const count = formatCount(reader.language, result.count);
    output.out(`${at === 0 ? '' : '\n'}${source}${conditions}: ${count}\n`);
    if (result.groups.length > 0) printRows(output, groupRows(query, result, reader));
    else if (result.rows.length > 0)
      printRows(
        output,
        result.rows.map((row) => cellsOf(row, result, reader)),
      );
    printFigures(output, query, result, reader);
  }
}

function cellsOf(row: RecordRow, { columns, rows }: RecordResult, reader: Reader): object {
  const [first = 'name', ...rest] = columns;
  const named = rows.some(({ account }) => account !== null) ? ['account'] : [];
  // Two fields may be called the same.
  const label = (column: string) =>
    column.startsWith('account.')
      ? `${formatField(reader.language, 'account')} ${formatField(reader.language, column)}`
      : formatField(reader.language, column);
  return Object.fromEntries(
    [first, ...named, ...rest].map((column) => [label(column), formatCell(column, row, reader) || null]),
  );
}

function groupRows(
  { group, measure }: RecordQuery,
  { groups }: RecordResult,
  { language }: Reader,
): object[] {
  const name = formatField(language, group?.by ?? group?.field ?? '');
  const figures = groups.map((one) =>
    one.figures.map((figure) => formatFigure(language, measure.type, figure)).join(', '),
  );
  const label = t(language, measure.type === 'share' ? 'records.share' : 'records.count');
  const measured = 'field' in measure && measure.field !== undefined && measure.type !== 'share';
  return groups.map(({ key }, at) => ({
    [name]: key,
    [measured ? formatField(language, measure.field!) : label]: figures[at],
  }));
}

/** Figures over all rows, each in its own currency. */
function printFigures(
  output: CommandOutput,
  { measure }: RecordQuery,
  { totals, rows, groups, count, groupCount }: RecordResult,
  { language }: Reader,
): void {
  const cut = groups.length > 0 ? groups.length < groupCount : 0 < rows.length && rows.length < count;
  if (cut) {
    const [shown, all] = groups.length > 0 ? [groups.length, groupCount] : [rows.length, count];
    const figures = { shown: formatCount(language, shown), count: formatCount(language, all) };
    output.out(`(${t(language, 'records.first', figures)})\n`);
  }
  if (measure.type === 'list' || measure.type === 'count' || measure.type === 'share') return;
  if (totals.length === 0) return;
  const figures = totals.map((figure) => formatFigure(language, measure.type, figure)).join(', ');
  output.out(`${t(language, `records.${measure.type}`, { figures, count: formatCount(language, count) })}\n`);
}
