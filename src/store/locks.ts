import { type SQL, sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../core/ids.ts';
import type { Transaction } from './database.ts';
import { integerArray } from './sql-values.ts';

/**
 * Every advisory lock that we take, by what it guards. Any numbers do, as long as all processes use the same ones and
 * no two are equal: a transaction that takes one waits for the one that holds its number, whatever either means by it.
 */
export const ADVISORY_LOCKS = {
  /** Applying migrations. */
  migrations: 7_402_118,
  /** Appending to the audit log, whose entries each hash the one before. */
  auditChain: 7_402_119,
  /** Reading, changing and writing blocks of postings. */
  postingBlocks: 7_402_120,
  /** The list of index versions; writers of articles share it. */
  indexVersions: 7_402_121,
  /** Decisions about findings. */
  findingDecisions: 7_402_122,
  /** Telling owners of findings about their articles. */
  ownerNotices: 7_402_123,
  /** Opening a check of all articles. */
  articleCheck: 7_402_124,
  /** Forgetting texts that are old. */
  retention: 7_402_125,
  /** Writing articles of one source: taken with the source's id as the second key. */
  source: 7_402_126,
  /** Claiming deliveries, so that shares hold however many processes claim. */
  eventClaims: 7_402_127,
  /** Reserving what a turn may spend of the day's budgets. */
  budgets: 7_402_128,
  /** When a person's next question is worked on, and what is open for them: taken with the person as the second key. */
  person: 7_402_129,
} as const;

/** A person of a workspace. */
interface PersonKey {
  teamId: TeamId;
  personId: PersonId;
}

type LockName = Exclude<keyof typeof ADVISORY_LOCKS, 'source' | 'person'>;

/** Waits until nobody holds the lock, and holds it until the transaction ends. */
export async function takeLock(tx: Transaction, name: LockName): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(${ADVISORY_LOCKS[name]})`);
}

/** Waits until nobody holds the lock alone, and shares it with others until the transaction ends. */
export async function shareLock(tx: Transaction, name: LockName): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock_shared(${ADVISORY_LOCKS[name]})`);
}

/** Holds sources, one after the other by their ids, so that two who want several never wait in a circle. */
export async function lockSources(tx: Transaction, sourceIds: readonly number[]): Promise<void> {
  const inOrder = [...new Set(sourceIds)].sort((a, b) => a - b);
  await tx.query(sql`select ${lockOfSource(sql`id`)} from unnest(${integerArray(inOrder)}) as id`);
}

/** Waits until nobody holds what is counted of a person, and holds it until the transaction ends. */
export async function lockPerson(tx: Transaction, { teamId, personId }: PersonKey): Promise<void> {
  await tx.query(sql`select ${lockOfPerson({ teamId, personId })}`);
}

/** The same as part of a statement. */
export function lockOfPerson({ teamId, personId }: PersonKey): SQL {
  return sql`pg_advisory_xact_lock(${ADVISORY_LOCKS.person}::int, hashtext(${`${teamId}:${personId}`}))`;
}

/** Holds the source that an article came from; nothing where the article is not there. */
export async function lockSourceOf(tx: Transaction, articleId: string): Promise<void> {
  await tx.query(sql`select ${lockOfSource(sql`source_id`)} from articles where id = ${articleId}`);
}

/** The form with two keys has numbers of its own in PostgreSQL: it never meets a lock that has one. */
function lockOfSource(id: SQL): SQL {
  return sql`pg_advisory_xact_lock(${ADVISORY_LOCKS.source}::int, ${id})`;
}
