import { type SQL, sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import type { Database, OpenDatabase } from './database.ts';

/** Reads behind the fence; `rules` are the access rules by which all of the audience may read. */
type FencedRead<Result> = (tx: Database, rules: number[]) => Promise<Result>;

/** One of several reads that go through the fence together. */
interface Waiting {
  /** Rejects when it fails, so that the others are run again without it. */
  run: FencedRead<() => void>;
  fail(error: unknown): void;
}

/** By database and audience: what begins in the same moment. */
const waiting = new WeakMap<OpenDatabase, Map<string, Waiting[]>>();

/**
 * Runs reads as the restricted role, which sees a row only if everyone in the audience may (P2). It is a fence
 * against our own mistakes; every value is bound all the same. It takes the open database, not a transaction, so that
 * the role never outlives the reads. Reads for the same audience that begin in the same moment share a transaction; they
 * may be run again, and must do nothing but read.
 */
export function asAudience<Result>(
  database: OpenDatabase,
  audience: Audience,
  read: FencedRead<Result>,
): Promise<Result> {
  const spec = specOf(audience);
  return new Promise<Result>((resolve, reject) => {
    const run: Waiting['run'] = async (tx, rules) => {
      const result = await read(tx, rules);
      return () => resolve(result);
    };
    join(database, spec, { run, fail: reject });
  });
}

/**
 * The same with one value that the audience has no part in, such as settings: it is read in the statement that closes the
 * fence, while that still is ours.
 * @param beside an expression of one value; what is in it must not go to the audience
 */
export function asAudienceBeside<Beside, Result>(
  database: OpenDatabase,
  audience: Audience,
  beside: SQL,
  read: (tx: Database, given: { rules: number[]; beside: Beside }) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (tx) => read(tx, await openFence<Beside>(tx, specOf(audience), beside)));
}

function specOf({ teamId, everyone, people }: Audience): string {
  return JSON.stringify({ team: teamId, everyone, people });
}

function join(database: OpenDatabase, spec: string, one: Waiting): void {
  const of = waiting.get(database) ?? new Map<string, Waiting[]>();
  waiting.set(database, of);
  const together = of.get(spec);
  if (together !== undefined) {
    together.push(one);
    return;
  }
  const begun = [one];
  of.set(spec, begun);
  queueMicrotask(() => {
    of.delete(spec);
    void runTogether(database, spec, begun);
  });
}

async function runTogether(database: OpenDatabase, spec: string, all: readonly Waiting[]): Promise<void> {
  try {
    const done = await runFenced(database, spec, all);
    for (const tell of done) tell();
  } catch (error) {
    if (all.length === 1) return all[0]!.fail(error);
    // The failure of one has undone the transaction of all.
    for (const one of all) await runTogether(database, spec, [one]);
  }
}

function runFenced(
  database: OpenDatabase,
  spec: string,
  all: readonly Waiting[],
): Promise<readonly (() => void)[]> {
  return database.transaction(async (tx) => {
    const { rules } = await openFence(tx, spec);
    const settled = await Promise.allSettled(all.map(({ run }) => run(tx, rules)));
    return settled.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
  });
}

/** From here to its end the transaction is the audience's. A statement's columns are computed in their order. */
async function openFence<Beside>(
  tx: Database,
  spec: string,
  beside: SQL = sql`null`,
): Promise<{ rules: number[]; beside: Beside }> {
  const [row] = await tx.query<{ rules: number[]; beside: Beside }>(sql`
    select ${beside} as beside, set_config('switchboard.audience', ${spec}, true), switchboard_allowed_access() as rules,
      set_config('role', 'switchboard_reader', true)`);
  return row!;
}
