import type { ChannelId, MessageTs, PersonId, TeamId } from '../../core/ids.ts';
import type { Handoff } from '../../handoff/handoff.ts';
import { t } from '../../messages/t.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import { nameOf } from '../ask/ask-for-person.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { notifyPrivately, type PrivatePlace } from '../listeners/notify-privately.ts';
import { escapeShort } from '../text/escape-slack-text.ts';

/** Tells somebody, privately, that a person has taken over a thread and that the bot stays quiet there. */
export async function notifyTakenOver(
  deps: ListenerDeps,
  handoff: Handoff,
  place: PrivatePlace,
): Promise<void> {
  const { teamId, assigneeId, decidedBy } = handoff;
  const lead = assigneeId ?? decidedBy ?? ('' as PersonId);
  const person = escapeShort(await nameOf(deps, teamId, lead), 100);
  const language = await deps.directory.languageOf(teamId, place.personId);
  await notifyPrivately(deps, place, t(language, 'slack.handoff.quiet', { person }));
}

/**
 * What becomes of a click that asks something in a thread that a person has taken over: nothing, and it is told why.
 * @returns null where the bot may speak
 */
export async function rejectIfTakenOver(
  deps: ListenerDeps,
  asked: { teamId: TeamId; channelId: ChannelId; threadTs?: MessageTs; personId: PersonId },
): Promise<EventOutcome | null> {
  const { threadTs, ...place } = asked;
  if (threadTs === undefined) return null;
  const thread = await deps.handoffs.ofThread({ ...place, threadTs });
  if (thread === null || thread.side !== 'asker' || thread.handoff.state !== 'taken') return null;
  await notifyTakenOver(deps, thread.handoff, { ...place, threadTs });
  return { outcome: 'ignored', reason: 'a person has taken over this thread' };
}
