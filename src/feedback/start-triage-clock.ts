import { sql } from 'drizzle-orm';
import type { Clock } from '../core/clock.ts';
import { dayIn, momentIn } from '../core/day-in-zone.ts';
import { asId, type ChannelId, type TeamId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { Column } from '../store/row.ts';
import { readSetting } from '../store/settings.ts';
import { startTicker } from '../store/start-ticker.ts';
import { type DigestDeps, postDigest } from './post-digest.ts';
import { sweepUnanswered } from './sweep-unanswered.ts';

/** What the timed work of triage needs. */
export interface TriageClockDeps extends DigestDeps {
  clock: Clock;
  log: Log;
}

/** The most that an unanswered turn waits for its item, and a digest for its time. */
const MAX_WAIT_MS = 15_000;
/** How long a digest waits whose readers could not be told. */
const RETRY_MS = 10 * 60_000;

/** Opens items for turns without an answer and posts each day's digest, until it is stopped. */
export function startTriageClock(deps: TriageClockDeps): { wake(): void; stop(): Promise<void> } {
  const retryAt = new Map<TeamId, number>();
  return startTicker({
    name: 'the clock of triage',
    maxMs: MAX_WAIT_MS,
    log: deps.log,
    async tick() {
      const { more } = await sweepUnanswered(deps.database);
      await postDueDigests(deps, retryAt);
      return more ? 0 : MAX_WAIT_MS;
    },
  });
}

/** Posts the digests whose time has come today; one that fails is logged and tried again later. */
export async function postDueDigests(
  deps: TriageClockDeps,
  retryAt: Map<TeamId, number> = new Map(),
): Promise<void> {
  const now = deps.clock.now();
  const teams = await deps.database.query<{ id: Column<'settings', 'team_id', TeamId> }>(
    sql`select distinct team_id as id from settings where family = 'triage' order by 1`,
  );
  for (const { id: teamId } of teams) {
    if ((retryAt.get(teamId) ?? 0) > now.getTime()) continue;
    retryAt.delete(teamId);
    await postIfDue(deps, teamId, now).catch((error: unknown) => {
      retryAt.set(teamId, now.getTime() + RETRY_MS);
      deps.log.warn(
        { err: error, team: teamId },
        'the digest of triage could not be written; it is tried again',
      );
    });
  }
}

async function postIfDue(deps: TriageClockDeps, teamId: TeamId, now: Date): Promise<void> {
  const { value } = await readSetting(deps.database, teamId, 'triage');
  if (value.channelId === null) return;
  const day = dayIn(value.timeZone, now);
  const until = momentIn(value.timeZone, day, value.digestAt);
  if (now < until) return;
  await postDigest(deps, { teamId, channelId: asId<ChannelId>(value.channelId), day, until });
}
