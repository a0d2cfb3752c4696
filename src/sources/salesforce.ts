import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ingestRecords } from '../accounts/ingest-records.ts';
import type { SourceItem } from '../accounts/record-input.ts';
import type { RecordReport } from '../accounts/record-report.ts';
import { BotError } from '../core/bot-error.ts';
import type { Database } from '../store/database.ts';
import type { FileIngestRequest } from './csv-request.ts';
import { parseSalesforceFile, type SalesforceFile, type SalesforceRecord } from './salesforce-file.ts';
import { mapSalesforceRecords } from './salesforce-map.ts';

/**
 * Brings in a folder of sObject-tree JSON files (`{"records": [...]}`, as `sf data export tree` writes them), or one
 * such file. References (`@AccountRef1`) hold within their folder.
 * @throws BotError `not_found` when there is no such file or no record in it: nothing is removed then
 */
export async function ingestSalesforce(
  database: Database,
  request: FileIngestRequest,
): Promise<RecordReport> {
  const { location, fileSet, files } = await findFiles(request.path);
  const found: SalesforceRecord[] = [];
  const items: SourceItem[] = [];
  for (const file of files) {
    request.signal?.throwIfAborted();
    const parsed = await readSalesforceFile(join(fileSet, file), file);
    found.push(...parsed.records);
    items.push(...parsed.faults);
  }
  if (found.length === 0) throw nothingIn(request.path, items);
  items.push(...mapSalesforceRecords(found));
  return ingestRecords(database, {
    source: { kind: 'salesforce', location, fileSet },
    readers: request.readers ?? ['admins'],
    items,
    ...(request.signal ? { signal: request.signal } : {}),
    onProgress: ({ done }) => request.onProgress?.({ done, total: items.length }),
  });
}

async function readSalesforceFile(path: string, file: string): Promise<SalesforceFile> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
    return parseSalesforceFile(text, file);
  } catch (error) {
    const reason = error instanceof TypeError ? 'is not valid UTF-8' : `cannot be opened (${codeOf(error)})`;
    return { records: [], faults: [{ type: 'unreadable', file, reason, whole: true }] };
  }
}

async function findFiles(path: string): Promise<{ location: string; fileSet: string; files: string[] }> {
  try {
    const location = await realpath(path);
    if (!(await stat(location)).isDirectory())
      return { location, fileSet: dirname(location), files: [basename(location)] };
    const entries = await readdir(location, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && /\.json$/i.test(entry.name));
    // `Contact.json` comes before `Contact-large.json`: where both define a record, the plain one counts.
    const names = files.map((entry) => entry.name).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    return { location, fileSet: location, files: names };
  } catch (error) {
    throw new BotError('not_found', `There is nothing readable at ${path}; nothing was changed.`, {
      cause: error,
    });
  }
}

function nothingIn(path: string, items: readonly SourceItem[]): BotError {
  const faults = items.flatMap((item) =>
    item.type === 'unreadable' ? [`${item.file}: ${item.reason}`] : [],
  );
  const why = faults.length === 0 ? '' : ` (${faults.slice(0, 5).join('; ')})`;
  return new BotError('not_found', `There is no Salesforce record in ${path}${why}; nothing was changed.`);
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown error';
}
