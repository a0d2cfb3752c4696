import { sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import type { Database } from './database.ts';
import type { RowAs } from './row.ts';

/** What is read of a workspace, in this order. */
export type SyncStage = 'people' | 'groups' | 'channels' | 'readers';

/** How far reading a workspace has come. */
export interface SyncProgress {
  teamId: TeamId;
  stage: SyncStage | 'done';
  /** Where the next page begins; empty: at the start of the list. */
  cursor: string;
  people: number;
  groups: number;
  channels: number;
  startedAt: Date;
  /** When it was last read whole; null: never. */
  finishedAt: Date | null;
  /** A code: why it waits; null: it does not. */
  waitingFor: string | null;
  waitingUntil: Date | null;
}

const COLUMNS = sql`team_id as "teamId", stage, cursor, people, groups, channels, started_at as "startedAt",
  finished_at as "finishedAt", waiting_for as "waitingFor", waiting_until as "waitingUntil"`;

/**
 * Begins to read a workspace, or goes on where an unfinished reading stopped; for one process at a time, for `leaseMs`.
 * @returns null when another process is at it, or when it was read whole within `freshMs`
 */
export async function claimSync(
  database: Database,
  claim: { teamId: TeamId; worker: string; leaseMs: number; freshMs: number },
): Promise<SyncProgress | null> {
  const until = sql`now() + ${claim.leaseMs} * interval '1 millisecond'`;
  const [row] = await database.query<RowAs<'directory_syncs', SyncProgress>>(sql`
    insert into directory_syncs as s (team_id, claimed_by, claimed_until) values (${claim.teamId}, ${claim.worker}, ${until})
    on conflict (team_id) do update set claimed_by = excluded.claimed_by, claimed_until = excluded.claimed_until,
      stage = case when s.stage = 'done' then 'people' else s.stage end,
      cursor = case when s.stage = 'done' then '' else s.cursor end,
      people = case when s.stage = 'done' then 0 else s.people end,
      groups = case when s.stage = 'done' then 0 else s.groups end,
      channels = case when s.stage = 'done' then 0 else s.channels end,
      started_at = case when s.stage = 'done' then now() else s.started_at end
    where (s.claimed_until is null or s.claimed_until < now() or s.claimed_by = excluded.claimed_by)
      and (s.stage <> 'done' or s.finished_at is null
        or s.finished_at <= now() - ${claim.freshMs} * interval '1 millisecond')
    returning ${COLUMNS}`);
  return row ?? null;
}

/** Keeps how far reading has come, and the claim on it. @returns false when another process has taken over */
export async function saveSync(
  database: Database,
  saved: Pick<SyncProgress, 'teamId' | 'stage' | 'cursor' | 'people' | 'groups' | 'channels'> & {
    worker: string;
    leaseMs: number;
  },
): Promise<boolean> {
  const done = saved.stage === 'done';
  const rows = await database.query(sql`
    update directory_syncs set stage = ${saved.stage}, cursor = ${saved.cursor}, people = ${saved.people},
      groups = ${saved.groups}, channels = ${saved.channels}, waiting_for = null, waiting_until = null,
      finished_at = case when ${done} then now() else finished_at end,
      claimed_until = case when ${done} then null else now() + ${saved.leaseMs} * interval '1 millisecond' end
    where team_id = ${saved.teamId} and claimed_by = ${saved.worker}
    returning 1 as saved`);
  return rows.length > 0;
}

/** Says that reading waits, and keeps the claim on it until then and for `leaseMs` more. */
export async function saveSyncWaiting(
  database: Database,
  waiting: { teamId: TeamId; worker: string; code: string; waitMs: number; leaseMs: number },
): Promise<void> {
  await database.query(sql`
    update directory_syncs set waiting_for = ${waiting.code},
      waiting_until = now() + ${waiting.waitMs} * interval '1 millisecond',
      claimed_until = now() + ${waiting.waitMs + waiting.leaseMs} * interval '1 millisecond'
    where team_id = ${waiting.teamId} and claimed_by = ${waiting.worker}`);
}

/** Lets another process go on with it, as this one ends. */
export async function releaseSync(
  database: Database,
  { teamId, worker }: { teamId: TeamId; worker: string },
): Promise<void> {
  await database.query(sql`
    update directory_syncs set claimed_until = null where team_id = ${teamId} and claimed_by = ${worker}`);
}

/** How far reading each workspace has come. */
export function listSyncs(database: Database): Promise<SyncProgress[]> {
  return database.query<RowAs<'directory_syncs', SyncProgress>>(
    sql`select ${COLUMNS} from directory_syncs order by team_id`,
  );
}
