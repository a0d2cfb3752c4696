import { sql } from 'drizzle-orm';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { OpenDatabase } from '../../store/database.ts';
import { startTicker } from '../../store/start-ticker.ts';
import { checkGraph } from './check-graph.ts';
import type { Embedders } from './embedders.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Checks the live index's graph of neighbours once a day, whichever process is first, and rebuilds it where it has to. */
export function startIndexClock(options: {
  database: OpenDatabase;
  embedders: Embedders;
  clock: Clock;
  log: Log;
}): { wake(): void; stop(): Promise<void> } {
  const { database, embedders, clock, log } = options;
  const stopping = new AbortController();
  const ticker = startTicker({
    name: 'the check of the index',
    maxMs: HOUR_MS,
    log,
    tick: async () => {
      if (stopping.signal.aborted || !(await isDue(database, clock.now()))) return HOUR_MS;
      const { generation, recall, built, recallAfter } = await checkGraph(database, embedders, {
        signal: stopping.signal,
      });
      if (built) log.warn({ generation, recall, recallAfter }, 'the graph of vectors was rebuilt');
      return HOUR_MS;
    },
  });
  return {
    wake: ticker.wake,
    stop() {
      stopping.abort();
      return ticker.stop();
    },
  };
}

/** The first process takes the day's check. */
async function isDue(database: OpenDatabase, now: Date): Promise<boolean> {
  if (database.kind === 'embedded') return false;
  const taken = await database.query(sql`
    update index_generations set checked_at = ${now}
    where state = 'live' and (checked_at is null or checked_at < ${new Date(now.getTime() - DAY_MS)}) returning id`);
  return taken.length > 0;
}
