import { join } from 'node:path';
import { RECORD_KINDS, type SourceItem } from '../accounts/record-input.ts';
import { BotError } from '../core/bot-error.ts';
import { readCsvText } from './csv-file.ts';
import type { CsvKind } from './csv-headers.ts';
import { defineSource } from './define-source.ts';
import { findFileSet } from './list-files.ts';
import { decodeText, readBytes } from './read-file.ts';
import type { OpenOptions, RecordPlace } from './source.ts';

/** Far above any export that fits in memory with its rows. */
const MAX_BYTES = 256 * 1024 * 1024;

/** CSV files of records or of a price book. */
export const csv = defineSource({
  name: 'csv',
  argument: 'path',
  description: 'CSV files, as records or a price book',
  open: openCsv,
});

/**
 * Opens a CSV file, or a folder of them: accounts, contacts, leads, opportunities, cases, activities, products, prices
 * or discount authority, told by file name or headers. Links hold within the folder.
 */
async function openCsv(path: string, options: OpenOptions = {}): Promise<RecordPlace> {
  const { location, fileSet, files } = await findFileSet(path, /\.(csv|tsv)$/i);
  const items: SourceItem[] = [];
  for (const file of files) {
    options.signal?.throwIfAborted();
    items.push(...(await readCsvFile(join(fileSet, file), file)));
  }
  if (!items.some((item) => item.type === 'record' || item.type === 'row')) throw nothingIn(path, items);
  const rank = (item: SourceItem): number =>
    item.type === 'record' ? RECORD_KINDS.indexOf(item.kind) : RECORD_KINDS.length;
  items.sort((one, other) => rank(one) - rank(other));
  return { holds: 'records', location, fileSet, total: items.length, items };
}

/** Reads one CSV file as UTF-8. */
export async function readCsvFile(path: string, file: string, kind?: CsvKind): Promise<SourceItem[]> {
  const bytes = await readBytes(path, MAX_BYTES);
  const text = Buffer.isBuffer(bytes) ? decodeText(bytes) : bytes;
  if (typeof text === 'string') return readCsvText(text, file, kind);
  return [{ type: 'unreadable', file, ...text, whole: true }];
}

function nothingIn(path: string, items: readonly SourceItem[]): BotError {
  const faults = items.flatMap((item) =>
    item.type === 'unreadable' ? [`${item.file}${item.line ? `:${item.line}` : ''} ${item.reason}`] : [],
  );
  const why = faults.length === 0 ? '' : ` (${faults.slice(0, 5).join('; ')})`;
  return new BotError('not_found', `There is no CSV row to load in ${path}${why}; nothing was changed.`);
}
