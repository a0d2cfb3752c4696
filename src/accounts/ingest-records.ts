import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Reader } from '../core/audience.ts';
import { accessRule } from '../store/access-rule.ts';
import type { Database } from '../store/database.ts';
import {
  RECORD_COLUMNS,
  RECORD_KINDS,
  type RecordInput,
  type RecordKind,
  ROW_COLUMNS,
  ROW_TABLES,
  type RowInput,
  type RowTable,
  type SourceItem,
  type SourcePlace,
  type UnreadableInput,
} from './record-input.ts';
import type { RecordProblem, RecordReport } from './record-report.ts';
import { type IngestedRecord, LinkResolver } from './resolve-links.ts';
import {
  closeRecordSource,
  deleteRecords,
  openRecordSource,
  type RecordOrigin,
  readKnownRecords,
  readSkusOfOthers,
  type StoredRecord,
  upsertRecords,
} from './store-records.ts';
import { type PlainRow, replaceRows } from './store-rows.ts';

/** Rows a transaction; a run that is stopped has stored all batches before. */
const BATCH_ROWS = 500;

/** Which records to bring in, from where and for whom. */
export interface RecordIngestRequest {
  source: RecordOrigin;
  readers: readonly Reader[];
  items: AsyncIterable<SourceItem> | Iterable<SourceItem>;
  /** Ids stay as the source gives them: only for the one source whose ids are known to be its own. */
  plainIds?: boolean;
  onProgress?: (progress: { done: number }) => void;
  signal?: AbortSignal;
}

/**
 * Brings a source's records in: new and changed ones are stored, equal ones skipped, those gone from the source
 * removed. Each batch commits on its own, so a stopped run goes on where it stopped; it removes nothing. Another
 * source's records are never touched. What could not be read this time is kept as it was.
 */
export async function ingestRecords(database: Database, request: RecordIngestRequest): Promise<RecordReport> {
  const startedAt = performance.now();
  const accessId = await accessRule(database, request.readers);
  const source = await openRecordSource(database, request.source, accessId);
  const run = new RecordRun(database, request, source);
  for await (const item of request.items) {
    request.signal?.throwIfAborted();
    await run.take(item);
  }
  request.signal?.throwIfAborted();
  const report = { ...(await run.finish()), ms: Math.round(performance.now() - startedAt) };
  await closeRecordSource(database, source.id, report);
  return report;
}

class RecordRun {
  readonly #database: Database;
  readonly #request: RecordIngestRequest;
  readonly #source: { id: number; prefix: string };
  readonly #links: LinkResolver;
  readonly #known = new Map<RecordKind, Map<string, string>>();
  /** What was given under each id, to tell a record that is in two files from two records of one id. */
  readonly #seen = new Map<RecordKind, Map<string, string>>(RECORD_KINDS.map((kind) => [kind, new Map()]));
  readonly #rows = new Map<RowTable, PlainRow[]>();
  readonly #accessIds = new Map<string, number>();
  readonly #report: Omit<RecordReport, 'ms'>;
  #batch: IngestedRecord[] = [];
  #done = 0;

