import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import type { OpenDatabase, Transaction } from './database.ts';
import { translateDatabaseError } from './translate-database-error.ts';

const dialect = new PgDialect();

/**
 * Connects to a PostgreSQL server with a pool.
 * @throws BotError `database_unreachable`
 */
export async function openServer(
  url: string,
  options: { maxConnections?: number } = {},
): Promise<OpenDatabase> {
  const client = postgres(url, {
    max: options.maxConnections ?? 10,
    connect_timeout: 10,
    onnotice: () => undefined,
    // int8 fits a number for every count and id we keep.
    types: {
      bigint: { to: 20, from: [20], serialize: String, parse: Number },
      date: { to: 1082, from: [1082], serialize: String, parse: String },
    },
    connection: { application_name: 'switchboard' },
  });
  try {
    await client`select 1`;
  } catch (error) {
    await client.end({ timeout: 1 });
    throw translateDatabaseError(error);
  }
  return new ServerDatabase(client);
}

type Connection = postgres.Sql | postgres.TransactionSql;

class ServerDatabase implements OpenDatabase {
  readonly kind = 'server';
  readonly #client: postgres.Sql;

  constructor(client: postgres.Sql) {
    this.#client = client;
  }

  query<Row extends object>(statement: SQL): Promise<Row[]> {
    return run<Row>(this.#client, statement);
  }

  async transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    try {
      return (await this.#client.begin((tx) => work(nested(tx)))) as Result;
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  async listen(channel: string, onNotice: (payload: string) => void): Promise<() => Promise<void>> {
    const { unlisten } = await this.#client.listen(channel, onNotice);
    return unlisten;
  }

  close(): Promise<void> {
    return this.#client.end({ timeout: 5 });
  }
}

function nested(tx: postgres.TransactionSql): Transaction {
  const transaction: Transaction = {
    kind: 'server',
    inTransaction: true,
    query: (statement) => run(tx, statement),
    transaction: (work) => work(transaction),
  };
  return transaction;
}

async function run<Row extends object>(on: Connection, statement: SQL): Promise<Row[]> {
  const { sql, params } = dialect.sqlToQuery(statement);
  try {
    const rows = await on.unsafe(sql, params as postgres.ParameterOrJSON<never>[], { prepare: true });
    return rows as unknown as Row[];
  } catch (error) {
    throw translateDatabaseError(error);
  }
}
