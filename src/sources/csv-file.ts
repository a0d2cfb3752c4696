import { createHash } from 'node:crypto';
import { CsvError, type Info, parse } from 'csv-parse/sync';
import { isRowTable, type SourceItem } from '../accounts/record-input.ts';
import { type CsvKind, guessCsvKind, mapHeaders } from './csv-headers.ts';

const DELIMITERS = [',', ';', '\t', '|'];

interface CsvRow {
  record: string[];
  info: Pick<Info, 'lines'>;
}

/** Reads one CSV text into items; rows that cannot be read are told with their line. */
export function readCsvText(text: string, file: string, kind?: CsvKind): SourceItem[] {
  const { rows, faults } = parseRows(text.replace(/^\uFEFF/, ''), file);
  const [head, ...body] = rows;
  if (head === undefined) {
    return faults.length > 0 ? faults : [{ type: 'unreadable', file, reason: 'is empty', whole: true }];
  }
  const headers = head.record.map((header) => header.trim());
  const found = kind ?? guessCsvKind(file, headers);
  if (found === null) {
    const reason = 'neither its name nor its headers say what it holds';
    return [{ type: 'unreadable', file, line: 1, reason, whole: true }];
  }
  const mapping = { kind: found, headers, ...mapHeaders(found, headers) };
  if (mapping.columns.size === 0)
    return [{ type: 'unreadable', file, line: 1, reason: `no header is one of ${found}`, whole: true }];
  return [...faults, ...body.flatMap((row) => readRow(row, file, mapping))];
}

interface Mapping {
  kind: CsvKind;
  headers: string[];
  columns: Map<number, string>;
  idAt: number;
}

function readRow({ record, info }: CsvRow, file: string, mapping: Mapping): SourceItem[] {
  const { kind, headers, columns, idAt } = mapping;
  const line = info.lines;
  if (record.every((value) => value.trim() === '')) return [];
  const isRecord = !isRowTable(kind);
  if (record.length !== headers.length) {
    const reason = `has ${record.length} values where the headers are ${headers.length}`;
    const id = record[idAt]?.trim();
    return [{ type: 'unreadable', file, line, reason, ...(isRecord && id ? { record: { kind, id } } : {}) }];
  }
  const fields: Record<string, unknown> = {};
  const extra: Record<string, unknown> = {};
  record.forEach((value, at) => {
    const column = columns.get(at);
    if (column !== undefined) fields[column] = value;
    else if (at !== idAt && value.trim() !== '') extra[headers[at]!] = value.trim();
  });
  if (!isRecord) return [{ type: 'row', table: kind, file, line, fields }];
  const { account_name, first_name, last_name, ...rest } = fields;
  const person = [first_name, last_name].filter((part) => part !== undefined && part !== '').join(' ');
  if (!rest.name && person !== '') rest.name = person;
  const accountName =
    typeof account_name === 'string' && account_name.trim() !== '' ? account_name : undefined;
  if ((kind === 'opportunities' || kind === 'cases') && rest.closed === undefined)
    rest.closed = /^(closed|resolved)/i.test(String(rest.stage ?? rest.status ?? ''));
  const id = record[idAt]?.trim() || contentId(record);
  return [
    { type: 'record', kind, id, file, line, fields: rest, extra, ...(accountName ? { accountName } : {}) },
  ];
}

/** A row without an id is known by its content: when it changes, it is another row. */
function contentId(record: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 16);
}

/** A quote that never closes takes the rest of the file with it: what comes before is loaded all the same. */
function parseRows(text: string, file: string): { rows: CsvRow[]; faults: SourceItem[] } {
  const delimiter = guessDelimiter(text);
  const options = { delimiter, info: true, relax_column_count: true, skip_empty_lines: true } as const;
  try {
    return { rows: parse(text, options) as unknown as CsvRow[], faults: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const opened = Number((error as { lines?: unknown }).lines ?? 1);
    const lines = text.split(/(?<=\n)/);
    const rows = parseLines(lines, options);
    const reason =
      error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quote is opened and never closed' : formatCode(error.code);
    return {
      rows,
      faults: [
        {
          type: 'unreadable',
          file,
          line: Math.min(faultLine(rows, opened), lines.length),
          reason,
          whole: true,
        },
      ],
    };
  }
}

/** Reads row by row as far as it goes, lines of a quoted field together. */
function parseLines(lines: readonly string[], options: object): CsvRow[] {
  const rows: CsvRow[] = [];
  let pending = '';
  lines.forEach((line, place) => {
    pending += line;
    try {
      const found = parse(pending, options) as unknown as CsvRow[];
      rows.push(...found.map(({ record }) => ({ record, info: { lines: place + 1 } })));
      pending = '';
    } catch {
      // The quoted field may go on in the next line.
    }
  });
  return rows;
}

function faultLine(rows: readonly CsvRow[], reported: number): number {
  const last = rows.at(-1)?.info.lines;
  return last === undefined ? reported : last + 1;
}

function formatCode(code: string): string {
  return code.replace(/^CSV_/, '').replaceAll('_', ' ').toLowerCase();
}

/** The delimiter that the first row holds most of, outside quotes. */
function guessDelimiter(text: string): string {
  const first = (/^(?:"(?:[^"]|"")*"|[^"\n])*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => first.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}
