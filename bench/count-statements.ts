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

/** Counts what a database is asked from now on. */
export interface StatementCounter {
  /** What came since the last call. */
  take(): StatementCounts;
  /** What came since then from the first statement of a kind to the next of another, both included, less what others ask meanwhile. */
  between(first: RegExp, last: RegExp, except: RegExp): StatementCounts;
}

interface Asked {
  sql: string;
  transaction: number;
  rows: number;
  bytes: number;
}

const WRITES = /\b(?:insert into|update [a-z_]+ (?:[a-z]+ )?set|delete from)\b/i;
const dialect = new PgDialect();

/** Begins to count what is asked of a database by all that share this object. */
export function countStatements(database: OpenDatabase): StatementCounter {
  const [query, transaction] = [database.query.bind(database), database.transaction.bind(database)];
  let asked: Asked[] = [];
  let opened = 0;

  async function count<Row extends object>(
    on: Pick<Database, 'query'>,
    statement: SQL,
    of: number,
  ): Promise<Row[]> {
    const { sql } = dialect.sqlToQuery(statement);
    const one = { sql, transaction: of, rows: 0, bytes: 0 };
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
      return transaction((tx) => {
        const counted: Transaction = {
          ...tx,
          query: (statement) => count(tx, statement, own),
          transaction: (inner) => inner(counted),
        };
        return work(counted);
      });
    },
  });
  return {
    take() {
      const taken = sum(asked);
      asked = [];
      return taken;
    },
    between(first, last, except) {
      const from = asked.findIndex(({ sql }) => first.test(sql));
      const to = asked.findIndex(({ sql }, at) => at >= from && last.test(sql));
      return sum(asked.slice(from, to + 1).filter(({ sql }) => !except.test(sql)));
    },
  };
}

function sum(asked: readonly Asked[]): StatementCounts {
  const writing = asked.filter(({ sql }) => WRITES.test(sql));
  return {
    statements: asked.length,
    transactions: new Set(asked.map((one) => one.transaction)).size,
    flushes: new Set(writing.map((one) => one.transaction)).size,
    rows: asked.reduce((all, { rows }) => all + rows, 0),
    bytes: asked.reduce((all, { bytes }) => all + bytes, 0),
  };
}
