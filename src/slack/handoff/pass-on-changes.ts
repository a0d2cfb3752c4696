import type { MessageTs, PersonId } from '../../core/ids.ts';
import type { Handoff, HandoffAction } from '../../handoff/handoff.ts';
import { readPassedOn } from '../../handoff/relayed.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import type { MessageAddress } from '../../store/messages.ts';
import { findTurn } from '../../turn/turn-store.ts';
import { nameOf } from '../ask/ask-for-person.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { deliveryKey } from './act-on-handoff.ts';
import { changeCopyForLeads, takeBackCopy } from './copy-for-leads.ts';
import { isInternal } from './pass-on.ts';

/**
 * Lets the copy of a message that was passed on follow its edit; a lead's message that becomes internal is taken back.
 * While a person has taken over, no edit is answered by the bot.
 * @returns null when the edit is to be treated like any other
 */
export async function passOnEdit(
  deps: ListenerDeps,
  delivery: InboxEvent,
  message: MessageAddress & { text: string; threadTs: MessageTs; authorId: PersonId },
): Promise<EventOutcome | null> {
  const passed = await readPassedOn(deps.database, message);
  if (passed === null) {
    await changeCopyForLeads(deps, { ...message, eventId: delivery.eventId });
    return passOnLate(deps, delivery, message);
  }
  const { handoff, authorId, side } = passed;
  const { channelId, ts, text } = message;
  const action: HandoffAction =
    side === 'lead' && isInternal(text)
      ? { type: 'relay_delete', message: { channelId, ts } }
      : {
          type: 'relay_edit',
          message: { channelId, ts, text, authorName: await nameOf(deps, message.teamId, authorId) },
        };
  return follow(deps, delivery, { handoff, actor: authorId, action });
}

/** What the asker said before a person took over and changes now is passed on as said now: the bot stays quiet. */
async function passOnLate(
  deps: ListenerDeps,
  delivery: InboxEvent,
  message: MessageAddress & { text: string; threadTs: MessageTs; authorId: PersonId },
): Promise<EventOutcome | null> {
  const { teamId, channelId, ts, text, authorId } = message;
  const thread = await deps.handoffs.ofThread(message);
  if (thread === null || thread.side === 'lead' || thread.handoff.state !== 'taken') return null;
  const authorName = await nameOf(deps, teamId, authorId);
  const action = { type: 'relay', message: { channelId, ts, text, authorName } } as const;
  return follow(deps, delivery, { handoff: thread.handoff, actor: authorId, action });
}

/** Who deletes a question that waits for a person needs no answer any more. */
export async function withdrawWithQuestion(
  deps: ListenerDeps,
  delivery: InboxEvent,
  message: MessageAddress,
): Promise<void> {
  const turn = await findTurn(deps.database, message);
  if (turn === null || turn.askerId === null) return;
  const [handoff] = await deps.handoffs.list({ turnId: turn.id, states: ['open'] });
  if (handoff === undefined) return;
  await follow(deps, delivery, { handoff, actor: turn.askerId, action: { type: 'withdraw' } });
}

/** Takes back the copy of a message that was deleted; null when it had none. */
export async function passOnDeletion(
  deps: ListenerDeps,
  delivery: InboxEvent,
  message: MessageAddress,
): Promise<EventOutcome | null> {
  const passed = await readPassedOn(deps.database, message);
  if (passed === null) {
    await changeCopyForLeads(deps, { ...message, eventId: delivery.eventId, text: null });
    return null;
  }
  const { channelId, ts } = message;
  const { handoff, authorId: actor } = passed;
  const action = { type: 'relay_delete', message: { channelId, ts } } as const;
  const result = await deps.handoffs.act({
    handoffId: handoff.id,
    key: deliveryKey(delivery),
    actor,
    action,
  });
  // What somebody wants gone is gone on both sides, however the talk has ended since.
  if (result.type === 'refused') await takeBackCopy(deps, passed, message);
  return { outcome: 'applied' };
}

async function follow(
  deps: ListenerDeps,
  delivery: InboxEvent,
  { handoff, actor, action }: { handoff: Handoff; actor: PersonId; action: HandoffAction },
): Promise<EventOutcome> {
  const result = await deps.handoffs.act({
    handoffId: handoff.id,
    key: deliveryKey(delivery),
    actor,
    action,
  });
  return result.type === 'refused'
    ? { outcome: 'ignored', reason: `not passed on: ${result.reason}` }
    : { outcome: 'applied' };
}
