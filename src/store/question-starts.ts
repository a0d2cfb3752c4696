import { sql } from 'drizzle-orm';
import type { PersonId, TeamId } from '../core/ids.ts';
import { defaultSetting, settingSchemas } from '../core/settings.ts';
import type { Transaction } from './database.ts';
import { lockOfPerson } from './locks.ts';
import type { Column } from './row.ts';
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
  const perMinute = await lockShare(tx, asked);
  const [start] = await tx.query<{ ms: number; waiting: boolean }>(sql`
    with old as (
      delete from question_starts where team_id = ${teamId} and at < now() - interval '1 hour'
    ), own as (
      select key, at from question_starts where team_id = ${teamId} and person_id = ${personId}
    ), known as (
      select at from question_starts where team_id = ${teamId} and key = ${key}
    ), added as (
      insert into question_starts (team_id, key, person_id, at)
      select ${teamId}, ${key}, ${personId}, greatest(now(), (
        select at + interval '1 minute' from own order by at desc offset ${perMinute - 1} limit 1))
      where not exists (select 1 from known)
      -- By the clock: transactions that began later may have passed this one while it waited for the lock.
      returning at, exists (select 1 from own where own.at > clock_timestamp())
        or exists (select 1 from events where ${WAITING.byPerson()} and deferred and work = 'question'
          and team_id = ${teamId} and person_id = ${personId}) as waiting
    )
    select extract(epoch from at - now())::float8 * 1000 as ms, waiting
    from (select at, true as waiting from known union all select at, waiting from added) as start`);
  const waitMs = rounded(start!.ms);
  return { waitMs, first: waitMs > 0 && !start!.waiting, perMinute };
}

function rounded(ms: number): number {
  return ms <= EARLY_MS ? 0 : Math.ceil(ms);
}

/** Holds what is counted of a person, and tells their share: anyone who is not known to be a member has an outsider's. */
async function lockShare(
  tx: Transaction,
  { teamId, personId }: { teamId: TeamId; personId: PersonId },
): Promise<number> {
  const [row] = await tx.query<{
    kind: Column<'people', 'kind'> | null;
    value: Column<'settings', 'value'> | null;
  }>(sql`
    select ${lockOfPerson({ teamId, personId })}::text as held,
      (select kind from people where team_id = ${teamId} and id = ${personId}) as kind,
      (select value from settings where team_id = ${teamId} and family = 'shares' and subject = '') as value`);
  const parsed = settingSchemas.shares.safeParse(row?.value ?? {});
  const share = parsed.success ? parsed.data : defaultSetting('shares');
  return row?.kind === 'member' ? share.perMinute : share.outsidersPerMinute;
}
