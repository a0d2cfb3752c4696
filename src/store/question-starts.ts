import { sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../core/ids.ts';
import type { Database, Transaction } from './database.ts';
import { lockPerson } from './locks.ts';
import type { Column } from './row.ts';
import { readSetting } from './settings.ts';
import { WAITING } from './waiting-events.ts';

/** When a question is worked on. */
export interface ReservedStart {
  /** Milliseconds from now; 0: now. */
  waitMs: number;
  /** Whether it is the first of a row that has to wait: its person is told then. */
  first: boolean;
  /** How many questions of that person are begun in a minute. */
  perMinute: number;
}

/** Timers are a little early now and then: a question is not put back for that. */
const EARLY_MS = 50;

/**
 * Reserves the moment at which a person's question is begun, once a delivery: at once, or as soon as no more than the
 * person's share were begun in the minute before it. To be called in a transaction, so that a flood is counted one by one.
 */
export async function reserveStart(
  tx: Transaction,
  asked: { teamId: TeamId; personId: PersonId; key: string },
): Promise<ReservedStart> {
  const { teamId, personId, key } = asked;
  await lockPerson(tx, asked);
  const perMinute = await readPerMinute(tx, asked);
  await tx.query(
    sql`delete from question_starts where team_id = ${teamId} and at < now() - interval '1 hour'`,
  );
  const [known] = await tx.query<{ ms: number }>(sql`
    select extract(epoch from at - now())::float8 * 1000 as ms from question_starts
    where team_id = ${teamId} and key = ${key}`);
  if (known !== undefined) return { waitMs: rounded(known.ms), first: false, perMinute };
  const [added] = await tx.query<{ ms: number; waiting: boolean }>(sql`
    with own as (select at from question_starts where team_id = ${teamId} and person_id = ${personId})
    insert into question_starts (team_id, key, person_id, at)
    select ${teamId}, ${key}, ${personId}, greatest(now(), (
      select at + interval '1 minute' from own order by at desc offset ${perMinute - 1} limit 1))
    returning extract(epoch from at - now())::float8 * 1000 as ms, exists (select 1 from own where own.at > now())
      or exists (select 1 from events where ${WAITING.byPerson()} and deferred and work = 'question'
        and team_id = ${teamId} and person_id = ${personId}) as waiting`);
  const waitMs = rounded(added!.ms);
  return { waitMs, first: waitMs > 0 && !added!.waiting, perMinute };
}

function rounded(ms: number): number {
  return ms <= EARLY_MS ? 0 : Math.ceil(ms);
}

/** Anyone who is not known to be a member has an outsider's share. */
async function readPerMinute(
  tx: Database,
  { teamId, personId }: { teamId: TeamId; personId: PersonId },
): Promise<number> {
  const { value } = await readSetting(tx, teamId, 'shares');
  const [person] = await tx.query<{ kind: Column<'people', 'kind'> }>(
    sql`select kind from people where team_id = ${teamId} and id = ${personId}`,
  );
  return person?.kind === 'member' ? value.perMinute : value.outsidersPerMinute;
}
