import { nameSourceOwner, recordReread } from '../../admin/change-sources.ts';
import { readSource } from '../../admin/read-sources.ts';
import { BotError } from '../../core/bot-error.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { forAdmins, type HomeAct } from './for-admins.ts';
import { homeInteractions } from './home-interactions.ts';
import { redrawList, stateIn } from './open-settings.ts';
import { publishHomes } from './publish-home.ts';

const APPLIED: EventOutcome = { outcome: 'applied' };

/**
 * "Read again" beside a source. The click waits in a queue of the source, so that one is never read twice at once, and
 * stays in the inbox until the source was read to the end, whatever happens to this process.
 */
export const rereadSource: Listener = (bolt, deps) => {
  bolt.action(
    homeInteractions.reread.id,
    forAdmins(deps, async (act) => {
      const source = await readSource(
        deps.database,
        act.teamId,
        Number.parseInt(act.action?.value ?? '', 10) || 0,
      );
      if (source === null) return { outcome: 'ignored', reason: 'the source is gone' };
      if (source.lastRunAt !== null && source.lastRunAt > act.delivery.receivedAt) {
        await show(deps, act, source.id);
        return { outcome: 'ignored', reason: 'it was read since' };
      }
      await show(deps, act);
      const failed = await reread(deps, source.id);
      await recordReread(deps.database, { sourceId: source.id, failed, actor: act.personId });
      await show(deps, act, source.id);
      await publishHomes(deps, act.teamId, act.personId);
      return APPLIED;
    }),
  );
};

/** The menu that names who answers for a source. */
export const nameOwner: Listener = (bolt, deps) => {
  bolt.action(
    homeInteractions.owner.id,
    forAdmins(deps, async (act) => {
      const id = Number(act.action?.block_id.replace(/^owner:/, ''));
      const source = await readSource(deps.database, act.teamId, id);
      if (source === null) return { outcome: 'ignored', reason: 'the source is gone' };
      const ownerId = act.action?.selected_user ?? null;
      await nameSourceOwner(deps.database, { source, ownerId, actor: act.personId });
      return APPLIED;
    }),
  );
};

/** Reads a source again; why it could not, or null. What may be tried again later is thrown. */
async function reread({ reread: read, log }: ListenerDeps, sourceId: number): Promise<string | null> {
  try {
    await read(sourceId);
    return null;
  } catch (error) {
    if (error instanceof BotError && error.retryable) throw error;
    log.warn({ err: error, source: sourceId }, 'a source could not be read again');
    return error instanceof BotError ? error.message : 'internal';
  }
}

async function show(deps: ListenerDeps, act: HomeAct, justRead?: number): Promise<void> {
  const state = stateIn(act);
  if (state !== undefined) await redrawList(deps, act, state, justRead === undefined ? {} : { justRead });
}
