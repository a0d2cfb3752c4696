import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { BotError } from '../core/bot-error.ts';
import type { TeamId } from '../core/ids.ts';
import type { OpenDatabase, Transaction } from './database.ts';
import { readServerAddress, type ServerAddress } from './server-address.ts';
import { translateDatabaseError } from './translate-database-error.ts';

const dialect = new PgDialect();

/** How a pool of connections is opened. */
export interface ServerOptions {
  maxConnections?: number;
  /** The same server past a pooler: notices do not come through one that hands sessions round. */
  listenUrl?: string | undefined;
}

/** More unknown parameters than this are no oversight. */
const MOST_UNKNOWN = 8;
/** A server takes a parameter with a dot at the start of a session, PgBouncer does not: that is how it is known. */
const PROBE = 'switchboard.client';

/**
 * Connects to a PostgreSQL server with a pool. Parameters of the address that the server does not know are left out, a pooler in
 * front is noticed, and pgvector is found in whatever schema it is.
 * @throws BotError `database_unreachable`, `config_invalid`
 */
export async function openServer(url: string, options: ServerOptions = {}): Promise<OpenDatabase> {
  let address = readServerAddress(url);
  address = { ...address, session: { ...address.session, [PROBE]: 'bot' } };
  for (let left = MOST_UNKNOWN; ; left -= 1) {
    const client = connect(address, options);
    try {
      const path = await findVectorPath(client);
      if (path === null || address.session.search_path === path)
        return new ServerDatabase(client, { address, options });
      await client.end({ timeout: 1 });
      address = { ...address, session: { ...address.session, search_path: path } };
    } catch (error) {
      await client.end({ timeout: 1 });
      const refused = refusedParameter(error, address.session);
      if (refused === null || left === 0) throw translateDatabaseError(error);
      if (refused.name === 'search_path') throw vectorOutOfReach(address.session.search_path ?? '');
      const { [refused.name]: _dropped, ...session } = address.session;
      address = { ...address, session, pooled: address.pooled || refused.byPooler };
    }
  }
}

function connect(address: ServerAddress, options: ServerOptions): postgres.Sql {
  return postgres(address.url, {
    max: options.maxConnections ?? address.maxConnections ?? 10,
    connect_timeout: 10,
    onnotice: () => undefined,
    ssl: address.tls,
    prepare: !address.pooled,
    // int8 fits a number for every count and id we keep.
    types: {
      bigint: { to: 20, from: [20], serialize: String, parse: Number },
      date: { to: 1082, from: [1082], serialize: String, parse: String },
    },
    connection: { application_name: 'switchboard', ...address.session },
    ...(address.targetSession === null
      ? {}
      : { target_session_attrs: address.targetSession as 'read-write' }),
  });
}

/** A search path on which pgvector is, where it is not on that of the session; null where it is, or is nowhere. */
async function findVectorPath(client: postgres.Sql): Promise<string | null> {
  const [row] = await client<{ path: string | null }[]>`
    select case when n.nspname = any (current_schemas(true)) then null
      else current_setting('search_path') || ', ' || quote_ident(n.nspname) end as path
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'vector'`;
  return row?.path ?? null;
}

/** Servers and poolers name the parameter that they do not take. */
function refusedParameter(
  error: unknown,
  session: Record<string, string>,
): { name: string; byPooler: boolean } | null {
  const message = error instanceof Error ? error.message : '';
  const [, byServer] = /unrecognized configuration parameter "([^"]+)"/.exec(message) ?? [];
  const [, byPooler] = /unsupported startup parameter(?: in options)?: (\S+)/.exec(message) ?? [];
  const name = byPooler ?? byServer;
  return name !== undefined && name in session ? { name, byPooler: byPooler !== undefined } : null;
}

/** A pooler that takes no search path leaves it to the role. */
function vectorOutOfReach(path: string): BotError {
  return new BotError(
    'config_invalid',
    `pgvector is in a schema that is not on the search path, and the pooler takes no search path from us. Run for the roles of DATABASE_URL and DATABASE_MIGRATION_URL: ALTER ROLE … SET search_path = ${path};`,
  );
}

class ServerDatabase implements OpenDatabase {
  readonly kind = 'server';
  #client: postgres.Sql;
  /** Empty: none was named. */
  #teamId = '';
  /** Pools of before the workspace was named, on which somebody listens. */
  readonly #listening = new Set<postgres.Sql>();
  readonly #listener: postgres.Sql | null;
  readonly #reached: { address: ServerAddress; options: ServerOptions };

  constructor(client: postgres.Sql, reached: { address: ServerAddress; options: ServerOptions }) {
    this.#client = client;
    this.#reached = reached;
    const { listenUrl } = reached.options;
    // It connects with the first channel that is listened to.
    this.#listener =
      listenUrl === undefined ? null : connect(readServerAddress(listenUrl), { maxConnections: 1 });
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
    const client = this.#listener ?? this.#client;
    const { unlisten } = await client.listen(channel, onNotice);
    if (this.#listener === null) this.#listening.add(client);
    return unlisten;
  }

  /**
   * Connections say it as they open, so that it costs no statement. Behind a pooler that hands connections round and
   * passes no parameters on, statements stay those of the workspace that was connected last.
   */
  async nameWorkspace(teamId: TeamId): Promise<void> {
    const { address, options } = this.#reached;
    if (this.#teamId === teamId || address.pooled) return;
    const client = connect(
      { ...address, session: { ...address.session, 'switchboard.team': teamId } },
      options,
    );
    try {
      await client`select 1`;
    } catch (error) {
      await client.end({ timeout: 1 });
      throw translateDatabaseError(error);
    }
    const former = this.#client;
    this.#client = client;
    this.#teamId = teamId;
    if (!this.#listening.has(former)) await former.end({ timeout: 5 });
  }

  async close(): Promise<void> {
    for (const client of this.#listening) if (client !== this.#client) await client.end({ timeout: 5 });
    await Promise.all([this.#client.end({ timeout: 5 }), this.#listener?.end({ timeout: 5 })]);
  }
}

type Connection = postgres.Sql | postgres.TransactionSql;

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
