import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { BotError } from '../core/bot-error.ts';
import { readServerAddress } from './server-address.ts';
import { codeOf } from './translate-database-error.ts';

const dialect = new PgDialect();

/** A PostgreSQL that is not ours: it is only asked, in sessions that cannot write. */
export interface ExternalDatabase {
  /** @throws BotError `source_unavailable`, which names neither address nor values; `not_found` for an impossible value */
  query<Row extends object>(statement: SQL): Promise<Row[]>;
  close(): Promise<void>;
}

/** A few questions at once are enough: the other side has work of its own. */
const MAX_CONNECTIONS = 3;
/** Over the server's own limit: it had its chance to say so itself. */
const GRACE_MS = 500;
const IDLE_SECONDS = 30;
const LIFETIME_SECONDS = 600;

/** Opens nothing yet: the first query connects. @param timeoutMs of connecting and of each query */
export function connectExternal(url: string, timeoutMs: number): ExternalDatabase {
  let client: postgres.Sql | null = null;
  const drop = async () => {
    const gone = client;
    client = null;
    await gone?.end({ timeout: 0 }).catch(() => undefined);
  };
  return {
    async query<Row extends object>(statement: SQL) {
      client ??= connect(url, timeoutMs);
      const { sql, params } = dialect.sqlToQuery(statement);
      const asked = client.unsafe(sql, params as postgres.ParameterOrJSON<never>[]);
      try {
        return (await within(asked, timeoutMs + GRACE_MS)) as unknown as Row[];
      } catch (error) {
        const code = codeOf(error);
        // Its refusals come over a sound connection; anything else leaves one that nobody knows the state of.
        if (!/^(?:22|42|25|57014)/.test(code)) await drop();
        throw translate(code, error);
      }
    },
    close: drop,
  };
}

/** An address may carry settings of the session; those that would undo ours are left out. */
function connect(url: string, timeoutMs: number): postgres.Sql {
  const { url: plain, tls } = readServerAddress(url);
  return postgres(plain, {
    ssl: tls,
    max: MAX_CONNECTIONS,
    connect_timeout: Math.max(1, Math.ceil(timeoutMs / 1000)),
    idle_timeout: IDLE_SECONDS,
    max_lifetime: LIFETIME_SECONDS,
    // It would read the catalogue of types, which nobody has asked for.
    fetch_types: false,
    prepare: false,
    onnotice: () => undefined,
    connection: {
      application_name: 'switchboard',
      default_transaction_read_only: true,
      statement_timeout: timeoutMs,
      lock_timeout: timeoutMs,
      idle_in_transaction_session_timeout: timeoutMs,
      DateStyle: 'ISO, YMD',
      // Operators are those of PostgreSQL, whatever a schema there brings.
      search_path: 'pg_catalog',
    },
  });
}

function within<Result>(work: Promise<Result>, limitMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('late'), { code: 'DEADLINE' })), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Words of the driver and the server name hosts, roles and values: none of them goes on. */
function translate(code: string, error: unknown): BotError {
  if (error instanceof BotError) return error;
  if (code.startsWith('22')) return new BotError('not_found', 'The source can hold no such value.');
  return new BotError('source_unavailable', `The source could not be read: ${reasonOf(code)}.`, {
    retryable: true,
  });
}

function reasonOf(code: string): string {
  if (code === '57014' || code === 'DEADLINE') return 'it took too long';
  if (code === '28P01' || code === '28000') return `it refused the role or password (${code})`;
  if (code === '3D000') return 'it has no such database (3D000)';
  if (code === '42501') return 'the role may not read a column that the mapping names (42501)';
  if (code === '42P01' || code === '42703')
    return `a table or column of the mapping is not there any more (${code})`;
  return code === '' ? 'the connection failed' : `the connection failed (${code})`;
}
