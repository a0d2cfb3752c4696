import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ingestRecords } from '../accounts/ingest-records.ts';
import type { SourceItem } from '../accounts/record-input.ts';
import type { RecordReport } from '../accounts/record-report.ts';
import type { Reader } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import { INSTALLATION } from '../core/installation.ts';
import { parseReaders } from '../store/access-rule.ts';
import type { Database } from '../store/database.ts';
import { readCsvFile } from './csv.ts';
import { defineSource } from './define-source.ts';
import { CRM_FILES, type CrmFile } from './example-crm.ts';
import { readMarkdownFolder } from './markdown.ts';
import type { ArticleSource, RecordPlace } from './source.ts';

/** The fictional company that the repository carries. */
export const EXAMPLE_FOLDER = join(INSTALLATION, 'example');

/** The source that the example company's records are kept under. */
export const EXAMPLE_RECORDS = 'example:records';

/** The example company: a folder of its articles, or its records. It comes in by a command of its own. */
export const example = defineSource({
  name: 'example',
  argument: 'path',
  description: 'the example company',
  open: (place) =>
    place === EXAMPLE_RECORDS ? openExampleRecords(EXAMPLE_FOLDER) : openExampleArticles(place),
});

/** Opens the example's articles, whose frontmatter says who may read them. */
export function openExampleArticles(folder: string): Promise<ArticleSource> {
  return readMarkdownFolder(folder, { trustFrontmatterReaders: true, kind: 'example' });
}

const rowsSchema = z.array(
  z.looseObject({ id: z.string().optional(), readers: z.array(z.string()).optional() }),
);
type ExampleRow = z.infer<typeof rowsSchema>[number];
const peopleSchema = z.array(z.object({ name: z.string(), realName: z.string() }));

/**
 * Loads the example company's CRM records and price book.
 * @throws BotError `input_invalid` when a file of the example is missing or broken
 */
export async function loadExample(database: Database, folder: string): Promise<RecordReport> {
  const source = await openExampleRecords(folder);
  return ingestRecords(database, {
    source: { ...source, kind: example.name },
    readers: ['everyone'],
    items: source.items,
    plainIds: true,
  });
}

/**
 * Records without readers of their own have those of their account, prices those of their product; everything else is
 * for every full member.
 */
async function openExampleRecords(folder: string): Promise<RecordPlace> {
  const people = peopleSchema.parse(await readJson(join(folder, 'people.json')));
  const names = new Map(people.map((person) => [person.name, person.realName]));
  const items: SourceItem[] = [];
  const readersOfAccount = new Map<string, Reader[]>();
  for (const file of CRM_FILES) {
    const rows = rowsSchema.parse(await readJson(join(folder, 'crm', file.name)));
    if (file.kind === 'accounts') for (const row of rows) note(readersOfAccount, String(row.id), row);
    items.push(...rows.map((row) => toRecord(row, { file, names, readersOfAccount })));
  }
  items.push(...(await readPriceBook(join(folder, 'price-book'))));
  return {
    holds: 'records',
    location: EXAMPLE_RECORDS,
    fileSet: EXAMPLE_RECORDS,
    total: items.length,
    plainIds: true,
    items,
  };
}

async function readPriceBook(folder: string): Promise<SourceItem[]> {
  const products = rowsSchema.parse(await readJson(join(folder, 'products.json')));
  const readersOfSku = new Map<string, Reader[]>();
  const items: SourceItem[] = products.map((row) => {
    note(readersOfSku, String(row.sku), row);
    const { readers: _, ...fields } = row;
    return {
      type: 'record',
      kind: 'products',
      id: String(row.sku),
      file: 'products.json',
      fields,
      extra: { effectiveFrom: row.effectiveFrom },
      ...readersOf(readersOfSku.get(String(row.sku))),
    };
  });
  const rows = [
    ...(await readCsvFile(join(folder, 'prices.csv'), 'prices.csv', 'prices')),
    ...(await readCsvFile(
      join(folder, 'discount-authority.csv'),
      'discount-authority.csv',
      'discount_authority',
    )),
  ];
  const withReaders = rows.map((item) =>
    item.type === 'row' && item.table === 'prices'
      ? { ...item, ...readersOf(readersOfSku.get(String(item.fields.sku))) }
      : item,
  );
  return [...items, ...withReaders];
}

function toRecord(
  row: ExampleRow,
  from: {
    file: CrmFile;
    names: ReadonlyMap<string, string>;
    readersOfAccount: ReadonlyMap<string, Reader[]>;
  },
): SourceItem {
  const { file, names, readersOfAccount } = from;
  const { id, readers: _, ...rest } = row;
  const { fields, extra } = file.map(rest);
  // People read names, not handles; the handle stays findable.
  const handle = typeof fields.owner === 'string' ? fields.owner : undefined;
  const owner = handle === undefined ? {} : { owner: names.get(handle) ?? handle };
  const account = file.kind === 'accounts' ? String(id) : String(rest.accountId ?? '');
  return {
    type: 'record',
    kind: file.kind,
    id: String(id),
    file: file.name,
    fields: { ...fields, ...owner },
    extra,
    ...readersOf(row.readers ? parseReaders(row.readers.join(',')) : readersOfAccount.get(account)),
  };
}

function note(readers: Map<string, Reader[]>, key: string, row: ExampleRow): void {
  if (row.readers) readers.set(key, parseReaders(row.readers.join(',')));
}

function readersOf(readers: Reader[] | undefined): { readers?: Reader[] } {
  return readers === undefined ? {} : { readers };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new BotError('input_invalid', `The example's file ${path} is missing or no valid JSON.`, {
      cause: error,
    });
  }
}
