import { AsyncLocalStorage } from 'node:async_hooks';
import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Database, OpenDatabase, Transaction } from '../src/store/database.ts';

/** What a stretch of work asked of a database. */
export interface StatementCounts {
  /** Without those that begin and end a transaction. */
  statements: number;
  /** A statement outside of one is one. */
  transactions: number;
  /** Transactions that write: each waits for the disk. */
  flushes: number;
  rows: number;
  /** Of what came back, as JSON. */
  bytes: number;
}

/** A stretch of work by which statements are told apart, whatever else runs meanwhile; null: of no such work. */
export type Part = string | null;

/** One statement that a database was asked. */
export interface Asked {
  sql: string;
  /** By number; a statement outside of one has a number of its own. */
  transaction: number;
  part: Part;
  rows: number;
  bytes: number;
}

/** Counts what a database is asked from now on. */
export interface StatementCounter {
  /** What came since the last call. */
  take(): StatementCounts;
  /** The same, one by one, in the order in which they were asked. */
  takeAll(): Asked[];
  /** Does work whose statements, at whatever time they are asked, are of a part. */
  within<Result>(part: Part, work: () => Result): Result;
}

const WRITES = /\b(?:insert into|update [a-z_]+ (?:[a-z]+ )?set|delete from)\b/i;
const dialect = new PgDialect();

/** Begins to count what is asked of a database by all that share this object. */
export function countStatements(database: OpenDatabase): StatementCounter {
  const [query, transaction] = [database.query.bind(database), database.transaction.bind(database)];
  const parts = new AsyncLocalStorage<Part>();
  let asked: Asked[] = [];
  let opened = 0;

  async function count<Row extends object>(
    on: Pick<Database, 'query'>,
    statement: SQL,
    of: number,
  ): Promise<Row[]> {
    const { sql } = dialect.sqlToQuery(statement);
    const one = { sql, transaction: of, part: parts.getStore() ?? null, rows: 0, bytes: 0 };
    asked.push(one);
    const rows = await on.query<Row>(statement);
    one.rows = rows.length;
    one.bytes = JSON.stringify(rows).length;
    return rows;
  }

  Object.assign(database, {
    query: <Row extends object>(statement: SQL) => count<Row>({ query }, statement, ++opened),
    transaction: <Result>(work: (tx: Transaction) => Promise<Result>) => {
      const own = ++opened;
      const part = parts.getStore() ?? null;
      return transaction((tx) => {
        const counted: Transaction = {
          ...tx,
          query: (statement) => count(tx, statement, own),
          transaction: (inner) => inner(counted),
        };
        // A transaction that waited for others is begun by what they do.
        return parts.run(part, () => work(counted));
      });
    },
  });
  const takeAll = () => {
    const taken = asked;
    asked = [];
    return taken;
  };
  return { takeAll, take: () => sumUp(takeAll()), within: (part, work) => parts.run(part, work) };
}

/** What statements come to together. */
export function sumUp(asked: readonly Asked[]): StatementCounts {
  const writing = asked.filter(({ sql }) => WRITES.test(sql));
  return {
    statements: asked.length,
    transactions: new Set(asked.map((one) => one.transaction)).size,
    flushes: new Set(writing.map((one) => one.transaction)).size,
    rows: asked.reduce((all, { rows }) => all + rows, 0),
    bytes: asked.reduce((all, { bytes }) => all + bytes, 0),
  };
}
