import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

/** Whose pace it is: a method of a workspace, or a channel of it. */
export interface PaceKey {
  teamId: string;
  key: string;
}

/**
 * Takes a place among at most `calls` within `perMs`, for all processes together; `share` of them are for this caller.
 * @returns milliseconds until it is due; without `mayWait` a place is taken only where that is 0
 */
export async function takeCall(
  database: Database,
  taken: PaceKey & { calls: number; perMs: number; share: number; mayWait: boolean },
): Promise<number> {
  const [row] = await database.query<{ waitMs: number }>(sql`
    select switchboard_take_call(${taken.teamId}, ${taken.key}, ${taken.calls}, ${taken.perMs}, ${taken.share},
      ${taken.mayWait}) as "waitMs"`);
  return row!.waitMs;
}

/** Holds a key back for all processes, because the other side said so. */
export async function pauseCalls(database: Database, { teamId, key }: PaceKey, ms: number): Promise<void> {
  await database.query(sql`
    insert into call_pace (team_id, key, paused_until_ms)
    values (${teamId}, ${key}, extract(epoch from clock_timestamp()) * 1000 + ${ms}::float8)
    on conflict (team_id, key) do update set
      paused_until_ms = greatest(call_pace.paused_until_ms, excluded.paused_until_ms)`);
}

/** Milliseconds for which a key is held back; 0 when it is not. */
export async function pausedMs(database: Database, { teamId, key }: PaceKey): Promise<number> {
  const [row] = await database.query<{ ms: number }>(sql`
    select paused_until_ms - extract(epoch from clock_timestamp())::float8 * 1000 as ms
    from call_pace where team_id = ${teamId} and key = ${key}`);
  return Math.max(0, row?.ms ?? 0);
}

/** Forgets keys that nobody has called for an hour: most are channels in which something was said once. */
export async function forgetIdlePace(database: Database): Promise<void> {
  await database.query(sql`
    delete from call_pace
    where greatest(paused_until_ms, places[cardinality(places)]) < extract(epoch from now())::float8 * 1000 - 3600000`);
}
