import { BotError } from '../../core/bot-error.ts';
import type { TeamId } from '../../core/ids.ts';
import type { Log } from '../../core/log.ts';
import type { OpenDatabase } from '../../store/database.ts';
import { listSyncs } from '../../store/directory-sync.ts';
import { startTicker } from '../../store/start-ticker.ts';
import { claimUnknownPerson, UNKNOWN_NOTICE } from '../../store/unknown-people.ts';
import type { SlackApi } from '../api/slack-api.ts';
import { fetchPerson } from './save-slack-person.ts';

const LOOK_MS = 60_000;
/** While all people are read for the first time, most of those who are unknown are on one of the next pages. */
const READ_FIRST_MS = 5_000;

/** What learning people needs. */
export interface LearnPeopleDeps {
  api: SlackApi;
  database: OpenDatabase;
  log: Log;
  teamId: TeamId;
}

/**
 * Asks Slack for members of channels whom nobody has told us of, one after the other, with the calls that questions leave:
 * until then they are outsiders.
 */
export async function learnPeople(deps: LearnPeopleDeps): Promise<{ stop(): Promise<void> }> {
  const ticker = startTicker({
    name: 'learning people',
    maxMs: LOOK_MS,
    log: deps.log,
    tick: () => learnNext(deps),
  });
  const unlisten = await deps.database.listen(UNKNOWN_NOTICE, ticker.wake);
  return {
    async stop() {
      await ticker.stop();
      await unlisten().catch(() => undefined);
    },
  };
}

/** @returns how long to wait before the next */
async function learnNext({ api, database, teamId }: LearnPeopleDeps): Promise<number> {
  const sync = (await listSyncs(database)).find((one) => one.teamId === teamId);
  if (sync?.finishedAt === null && sync.stage === 'people') return READ_FIRST_MS;
  const personId = await claimUnknownPerson(database, teamId);
  if (personId === null) return LOOK_MS;
  try {
    await fetchPerson({ api: api.spare, database }, teamId, personId);
    return 0;
  } catch (error) {
    // Asked for again in a minute, when Slack may be back.
    if (error instanceof BotError && error.retryable) return error.retryAfterMs ?? LOOK_MS;
    throw error;
  }
}
