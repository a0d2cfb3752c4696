import type { Log } from '../../core/log.ts';
import { pauseCalls, pausedMs, takeCall } from '../../store/call-pace.ts';
import type { Database } from '../../store/database.ts';
import { createPaceStore, type Pace, type PaceStore, type Rate } from './rate-limiter.ts';

/**
 * Places in the database, so that all processes of a workspace keep to its pace together, and what Slack asks of one binds
 * all. Without a database each process keeps to the pace by itself: whatever else it says, it says no faster.
 */
export function createSharedPace(deps: {
  database: Database;
  teamId(): string;
  pace: Pace;
  log: Log;
}): PaceStore {
  const { database, log } = deps;
  const own = createPaceStore(deps.pace);
  const inDatabase = async <Result>(work: () => Promise<Result>, instead: () => Promise<Result>) => {
    try {
      return await work();
    } catch (error) {
      log.warn({ err: error }, 'the pace of Slack calls cannot be shared; this process keeps to it alone');
      return instead();
    }
  };
  const keyOf = (key: string) => ({ teamId: deps.teamId(), key });
  return {
    take: (key: string, rate: Rate, how) =>
      inDatabase(
        () => takeCall(database, { ...keyOf(key), ...rate, ...how }),
        () => own.take(key, rate, how),
      ),
    async pause(key, ms) {
      await own.pause(key, ms);
      await inDatabase(
        () => pauseCalls(database, keyOf(key), ms),
        async () => undefined,
      );
    },
    pausedMs: (key) =>
      inDatabase(
        () => pausedMs(database, keyOf(key)),
        () => own.pausedMs(key),
      ),
  };
}
