import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Transaction as LiteTransaction, PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { TeamId } from '../core/ids.ts';
import type { OpenDatabase, Transaction } from './database.ts';
import { closeFiles, DATABASE_FOLDER, damaged, prepareDataFolder } from './prepare-data-folder.ts';
import { translateDatabaseError } from './translate-database-error.ts';

const dialect = new PgDialect();

/**
 * Opens PGlite with pgvector in a folder, or in memory without one. PGlite takes no lock on its folder: the caller
 * must hold it. A `template`, which PGlite has dumped, is what a new database begins with.
 * @throws BotError `data_folder_damaged`, `database_unreachable`, `disk_full`, `input_invalid`
 */
export async function openEmbedded(folder?: string, template?: Blob): Promise<OpenDatabase> {
  if (folder !== undefined) await prepareDataFolder(folder);
  const isNew = folder === undefined || (await readdir(join(folder, DATABASE_FOLDER))).length === 0;
  try {
    // Calendar dates stay text, as they do on a server: a `Date` would move them across time zones.
    const options = {
      extensions: { vector },
      parsers: { 1082: (value: string) => value },
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

class EmbeddedDatabase implements OpenDatabase {
  readonly kind = 'embedded';
  readonly #lite: PGlite;

  constructor(lite: PGlite) {
    this.#lite = lite;
  }

  query<Row extends object>(statement: SQL): Promise<Row[]> {
    return run<Row>(this.#lite, statement);
  }

  async transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    try {
      return await this.#lite.transaction((tx) => work(nested(tx)));
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

function nested(tx: LiteTransaction): Transaction {
  const transaction: Transaction = {
    kind: 'embedded',
    inTransaction: true,
    query: (statement) => run(tx, statement),
    transaction: (work) => work(transaction),
  };
  return transaction;
}

async function run<Row extends object>(on: PGlite | LiteTransaction, statement: SQL): Promise<Row[]> {
  const { sql, params } = dialect.sqlToQuery(statement);
  try {
    const result = await on.query<Row>(sql, params);
    return result.rows;
  } catch (error) {
    throw translateDatabaseError(error);
  }
}
