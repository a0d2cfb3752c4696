import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { OpenDatabase, Transaction } from '../src/store/database.ts';

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
  /** The statements since the last call of `take`, in the order in which they began. */
  readonly asked: readonly { sql: string; transaction: number }[];
}

const WRITES = /\b(?:insert into|update [a-z_]+ (?:[a-z]+ )?set|delete from)\b/i;
const NOTHING: StatementCounts = { statements: 0, transactions: 0, flushes: 0, rows: 0, bytes: 0 };
const dialect = new PgDialect();

/** Begins to count what is asked of a database by all that share this object. */
export function countStatements(database: OpenDatabase): StatementCounter {
  const [query, transaction] = [database.query.bind(database), database.transaction.bind(database)];
  let counts = { ...NOTHING };
  let asked: { sql: string; transaction: number }[] = [];
  let opened = 0;

  const see = (statement: SQL, of: { number: number; writes: boolean }): void => {
    const { sql } = dialect.sqlToQuery(statement);
    counts.statements += 1;
    asked.push({ sql, transaction: of.number });
    if (of.writes || !WRITES.test(sql)) return;
    of.writes = true;
    counts.flushes += 1;
  };
  const weigh = <Row>(rows: Row[]): Row[] => {
    counts.rows += rows.length;
    counts.bytes += JSON.stringify(rows).length;
    return rows;
  };
  const begin = () => {
    counts.transactions += 1;
    opened += 1;
    return { number: opened, writes: false };
  };

  Object.assign(database, {
    query: async <Row extends object>(statement: SQL) => {
      see(statement, begin());
      return weigh(await query<Row>(statement));
    },
    transaction: <Result>(work: (tx: Transaction) => Promise<Result>) => {
      const own = begin();
      return transaction((tx) => {
        const counted: Transaction = {
          ...tx,
          query: async <Row extends object>(statement: SQL) => {
            see(statement, own);
            return weigh(await tx.query<Row>(statement));
          },
          transaction: (inner) => inner(counted),
        };
        return work(counted);
      });
    },
  });
  return {
    take() {
      const taken = counts;
      counts = { ...NOTHING };
      asked = [];
      return taken;
    },
    get asked() {
      return asked;
    },
  };
}
