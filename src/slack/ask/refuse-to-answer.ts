import type { ChannelId, MessageTs, PersonId, TeamId } from '../../core/ids.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import { refuseWhereTaken } from '../handoff/tell-taken-over.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { refuseWhereOff } from './channel-mode.ts';

/**
 * What becomes of a question by button, form or command where the bot does not speak: it is switched off in the
 * channel, or a person has taken over the thread and the answer would be seen there.
 * @returns null where it may speak
 */
export async function refuseToAnswer(
  deps: ListenerDeps,
  asked: {
    teamId: TeamId;
    channelId: ChannelId;
    threadTs?: MessageTs;
    personId: PersonId;
    viewer?: PersonId;
  },
): Promise<EventOutcome | null> {
  const { viewer, ...place } = asked;
  const off = await refuseWhereOff(deps, place);
  return off !== null || viewer !== undefined ? off : refuseWhereTaken(deps, place);
}
