import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { BotError } from '../core/bot-error.ts';
import type { TeamId } from '../core/ids.ts';
import type { OpenDatabase, Transaction } from './database.ts';
import { codeOf, translateDatabaseError } from './translate-database-error.ts';

const dialect = new PgDialect();

/**
 * Connects to a PostgreSQL server with a pool.
 * @throws BotError `database_unreachable`
 */
export async function openServer(
  url: string,
  options: { maxConnections?: number } = {},
): Promise<OpenDatabase> {
  const connect = (teamId?: TeamId) => openPool(url, { ...options, teamId });
  return new ServerDatabase(await connect(), connect);
}

/** What a pooler in front of the database says of a parameter that it does not pass on. */
const NOT_PASSED_ON = '08P01';

async function openPool(
  url: string,
  options: { maxConnections?: number | undefined; teamId?: TeamId | undefined },
): Promise<postgres.Sql> {
  const client = postgres(url, {
    max: options.maxConnections ?? 10,
    connect_timeout: 10,
    onnotice: () => undefined,
    // int8 fits a number for every count and id we keep.
    types: {
      bigint: { to: 20, from: [20], serialize: String, parse: Number },
      date: { to: 1082, from: [1082], serialize: String, parse: String },
    },
    connection: {
      application_name: 'switchboard',
      ...(options.teamId === undefined ? {} : { 'switchboard.team': options.teamId }),
    },
  });
  try {
    await client`select 1`;
  } catch (error) {
    await client.end({ timeout: 1 });
    throw translateDatabaseError(error);
  }
  return client;
}

type Connection = postgres.Sql | postgres.TransactionSql;

class ServerDatabase implements OpenDatabase {
  readonly kind = 'server';
  #client: postgres.Sql;
  /** Empty: none was named. */
  #teamId = '';
  /** Pools of before the workspace was named, on which somebody listens. */
  readonly #listening = new Set<postgres.Sql>();
  readonly #connect: (teamId: TeamId) => Promise<postgres.Sql>;

  constructor(client: postgres.Sql, connect: (teamId: TeamId) => Promise<postgres.Sql>) {
    this.#client = client;
    this.#connect = connect;
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
    this.#listening.add(this.#client);
    return unlisten;
  }

  /**
   * Connections say it as they open, so that it costs no statement. Behind a pooler that hands connections round and
   * passes no parameters on, statements stay those of the workspace that was connected last.
   */
  async nameWorkspace(teamId: TeamId): Promise<void> {
    if (this.#teamId === teamId) return;
    let client: postgres.Sql;
    try {
      client = await this.#connect(teamId);
    } catch (error) {
      if (error instanceof BotError && codeOf(error.cause) === NOT_PASSED_ON) return;
      throw error;
    }
    const former = this.#client;
    this.#client = client;
    this.#teamId = teamId;
    if (!this.#listening.has(former)) await former.end({ timeout: 5 });
  }

  async close(): Promise<void> {
    for (const client of this.#listening) if (client !== this.#client) await client.end({ timeout: 5 });
    await this.#client.end({ timeout: 5 });
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
