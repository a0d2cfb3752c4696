import { join } from 'node:path';
import type { SourceItem } from '../accounts/record-input.ts';
import { BotError } from '../core/bot-error.ts';
import { defineSource } from './define-source.ts';
import { findFileSet } from './list-files.ts';
import { decodeText, readBytes } from './read-file.ts';
import { parseSalesforceFile, type SalesforceFile, type SalesforceRecord } from './salesforce-file.ts';
import { mapSalesforceRecords } from './salesforce-map.ts';
import type { OpenOptions, RecordPlace } from './source.ts';

/** Far above the 2,000 records that one export of a tree holds. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Files that `sf data export tree` writes. */
export const salesforce = defineSource({
  name: 'salesforce',
  argument: 'path',
  description: 'sObject-tree JSON files, as records',
  open: openSalesforce,
});

/**
 * Opens a folder of sObject-tree JSON files (`{"records": [...]}`), or one such file. References (`@AccountRef1`) hold
 * within their folder.
 */
async function openSalesforce(path: string, options: OpenOptions = {}): Promise<RecordPlace> {
  const { location, fileSet, files } = await findFileSet(path, /\.json$/i);
  const found: SalesforceRecord[] = [];
  const items: SourceItem[] = [];
  for (const file of files.sort(plainFirst)) {
    options.signal?.throwIfAborted();
    const parsed = await readSalesforceFile(join(fileSet, file), file);
    found.push(...parsed.records);
    items.push(...parsed.faults);
  }
  if (found.length === 0) throw nothingIn(path, items);
  items.push(...mapSalesforceRecords(found));
  return { holds: 'records', location, fileSet, total: items.length, items };
}

/** `Contact.json` comes before `Contact-large.json`: where both define a record, the plain one counts. */
function plainFirst(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1);
}

async function readSalesforceFile(path: string, file: string): Promise<SalesforceFile> {
  const bytes = await readBytes(path, MAX_BYTES);
  const text = Buffer.isBuffer(bytes) ? decodeText(bytes) : bytes;
  if (typeof text === 'string') return parseSalesforceFile(text, file);
  return { records: [], faults: [{ type: 'unreadable', file, ...text, whole: true }] };
}

function nothingIn(path: string, items: readonly SourceItem[]): BotError {
  const faults = items.flatMap((item) =>
    item.type === 'unreadable' ? [`${item.file}: ${item.reason}`] : [],
  );
  const why = faults.length === 0 ? '' : ` (${faults.slice(0, 5).join('; ')})`;
  return new BotError('not_found', `There is no Salesforce record in ${path}${why}; nothing was changed.`);
}
