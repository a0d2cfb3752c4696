import { z } from 'zod';
import type { Language } from '../../core/language.ts';
import type { Delivery, ReplyAddress } from '../../core/reply-channel.ts';
import { dropOlderSuggestions, type RelievedReply } from '../../store/older-suggestions.ts';
import { saveRef } from '../../store/outbox.ts';
import { partKey } from '../../store/outbox-key.ts';
import { formOf, renderReply } from '../render/render-reply.ts';
import { controlLanguage } from './control-language.ts';
import { metadataOf } from './post-message.ts';
import type { ReplyDeps } from './reply-deps.ts';
import { messagesOf, replaceReply } from './send-reply.ts';
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
  for (const older of await dropOlderSuggestions(deps.database, thread)) {
    if (!older.ref.private) await redraw(deps, address, older, language);
  }
}

/** Writes over those messages of an answer that change by it: of a long one, the last or the last two. */
async function redraw(
  deps: ReplyDeps,
  address: ReplyAddress,
  { key, reply, ref, suggestions }: RelievedReply,
  language: Language,
): Promise<void> {
  const before = renderReply({ ...reply, suggestions }, language).map((one) => formOf(one).message);
  const after = renderReply(reply, language).map((one) => formOf(one).message);
  const standing = after.length === 1 ? [ref] : await messagesOf(deps, { key, ref });
  if (before.length !== after.length || standing.length !== after.length) {
    // A message that held little else is not needed any more.
    await saveRef(deps.database, key, await replaceReply(deps, { key, address, reply, ref }));
    return;
  }
  for (const [at, message] of after.entries()) {
    if (JSON.stringify(message) === JSON.stringify(before[at])) continue;
    const own = at === after.length - 1 ? key : partKey(key, at + 1);
    const place = { channel: standing[at]!.channelId, ts: standing[at]!.ts };
    await deps.api.spare.call('chat.update', { ...place, ...message, metadata: metadataOf(own) }, anything);
  }
}
