import { z } from 'zod';
import { asId, type MessageTs } from '../../core/ids.ts';
import type { PostedRef, ReplyAddress } from '../../core/reply-channel.ts';
import { findMessageByOutboxKey, type KeyedRef } from '../../store/messages.ts';
import { turnOfMessage } from '../../store/outbox.ts';
import { REPLY_METADATA } from './post-message.ts';
import type { ReplyDeps } from './reply-deps.ts';
import { threadOf } from './slack-place.ts';

const thread = z.looseObject({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      user: z.string().optional(),
      streaming_state: z.string().optional(),
      metadata: z
        .looseObject({
          event_type: z.string().optional(),
          event_payload: z.looseObject({ key: z.string().optional() }).optional(),
        })
        .optional(),
    }),
  ),
});

/**
 * Looks for our message of a key: first among the echoes that we have seen, then once in the thread itself (apps
 * outside Slack's marketplace may read it only once a minute).
 */
export async function findMessage(
  deps: ReplyDeps,
  address: ReplyAddress,
  key: string,
  since: Date,
): Promise<PostedRef | null> {
  const echo = await findMessageByOutboxKey(deps.database, key);
  if (echo !== null) return echo;
  const messages = await readPlace(deps, address, since);
  const keyed = toKeyed(address, messages).find((one) => one.key === key)?.ref;
  return keyed ?? findOpenStream(deps, address, messages);
}

/**
 * A growing message carries no key. If one of ours is open and no reply knows of it, the process that began it died before
 * it could store its place. Since a thread's turns run one after the other, it is the message that is looked for.
 */
async function findOpenStream(
  deps: ReplyDeps,
  address: ReplyAddress,
  messages: SeenMessage[],
): Promise<PostedRef | null> {
  const open = messages.filter(
    (one) => one.user === deps.identity().botUserId && one.streaming_state === 'in_progress',
  );
  for (const { ts } of open.toReversed()) {
    const ref = { channelId: address.channelId, ts: asId<MessageTs>(ts) };
    if ((await turnOfMessage(deps.database, ref)) === null) return ref;
  }
  return null;
}

/** Our keyed messages in the place of a reply, posted at or after `since`. */
export async function readKeyed(deps: ReplyDeps, address: ReplyAddress, since: Date): Promise<KeyedRef[]> {
  return toKeyed(address, await readPlace(deps, address, since));
}

type SeenMessage = z.infer<typeof thread>['messages'][number];

async function readPlace(deps: ReplyDeps, address: ReplyAddress, since: Date): Promise<SeenMessage[]> {
  const threadTs = threadOf(address);
  // Clocks differ, and Slack's decides the ts.
  const oldest = String(Math.max(0, Math.floor(since.getTime() / 1000) - 60));
  const args = { channel: address.channelId, oldest, include_all_metadata: true, limit: 200 };
  const { messages } =
    threadTs === undefined
      ? await deps.api.call('conversations.history', args, thread)
      : await deps.api.call('conversations.replies', { ...args, ts: threadTs }, thread);
  return messages;
}

function toKeyed(address: ReplyAddress, messages: SeenMessage[]): KeyedRef[] {
  return messages.flatMap(({ ts, metadata }) => {
    const key = metadata?.event_type === REPLY_METADATA ? metadata.event_payload?.key : undefined;
    return key === undefined ? [] : [{ key, ref: { channelId: address.channelId, ts: asId<MessageTs>(ts) } }];
  });
}
