import type { Audience } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import { asId, type ChannelId, type PersonId } from '../core/ids.ts';
import { appendAudit } from '../store/audit-log.ts';
import { claimStanding, dropCanvas, type StandingCanvas } from '../store/canvases.ts';
import { startTicker } from '../store/start-ticker.ts';
import { audienceOf } from './audience-of.ts';
import { isStillReadable } from './still-readable.ts';
import type { TurnDeps } from './turn.ts';

/** How often each page is looked at, and how often it is asked whether one is due. */
const AGAIN_MS = 5 * 60_000;
const LOOK_MS = 60_000;

type WatchDeps = Pick<TurnDeps, 'database' | 'directory' | 'log'>;

/**
 * Takes pages back whose readers may not read any more what stands on them (P2): unlike a message, a page goes on to be opened and
 * read as what is so now. Only what it cites counts; who reads it follows the place that it was made for.
 */
export function watchPages(deps: WatchDeps): { stop(): Promise<void> } {
  return startTicker({
    name: 'looking after pages',
    maxMs: LOOK_MS,
    log: deps.log,
    tick: async () => {
      const page = await claimStanding(deps.database, AGAIN_MS);
      if (page === null) return LOOK_MS;
      await takeBackUnreadable(deps, page);
      return 0;
    },
  });
}

async function takeBackUnreadable(deps: WatchDeps, page: StandingCanvas): Promise<void> {
  if (await isPageReadable(deps, page)) return;
  await deps.database.transaction(async (tx) => {
    await dropCanvas(tx, page.id);
    const detail = 'its readers may not read it any more';
    await appendAudit(tx, { actor: 'bot', action: 'withhold', subject: `page:${page.id}`, detail });
  });
}

/** Whether all who read a page now may read all that it cites; others may read there than when it was written. */
export async function isPageReadable(
  deps: Pick<WatchDeps, 'database' | 'directory'>,
  page: Omit<StandingCanvas, 'id'>,
): Promise<boolean> {
  const readers = await readersOf(deps, page);
  if (readers === null) return false;
  const evidence = page.evidence.map((id) => ({ id }));
  return isStillReadable(deps.database, { audience: readers, rules: [], evidence }, readers);
}

/** Who reads a page now; null where nobody knows. */
async function readersOf(
  { database, directory }: Pick<WatchDeps, 'database' | 'directory'>,
  { teamId, reader }: Omit<StandingCanvas, 'id'>,
): Promise<Audience | null> {
  const [kind, id = ''] = reader.split(':');
  if (kind === 'person') return { teamId, everyone: false, people: [asId<PersonId>(id)] };
  try {
    const channelId = asId<ChannelId>(id);
    return await audienceOf(directory, database, { teamId, channelId, askerId: null, viewerId: null });
  } catch (error) {
    if (error instanceof BotError && error.code === 'forbidden') return null;
    throw error;
  }
}
