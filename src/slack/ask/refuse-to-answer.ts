import type { ChannelId, MessageTs, PersonId, TeamId } from '../../core/ids.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import { rejectIfTakenOver } from '../handoff/notify-taken-over.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { rejectIfDisabled } from './channel-mode.ts';

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
  const off = await rejectIfDisabled(deps, place);
  return off !== null || viewer !== undefined ? off : rejectIfTakenOver(deps, place);
}
