import { RECORD_FIELDS } from '../../accounts/queries/record-fields.ts';
import type { RecordEntity, RecordResult, RecordRow } from '../../accounts/queries/record-query.ts';
import { dayIn } from '../../core/day-in-zone.ts';
import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import { writeCsv } from '../../text/write-csv.ts';
import { capital } from './capital.ts';
import { formatField } from './format-cell.ts';

/** For whom and of what a file is written. */
export interface RecordsFile {
  entity: RecordEntity;
  results: readonly RecordResult[];
  language: Language;
  /** Instants are told by their day there. */
  timeZone: string;
}

/** A column of the file: what it is called, and what a row has in it. */
interface Column {
  label: string;
  cellOf(row: RecordRow, result: RecordResult): string;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/**
 * Writes the rows of results as a CSV file: labels in the reader's language, values plain (days as `YYYY-MM-DD`, exact
 * decimals with their currency in a column beside them).
 */
export function writeRecordsFile(file: RecordsFile): string {
  const columns = columnsOf(file);
  const rows = file.results.flatMap((result) =>
    result.rows.map((row) => columns.map(({ cellOf }) => cellOf(row, result))),
  );
  return writeCsv([columns.map(({ label }) => label), ...rows]);
}

function columnsOf({ entity, results, language, timeZone }: RecordsFile): Column[] {
  const rows = results.flatMap((result) => result.rows);
  const names = [...new Set(results.flatMap(({ columns }) => columns))];
  const [first = 'name', ...rest] = withCurrency(names, { entity, rows });
  const named = (name: string): Column => ({
    label: labelOf(language, name),
    cellOf: ({ values }) => plain(values[name], timeZone),
  });
  const account: Column = {
    label: capital(t(language, 'records.field.account')),
    cellOf: (row) => row.account?.name ?? '',
  };
  const source: Column = {
    label: capital(t(language, 'records.file.source')),
    cellOf: (_row, result) => result.source ?? t(language, 'records.own'),
  };
  return [
    named(first),
    ...(rows.some((row) => row.account !== null) ? [account] : []),
    ...rest.map(named),
    ...(results.some((result) => result.source !== null) ? [source] : []),
  ];
}

/** An amount says nothing without its currency, which rows hold without its being one of their columns. */
function withCurrency(
  columns: readonly string[],
  { entity, rows }: { entity: RecordEntity; rows: readonly RecordRow[] },
): string[] {
  const names = [...columns];
  for (const prefix of ['', 'account.']) {
    const currency = `${prefix}currency`;
    if (names.includes(currency) || rows.every(({ values }) => values[currency] == null)) continue;
    const amount = names.findIndex(
      (name) => name.startsWith('account.') === (prefix !== '') && isMoney(entity, name),
    );
    names.splice(amount === -1 ? names.length : amount + 1, 0, currency);
  }
  return names;
}

/** Orders are only in databases that are read in place, which know no types of ours. */
function isMoney(entity: RecordEntity, name: string): boolean {
  const own = name.replace(/^account\./, '');
  const table = own === name ? entity : 'account';
  if (table === 'order') return /(?:amount|total|price)$/i.test(own);
  return RECORD_FIELDS[table].fields[own]?.type === 'money';
}

/** Of two fields that are called the same, the account's says that it is the account's. */
function labelOf(language: Language, name: string): string {
  const label = formatField(language, name);
  const isAccounts = name.startsWith('account.') && name !== 'account.name';
  return capital(isAccounts ? `${t(language, 'records.field.account')}: ${label}` : label);
}

function plain(value: RecordRow['values'][string] | undefined, timeZone: string): string {
  if (value == null) return '';
  if (typeof value === 'string' && INSTANT.test(value)) return dayIn(timeZone, new Date(value));
  return String(value);
}
