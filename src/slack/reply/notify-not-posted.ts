import { z } from 'zod';
import type { PersonId } from '../../core/ids.ts';
import type { Delivery, ReplyAddress } from '../../core/reply-channel.ts';
import { t } from '../../messages/t.ts';
import { SlackRejection } from '../api/translate-slack-error.ts';
import { openDirect } from './post-privately.ts';
import type { ReplyDeps } from './reply-deps.ts';
import { isDirect } from './slack-place.ts';

const anything = z.looseObject({});

/** Slack's words for why nothing can be posted in a place: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const REASONS: Record<string, 'archived' | 'absent' | 'restricted'> = {
  is_archived: 'archived',
  not_in_channel: 'absent',
  channel_not_found: 'absent',
  restricted_action: 'restricted',
  restricted_action_read_only_channel: 'restricted',
  restricted_action_thread_only_channel: 'restricted',
  restricted_action_non_threadable_channel: 'restricted',
  restricted_action_thread_locked: 'restricted',
  ekm_access_denied: 'restricted',
  posting_to_general_channel_denied: 'restricted',
};

/** Tells the person who waits, in their DM, that Slack refused a message for good. Never rejects. */
export async function notifyNotPosted(deps: ReplyDeps, delivery: Delivery, error: unknown): Promise<void> {
  if (!(error instanceof SlackRejection) || delivery.operation === 'withdraw') return;
  const { address, reply } = delivery;
  // It is not given up: the code that queues it again reports it.
  if (address.patient) return;
  const person = (address.viewer ?? address.askerId) as PersonId | '';
  if (person === '' || isTheirDirect(address)) return;
  try {
    const language = await deps.directory.languageOf(address.teamId, person);
    const what = reply.turnId === null ? 'message' : 'answer';
    const why = REASONS[error.slackCode] ?? 'refused';
    // Slack shows the name only to those who may see the channel.
    const text = t(language, `slack.not_posted.${what}.${why}`, { place: `<#${address.channelId}>` });
    await deps.api.call('chat.postMessage', { channel: await openDirect(deps, person), text }, anything);
  } catch (second) {
    deps.log.warn({ err: second }, 'nobody could be told that a message was not posted');
  }
}

function isTheirDirect(address: ReplyAddress): boolean {
  return address.direct !== undefined || isDirect(address.channelId);
}
