import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ingestRecords } from '../accounts/ingest-records.ts';
import { RECORD_KINDS, type SourceItem } from '../accounts/record-input.ts';
import type { RecordReport } from '../accounts/record-report.ts';
import { BotError } from '../core/bot-error.ts';
import type { Database } from '../store/database.ts';
import { readCsvText } from './csv-file.ts';
import type { CsvKind } from './csv-headers.ts';
import type { FileIngestRequest } from './csv-request.ts';

/**
 * Brings in a CSV file, or a folder of them: accounts, contacts, leads, opportunities, cases, activities, products,
 * prices or discount authority, told by file name or headers unless `kind` says so. Links hold within the folder.
 * @throws BotError `not_found` when there is no such file or no row in it: nothing is removed then
 */
export async function ingestCsv(
  database: Database,
  request: FileIngestRequest & { kind?: CsvKind },
): Promise<RecordReport> {
  const { location, fileSet, files } = await findCsvFiles(request.path);
  const items: SourceItem[] = [];
  for (const file of files) {
    request.signal?.throwIfAborted();
    items.push(...(await readCsvFile(join(fileSet, file), file, request.kind)));
  }
  if (!items.some((item) => item.type === 'record' || item.type === 'row'))
    throw nothingIn(request.path, items);
  const rank = (item: SourceItem): number =>
    item.type === 'record' ? RECORD_KINDS.indexOf(item.kind) : RECORD_KINDS.length;
  return ingestRecords(database, {
    source: { kind: 'csv', location, fileSet },
    readers: request.readers ?? ['admins'],
    items: items.sort((one, other) => rank(one) - rank(other)),
    ...(request.signal ? { signal: request.signal } : {}),
    onProgress: ({ done }) => request.onProgress?.({ done, total: items.length }),
  });
}

/** Reads one CSV file as UTF-8. */
export async function readCsvFile(path: string, file: string, kind?: CsvKind): Promise<SourceItem[]> {
  try {
    const bytes = await readFile(path);
    return readCsvText(new TextDecoder('utf-8', { fatal: true }).decode(bytes), file, kind);
  } catch (error) {
    const code =
      typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown error';
    const reason = error instanceof TypeError ? 'is not valid UTF-8' : `cannot be opened (${code})`;
    return [{ type: 'unreadable', file, reason, whole: true }];
  }
}

async function findCsvFiles(path: string): Promise<{ location: string; fileSet: string; files: string[] }> {
  try {
    const location = await realpath(path);
    if (!(await stat(location)).isDirectory())
      return { location, fileSet: dirname(location), files: [basename(location)] };
    const entries = await readdir(location, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && /\.(csv|tsv)$/i.test(entry.name));
    return { location, fileSet: location, files: files.map((entry) => entry.name).sort() };
  } catch (error) {
    throw new BotError('not_found', `There is nothing readable at ${path}; nothing was changed.`, {
      cause: error,
    });
  }
}

function nothingIn(path: string, items: readonly SourceItem[]): BotError {
  const faults = items.flatMap((item) =>
    item.type === 'unreadable' ? [`${item.file}${item.line ? `:${item.line}` : ''} ${item.reason}`] : [],
  );
  const why = faults.length === 0 ? '' : ` (${faults.slice(0, 5).join('; ')})`;
  return new BotError('not_found', `There is no CSV row to load in ${path}${why}; nothing was changed.`);
}
