import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { type Transaction as LiteTransaction, PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { TeamId } from '../core/ids.ts';
import { yieldToEventLoop } from '../core/yield-to-event-loop.ts';
import { copyTemplate, templateFolder } from './copy-template.ts';
import type { OpenDatabase, QueryOptions, Transaction } from './database.ts';
import { closeFiles, DATABASE_FOLDER, damaged, prepareDataFolder } from './prepare-data-folder.ts';
import { createSerialQueue } from './serial-queue.ts';
import { translateDatabaseError } from './translate-database-error.ts';

const dialect = new PgDialect();
/** So long statements may follow one another before sockets and timers have their turn. */
const YIELD_AFTER_MS = 5;

/**
 * What PostgreSQL keeps of its files in memory. PGlite writes zeros over it at each start, which for the 128 MB that are usual takes
 * longer than everything else that a start does; what is not in it is in the memory of the operating system.
 */
const SHARED_BUFFERS = ['-c', 'shared_buffers=32MB'];

/**
 * How much of a function of PostgreSQL's (bytes, roughly) runs before V8 compiles it again, for speed. By V8's own measure, 1.8
 * or 13 million, half of what a command takes is spent on compiling what it runs once; what is truly busy passes this within
 * a second. A command of a moment takes 1.6 s of processor time instead of 2.9 on Node 20, and 2 instead of 5 on Node 24.
 */
setFlagsFromString('--wasm-tiering-budget=500000000');

/**
 * Opens PGlite with pgvector in a folder, or in memory without one. PGlite takes no lock on its folder: the caller
 * must hold it. A `template`, which PGlite has dumped, is what a new database begins with; without one it begins with the
 * installation's.
 * @throws BotError `data_folder_damaged`, `database_unreachable`, `disk_full`, `input_invalid`
 */
export async function openEmbedded(folder?: string, template?: Blob): Promise<OpenDatabase> {
  if (folder !== undefined) await prepareDataFolder(folder);
  const isNew = folder === undefined || (await readdir(join(folder, DATABASE_FOLDER))).length === 0;
  try {
    if (folder !== undefined && isNew && template === undefined)
      await copyTemplate(await templateFolder(), join(folder, DATABASE_FOLDER));
    // Calendar dates stay text, as they do on a server: a `Date` would move them across time zones.
    const options = {
      extensions: { vector },
      parsers: { 1082: (value: string) => value },
      startParams: [...PGlite.defaultStartParams, ...SHARED_BUFFERS],
      ...(template === undefined ? {} : { loadDataDir: template }),
    };
    const lite = await (folder === undefined
      ? PGlite.create(options)
      : PGlite.create(join(folder, DATABASE_FOLDER), options));
    if (folder !== undefined) await closeFiles(folder);
    return new EmbeddedDatabase(lite);
  } catch (error) {
    const failure = translateDatabaseError(error);
    if (isNew || failure.code === 'disk_full') throw failure;
    throw damaged(join(folder, DATABASE_FOLDER), 'it does not open', error);
  }
}

/** PGlite does one thing at a time anyway. The queue in front of it is ours, so that it knows what is urgent. */
class EmbeddedDatabase implements OpenDatabase {
  readonly kind = 'embedded';
  readonly #lite: PGlite;
  readonly #breathe = createBreath();
  readonly #queue = createSerialQueue(this.#breathe);

  constructor(lite: PGlite) {
    this.#lite = lite;
  }

  query<Row extends object>(statement: SQL, options?: QueryOptions): Promise<Row[]> {
    const prepared = dialect.sqlToQuery(statement);
    return this.#queue.run(() => run<Row>(this.#lite, prepared), options);
  }

  async transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    try {
      return await this.#queue.run(() => this.#lite.transaction((tx) => work(nested(tx, this.#breathe))));
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  listen(channel: string, onNotice: (payload: string) => void): Promise<() => Promise<void>> {
    return this.#lite.listen(channel, onNotice);
  }

  async nameWorkspace(teamId: TeamId): Promise<void> {
    await this.#lite.query("select set_config('switchboard.team', $1, false)", [teamId]);
  }

  async dump(): Promise<Blob> {
    return this.#lite.dumpDataDir('gzip');
  }

  close(): Promise<void> {
    return this.#lite.close();
  }
}

/**
 * Creates what is awaited before a statement: PGlite answers without ever waiting for anything outside of this process, so
 * that a chain of statements would keep sockets, timers and acknowledgements from their turn for as long as it is.
 */
function createBreath(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < YIELD_AFTER_MS) return;
    await yieldToEventLoop();
    last = performance.now();
  };
}

function nested(tx: LiteTransaction, breathe: () => Promise<void>): Transaction {
  const transaction: Transaction = {
    kind: 'embedded',
    inTransaction: true,
    async query(statement) {
      const prepared = dialect.sqlToQuery(statement);
      await breathe();
      return run(tx, prepared);
    },
    transaction: (work) => work(transaction),
  };
  return transaction;
}

async function run<Row extends object>(
  on: PGlite | LiteTransaction,
  { sql, params }: { sql: string; params: unknown[] },
): Promise<Row[]> {
  try {
    const result = await on.query<Row>(sql, params);
    return result.rows;
  } catch (error) {
    throw translateDatabaseError(error);
  }
}
