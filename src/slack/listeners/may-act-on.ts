import type { PersonId, TurnId } from '../../core/ids.ts';
import { mayAllRead } from '../../turn/read-transcript.ts';
import { readTurn } from '../../turn/turn-store.ts';
import type { ListenerDeps } from './listener.ts';

/**
 * Whether a person may act on a turn by a button or a form: they can read the place where its answer stands. What a
 * button carries says nothing of that. A turn that nobody knows is left to what is asked for.
 */
export async function mayActOn(
  deps: Pick<ListenerDeps, 'database' | 'directory'>,
  turnId: TurnId,
  personId: PersonId,
): Promise<boolean> {
  const turn = await readTurn(deps.database, turnId);
  if (turn === null) return true;
  const { teamId, channelId, viewerId, askerId } = turn;
  if (viewerId !== null) return personId === viewerId;
  if (askerId === personId) return true;
  return mayAllRead(deps, { teamId, channelId }, { teamId, everyone: false, people: [personId] });
}

/** How a click ends on what its person cannot read: as one on what is not there. */
export const NOT_THEIRS = { outcome: 'ignored', reason: 'that turn is not known' } as const;