  constructor(database: Database, request: RecordIngestRequest, source: { id: number; prefix: string }) {
    this.#database = database;
    this.#request = request;
    this.#source = source;
    this.#links = new LinkResolver(database, source.prefix, (id) => this.#storedId(id));
    this.#report = {
      sourceId: source.id,
      added: 0,
      changed: 0,
      unchanged: 0,
      removed: 0,
      unreadable: [],
      problems: [],
      skipped: {},
      removalSkipped: false,
    };
  }

  async take(item: SourceItem): Promise<void> {
    if (item.type === 'unreadable') this.#countUnreadable(item);
    else if (item.type === 'problem') this.#report.problems.push(placed(item, item.reason));
    else if (item.type === 'skipped')
      this.#report.skipped[item.name] = (this.#report.skipped[item.name] ?? 0) + 1;
    else if (item.type === 'row') await this.#takeRow(item);
    else await this.#takeRecord(item);
    this.#done += 1;
    this.#request.onProgress?.({ done: this.#done });
  }

  async finish(): Promise<Omit<RecordReport, 'ms'>> {
    await this.#flush();
    if (!this.#report.removalSkipped) await this.#database.transaction((tx) => this.#removeGone(tx));
    for (const table of ROW_TABLES) await this.#storeRows(table);
    for (const findings of [this.#report.unreadable, this.#report.problems]) findings.sort(byPlace);
    return this.#report;
  }

  #countUnreadable(item: UnreadableInput): void {
    this.#report.unreadable.push(placed(item, item.reason));
    if (item.whole) this.#report.removalSkipped = true;
    if (item.record) this.#seen.get(item.record.kind)!.set(this.#storedId(item.record.id), '');
  }

  async #takeRecord(item: RecordInput): Promise<void> {
    const { kind } = item;
    const id = this.#storedId(item.id);
    const content = hashOf([item.fields, item.extra]);
    const before = this.#seen.get(kind)!.get(id);
    if (before !== undefined) {
      if (before !== content)
        this.#report.problems.push(placed(item, `${item.id} was given before; the first one was kept`));
      return;
    }
    this.#seen.get(kind)!.set(id, content);
    const checked = RECORD_COLUMNS[kind].safeParse(item.fields);
    if (!checked.success) {
      this.#report.unreadable.push(placed(item, formatFaults(checked.error)));
      return;
    }
    // A batch holds one kind, so that links find what was stored before.
    if (this.#batch.length >= BATCH_ROWS || (this.#batch[0]?.input.kind ?? kind) !== kind)
      await this.#flush();
    this.#batch.push({ id, input: item, columns: { ...checked.data } });
  }

  async #takeRow(item: RowInput): Promise<void> {
    const schema = ROW_COLUMNS[item.table];
    const checked = schema.safeParse(item.fields);
    if (!checked.success) {
      this.#report.unreadable.push(placed(item, formatFaults(checked.error)));
      return;
    }
    const row = { ...checked.data, access_id: await this.#accessId(item.readers) };
    const rows = this.#rows.get(item.table) ?? [];
    this.#rows.set(item.table, rows);
    rows.push(row);
  }

  async #flush(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    const kind = batch[0]?.input.kind;
    if (kind === undefined) return;
    const loadable = kind === 'products' ? await this.#withoutSkusOfOthers(batch) : batch;
    this.#report.problems.push(...(await this.#links.resolve(loadable)));
    const known = await this.#knownOf(kind);
    const rows: StoredRecord[] = [];
    for (const record of loadable) {
      const row = await this.#toRow(record);
      const before = known.get(row.id);
      this.#report[before === undefined ? 'added' : before === row.content_hash ? 'unchanged' : 'changed'] +=
        1;
      if (before !== row.content_hash) rows.push(row);
    }
    if (rows.length > 0) await upsertRecords(this.#database, kind, rows);
  }

  async #withoutSkusOfOthers(batch: IngestedRecord[]): Promise<IngestedRecord[]> {
    const skus = batch.map((record) => String(record.columns.sku));
    const taken = await readSkusOfOthers(this.#database, this.#source.id, skus);
    for (const { input, columns } of batch.filter((record) => taken.has(String(record.columns.sku))))
      this.#report.unreadable.push(placed(input, `SKU ${String(columns.sku)} belongs to another source`));
    return batch.filter((record) => !taken.has(String(record.columns.sku)));
  }

  async #toRow({ id, input, columns }: IngestedRecord): Promise<StoredRecord> {
    const content = { ...columns, extra: input.extra, access_id: await this.#accessId(input.readers) };
    const hash = hashOf(content);
    return { id, source_id: this.#source.id, content_hash: hash, ...content };
  }

  async #removeGone(tx: Database): Promise<void> {
    for (const kind of RECORD_KINDS) {
      const seen = this.#seen.get(kind)!;
      const ids = [...(await readKnownRecords(tx, kind, this.#source.id)).keys()].filter(
        (id) => !seen.has(id),
      );
      if (ids.length === 0) continue;
      await deleteRecords(tx, kind, { sourceId: this.#source.id, ids });
      this.#report.removed += ids.length;
    }
  }

  async #storeRows(table: RowTable): Promise<void> {
    const rows = this.#rows.get(table) ?? [];
    if (this.#report.removalSkipped && rows.length === 0) return;
    const changes = await this.#database.transaction((tx) => replaceRows(tx, table, this.#source.id, rows));
    this.#report.added += changes.added;
    this.#report.unchanged += changes.unchanged;
    this.#report.removed += changes.removed;
  }

  async #knownOf(kind: RecordKind): Promise<Map<string, string>> {
    const known = this.#known.get(kind) ?? (await readKnownRecords(this.#database, kind, this.#source.id));
    this.#known.set(kind, known);
    return known;
  }

  async #accessId(readers: readonly Reader[] = this.#request.readers): Promise<number> {
    const key = [...readers].sort().join(',');
    const known = this.#accessIds.get(key) ?? (await accessRule(this.#database, readers));
    this.#accessIds.set(key, known);
    return known;
  }

  #storedId(id: string): string {
    return this.#request.plainIds ? id : `${this.#source.prefix}/${id}`;
  }
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

function byPlace(one: RecordProblem, other: RecordProblem): number {
  return one.file.localeCompare(other.file) || (one.line ?? 0) - (other.line ?? 0);
}

function placed(place: SourcePlace, reason: string): RecordProblem {
  return { file: place.file, ...(place.line === undefined ? {} : { line: place.line }), reason };
}

/** Says which values cannot be read, without repeating them: reports are kept and logged. */
function formatFaults(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'the row'} ${issue.message}`).join('; ');
}
