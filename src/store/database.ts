import type { SQL } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';

/** How a statement is run; a server has connections enough, and takes no notice. */
export interface QueryOptions {
  /** It passes in front of what waits for the embedded database: only for what must not wait, such as an acknowledgement. */
  urgent?: boolean;
}

/**
 * The database as the rooms see it: bound statements, transactions and notices. Both drivers give timestamps as `Date`, `jsonb`
 * as values, `bigint` as numbers, `bytea` as bytes, `numeric` and `date` as strings, which is what the schema types
 * (`test/integration/store-schema.test.ts`); cast counts to `int`. Take the type of a row from `row.ts`.
 */
export interface Database {
  /** `embedded` is PGlite in this process, `server` a PostgreSQL over the network. */
  readonly kind: 'embedded' | 'server';
  query<Row extends object = Record<string, unknown>>(statement: SQL, options?: QueryOptions): Promise<Row[]>;
  /** Runs `work` in one transaction. No model, chat or tool call may happen inside it. */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
}

/**
 * A database within one transaction. What takes a lock until the transaction ends, or must be kept or lost together with the
 * rest, asks for this type: handed an open database, each of its statements would be a transaction of its own.
 */
export interface Transaction extends Database {
  readonly inTransaction: true;
}

/** A database that this process holds open. */
export interface OpenDatabase extends Database {
  /** Calls `onNotice` at each NOTIFY on the channel; resolves to its end. */
  listen(channel: string, onNotice: (payload: string) => void): Promise<() => Promise<void>>;
  /**
   * From now on every statement is of this workspace, unless its transaction names another one: it sees no row of others
   * and writes none.
   */
  nameWorkspace?(teamId: TeamId): Promise<void>;
  /** The whole database as one compressed archive; only the embedded one has it. */
  dump?(): Promise<Blob>;
  close(): Promise<void>;
}
