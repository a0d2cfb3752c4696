import type { Database } from '../store/database.ts';
import type { RecordInput, RecordKind, SourcePlace } from './record-input.ts';
import { readAccountIdsByName, readExistingIds } from './store-records.ts';

/** A checked record on its way into its table. */
export interface IngestedRecord {
  id: string;
  input: RecordInput;
  columns: Record<string, unknown>;
}

const LINKS: Record<string, RecordKind> = {
  account_id: 'accounts',
  contact_id: 'contacts',
  opportunity_id: 'opportunities',
};

/** Turns a source's references into ids of records that exist. */
export class LinkResolver {
  readonly #database: Database;
  readonly #prefix: string;
  readonly #storedId: (id: string) => string;

  constructor(database: Database, prefix: string, storedId: (id: string) => string) {
    this.#database = database;
    this.#prefix = prefix;
    this.#storedId = storedId;
  }

  /** Resolves the links of records in place; a link that leads nowhere is dropped and reported, the record stays. */
  async resolve(records: readonly IngestedRecord[]): Promise<(SourcePlace & { reason: string })[]> {
    const problems = await this.#resolveNames(records);
    for (const [column, kind] of Object.entries(LINKS)) {
      const linked = records.filter((record) => typeof record.columns[column] === 'string');
      if (linked.length === 0) continue;
      const ids = linked.map((record) => this.#storedId(String(record.columns[column])));
      const existing = await readExistingIds(this.#database, kind, [...new Set(ids)]);
      linked.forEach((record, place) => {
        const found = existing.has(ids[place]!);
        if (!found) problems.push(dangling(record, `${column} ${String(record.columns[column])}`));
        record.columns[column] = found ? ids[place] : null;
      });
    }
    return problems;
  }

  async #resolveNames(records: readonly IngestedRecord[]): Promise<(SourcePlace & { reason: string })[]> {
    const named = records.filter((record) => record.input.accountName && record.columns.account_id === null);
    if (named.length === 0) return [];
    const byName = await readAccountIdsByName(this.#database, this.#prefix);
    return named.flatMap((record) => {
      const id = byName.get(record.input.accountName!.trim().toLowerCase());
      // Resolved below like any other link, so it must look like one of the source's own.
      if (id !== undefined) record.columns.account_id = id.slice(this.#prefix.length + 1);
      return id === undefined ? [dangling(record, 'the account name')] : [];
    });
  }
}

function dangling({ input }: IngestedRecord, what: string): SourcePlace & { reason: string } {
  const place = { file: input.file, ...(input.line === undefined ? {} : { line: input.line }) };
  return { ...place, reason: `${what} leads to nothing that was loaded; the record was kept without it` };
}
