import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Database } from './database.ts';
import { type ForgetTexts, forgetOldTexts, forgetUnasked, listTeams } from './retention.ts';
import { startTicker } from './start-ticker.ts';

const HOUR_MS = 3_600_000;

/**
 * Forgets old texts once a day, and hourly what nobody asked the bot about, as long as each workspace keeps them; `rooms` say
 * how each forgets its own.
 */
export function startRetention(options: {
  database: Database;
  clock: Clock;
  log: Log;
  rooms: readonly ForgetTexts[];
}): { wake(): void; stop(): Promise<void> } {
  const { database, clock, log, rooms } = options;
  return startTicker({
    name: 'retention',
    maxMs: HOUR_MS,
    log,
    tick: async () => {
      for (const teamId of await listTeams(database)) {
        const unasked = await forgetUnasked(database, { teamId, now: clock.now() });
        if (unasked > 0) log.info({ messages: unasked }, 'what nobody asked the bot about was forgotten');
        const forgotten = await forgetOldTexts(database, { teamId, now: clock.now(), rooms });
        if (forgotten !== null) log.info(forgotten, 'old texts were forgotten');
      }
      return HOUR_MS;
    },
  });
}
