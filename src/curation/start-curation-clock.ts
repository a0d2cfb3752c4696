import { sql } from 'drizzle-orm';
import type { Clock } from '../core/clock.ts';
import type { TeamId } from '../core/ids.ts';
import type { Log } from '../core/log.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { Column } from '../store/row.ts';
import { startTicker } from '../store/start-ticker.ts';
import { notifyOwners } from './notify-owners.ts';
import { lastCheck, runCheck } from './run-check.ts';

/** What the timed work on articles needs. */
export interface CurationClockDeps {
  database: OpenDatabase;
  clock: Clock;
  log: Log;
}

const DAY_MS = 24 * 3_600_000;
/** How long a process that has just started leaves everything to those who wait for answers. */
const SETTLING_MS = 10 * 60_000;
const MAX_WAIT_MS = 60_000;

/** Reviews all articles once a day and notifies their owners of what is new, until it is stopped. */
export function startCurationClock(deps: CurationClockDeps): { wake(): void; stop(): Promise<void> } {
  const stopping = new AbortController();
  const settledAt = deps.clock.now().getTime() + SETTLING_MS;
  const ticker = startTicker({
    name: 'the clock of articles',
    maxMs: MAX_WAIT_MS,
    log: deps.log,
    async tick() {
      if (deps.clock.now().getTime() >= settledAt) await checkIfDue(deps, stopping.signal);
      await notifyAllOwners(deps);
      return MAX_WAIT_MS;
    },
  });
  return {
    wake: () => ticker.wake(),
    async stop() {
      stopping.abort();
      await ticker.stop();
    },
  };
}

/** Runs a check when none ended within a day; one that another process runs, or a stop, is not waited for. */
export async function checkIfDue(
  { database, clock, log }: CurationClockDeps,
  signal: AbortSignal,
): Promise<boolean> {
  const now = clock.now();
  const last = await lastCheck(database);
  if (last !== null && now.getTime() - last.getTime() < DAY_MS) return false;
  try {
    const { checkId, articles, read, found, fresh, ms } = await runCheck(database, { now, signal });
    log.info({ checkId, articles, read, found, fresh, ms }, 'articles were reviewed');
    return true;
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, 'articles could not be reviewed; it is tried again');
    return false;
  }
}

async function notifyAllOwners({ database, clock, log }: CurationClockDeps): Promise<void> {
  const teams = await database.query<{ id: Column<'people', 'team_id', TeamId> }>(sql`
    select distinct team_id as id from people where exists (select 1 from findings where state in ('open', 'told')) order by 1`);
  for (const { id } of teams) {
    const notified = await notifyOwners(database, id, clock.now());
    if (notified > 0) log.info({ team: id, people: notified }, 'owners of articles were notified');
  }
}
