import type { ChannelId, HandoffId } from '../core/ids.ts';
import type { Reply } from '../core/reply.ts';
import type { ReplyAddress } from '../core/reply-channel.ts';
import type { Database } from '../store/database.ts';
import { enqueueMessage, type NewMessage } from '../store/outbox.ts';
import type { Side } from './authority.ts';
import type { AskerEffect, Effect } from './effects.ts';
import type { Handoff } from './handoff.ts';
import { cardKey, laneOf, noteKey, noticeKey, relayPrefix } from './message-keys.ts';
import type { Spoken } from './spoken.ts';
import { writeToAsker } from './write-to-asker.ts';
import { writeToLeads } from './write-to-leads.ts';
import type { Writing } from './writing.ts';

/** Queues all messages, in order; each side of a handoff has a lane of its own. */
export async function enqueueEffects(
  tx: Database,
  effects: readonly Effect[],
  writing: Writing,
): Promise<void> {
  for (const effect of effects) {
    const message = toMessage(effect, writing);
    if (message !== null) await enqueueMessage(tx, message);
  }
}

/**
 * Writes the message of an effect; null where there is nothing left that it could change. Pure: the same handoff and version give
 * the same key and words.
 */
export function toMessage(effect: Effect, writing: Writing): NewMessage | null {
  const { handoff, notice } = writing;
  const side = isToAsker(effect) ? 'asker' : 'lead';
  const lane = laneOf(handoff.id, side);
  const message = { lane, address: addressOf(effect, writing), reply: write(effect, writing) };
  if (effect.say !== 'notice' || notice.in === 'own') return { ...placeInQueue(effect, handoff), ...message };
  if (notice.in === 'nowhere') return null;
  return {
    ...message,
    key: noticeKey(handoff.id, handoff.version),
    operation: 'replace',
    targetKey: notice.key,
    // It stays the reply of its turn: a newer one of the turn comes in its place.
    answers: { turnId: handoff.turnId, revision: notice.revision },
  };
}

function write(effect: Effect, writing: Writing): Reply | null {
  if (effect.say === 'relay_delete') return null;
  if (effect.say === 'notice') return writeNotice(writing);
  return isToAsker(effect)
    ? toReply(writing.handoff.language, writeToAsker(effect, writing))
    : toReply(writing.leadLanguage, writeToLeads(effect, writing));
}

/** How a handoff stands, as its asker reads it. */
export function writeNotice(writing: Writing): Reply {
  const { handoff, notice } = writing;
  const waits = handoff.state === 'open' || handoff.state === 'taken';
  const reply: Reply = {
    ...toReply(handoff.language, writeToAsker({ to: 'asker', say: 'notice' }, writing)),
    standing: waits ? 'waiting' : 'settled',
  };
  return notice.in === 'reply' ? { ...reply, turnId: handoff.turnId, controls: ['why'] } : reply;
}

function isToAsker<Of extends Effect>(effect: Of): effect is Extract<Of, AskerEffect> {
  return effect.to === 'asker' || effect.to === 'alone';
}

/** Whether it is a new message or changes an earlier one; what changes one another shares all of its key but the end. */
function placeInQueue(effect: Effect, handoff: Handoff): Pick<NewMessage, 'key' | 'operation' | 'targetKey'> {
  const { id, version } = handoff;
  switch (effect.say) {
    case 'card':
    case 'notice':
      return newOrReplaced(`${id}:${effect.say}`, version);
    case 'survey':
      return newOrReplaced(`${id}:survey`, 1);
    case 'survey_score':
      return newOrReplaced(`${id}:score`, effect.first ? 1 : version);
    case 'thanks':
      return newOrReplaced(`${id}:survey`, version);
    case 'relay':
      return newOrReplaced(copyOf(id, effect), 1);
    case 'relay_edit':
      return newOrReplaced(copyOf(id, effect), effect.revision);
    case 'relay_delete':
      return { ...newOrReplaced(copyOf(id, effect), effect.revision), operation: 'withdraw' };
    default:
      return newOrReplaced(noteKey(id, { ...effect, version }), 1);
  }
}

function copyOf(id: HandoffId, { from, message }: Extract<Effect, { from: Side }>): string {
  return relayPrefix(id, from, message.ts);
}

function newOrReplaced(
  prefix: string,
  revision: number,
): Pick<NewMessage, 'key' | 'operation' | 'targetKey'> {
  if (revision === 1) return { key: `${prefix}:1`, operation: 'post' };
  return { key: `${prefix}:${revision}`, operation: 'replace', targetKey: `${prefix}:1` };
}

function addressOf(effect: Effect, writing: Writing): ReplyAddress {
  const { handoff } = writing;
  const escalation: ReplyAddress = {
    surface: 'chat',
    teamId: handoff.teamId,
    channelId: handoff.channelId as ChannelId,
    askerId: handoff.askerId,
  };
  switch (effect.to) {
    case 'channel':
      return { ...escalation, patient: true };
    case 'leads':
      return { ...escalation, patient: true, threadKey: cardKey(handoff.id) };
    case 'assignee':
      return { ...escalation, viewer: effect.assignee, direct: true };
    case 'asker':
      return askerAddress(effect, writing);
    case 'alone':
      return { ...askerAddress(effect, writing), viewer: handoff.askerId };
  }
}

/** Where a question was asked outside of any thread, what is said of it goes into one thread all the same. */
function askerAddress(effect: Effect, { handoff: { id, place }, notice }: Writing): ReplyAddress {
  const headKey = notice.in === 'reply' ? notice.key : noticeKey(id);
  const threaded = place.threadTs !== undefined || place.threadKey !== undefined || place.direct === true;
  return threaded || effect.say === 'notice' ? place : { ...place, threadKey: headKey };
}

function toReply(language: Reply['language'], spoken: Spoken): Reply {
  return {
    turnId: null,
    outcome: 'handed_off',
    language,
    citations: [],
    choices: [],
    suggestions: [],
    notes: [],
    controls: [],
    ...spoken,
  };
}
