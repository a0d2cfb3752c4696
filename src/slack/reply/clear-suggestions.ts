import { z } from 'zod';
import type { Delivery } from '../../core/reply-channel.ts';
import { dropOlderSuggestions } from '../../store/older-suggestions.ts';
import { formOf, renderReply } from '../render/render-reply.ts';
import { controlLanguage } from './control-language.ts';
import { metadataOf } from './post-message.ts';
import type { ReplyDeps } from './reply-deps.ts';
import { isPrivate, threadOf } from './slack-place.ts';

const anything = z.looseObject({});

/**
 * What to ask next stands under the newest answer of a thread only: the ones before lose theirs, and nothing else of them
 * changes. Nobody waits for it, and where Slack's pace does not allow it they stay as they are.
 */
export async function clearOlderSuggestions(deps: ReplyDeps, delivery: Delivery): Promise<void> {
  const { operation, address, key } = delivery;
  const threadTs = threadOf(address);
  if (operation !== 'post' || threadTs === undefined || isPrivate(address) || address.isFirst) return;
  if (delivery.reply.turnId === null) return;
  const { teamId, channelId } = address;
  const thread = { teamId, channelId, threadTs, newestKey: key };
  const language = await controlLanguage(deps, address, delivery.reply);
  for (const { key: older, reply, ref } of await dropOlderSuggestions(deps.database, thread)) {
    const messages = renderReply(reply, language);
    // The suggestions of a long answer stand in the last of its messages, which cannot be told from the others here.
    if (messages.length !== 1 || ref.private) continue;
    const { message } = formOf(messages[0]!);
    const args = { channel: ref.channelId, ts: ref.ts, ...message, metadata: metadataOf(older) };
    await deps.api.spare.call('chat.update', args, anything);
  }
}
