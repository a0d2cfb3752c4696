import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Database } from './database.ts';
import { type KeepMessage, pruneBatch } from './prune.ts';
import { startTicker } from './start-ticker.ts';
import { tidyEmbedded } from './tidy-embedded.ts';

const HOUR_MS = 3_600_000;
/** Between two batches others have their turn. */
const PAUSE_MS = 100;

/** Prunes what is old, batch by batch, and tidies the embedded database after it, each hour. */
export function startPruning(options: {
  database: Database;
  clock: Clock;
  log: Log;
  keep: readonly KeepMessage[];
}): { wake(): void; stop(): Promise<void> } {
  const { database, clock, log, keep } = options;
  return startTicker({
    name: 'pruning',
    maxMs: HOUR_MS,
    log,
    async tick() {
      const { more, ...pruned } = await pruneBatch(database, { now: clock.now(), keep });
      if (Object.values(pruned).some((count) => count > 0)) log.info(pruned, 'what was old was pruned');
      if (more) return PAUSE_MS;
      if (database.kind === 'embedded') await tidyEmbedded(database);
      return HOUR_MS;
    },
  });
}
