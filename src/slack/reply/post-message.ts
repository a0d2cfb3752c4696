import { z } from 'zod';
import { asId, type ChannelId, type MessageTs } from '../../core/ids.ts';
import type { Posted, PostedRef, ReplyAddress } from '../../core/reply-channel.ts';
import {
  deleteMessage,
  editMessage,
  type OwnKind,
  recordMessage,
  recordPosted,
  type StoredMessage,
} from '../../store/messages.ts';
import { isRejection } from '../api/translate-slack-error.ts';
import type { SlackMessage } from '../render/piece.ts';
import type { ReplyDeps } from './reply-deps.ts';
import { threadOf } from './slack-place.ts';

/** The event type of the metadata that our messages carry, so that they can be told apart and found again. */
export const REPLY_METADATA = 'switchboard_reply';

const posted = z.looseObject({ channel: z.string(), ts: z.string() });
const anything = z.looseObject({});

/** Metadata that names a message: https://docs.slack.dev/messaging/message-metadata */
export function metadataOf(
  key: string,
  kind?: OwnKind,
): { event_type: string; event_payload: { key: string; kind?: OwnKind } } {
  return { event_type: REPLY_METADATA, event_payload: { key, ...(kind === undefined ? {} : { kind }) } };
}

/**
 * Posts one message where the reply belongs, and remembers it at once: its echo may come late. `kind` says what a
 * message is that stands in no outbox.
 */
export async function postMessage(
  deps: ReplyDeps,
  address: ReplyAddress,
  { key, message, kind }: { key: string; message: SlackMessage; kind?: OwnKind },
): Promise<PostedRef> {
  const ref = await sendMessage(deps, address, { key, message, ...(kind === undefined ? {} : { kind }) });
  const own = { key, ref, text: message.text, ...(kind === undefined ? {} : { kind }) };
  await recordPosted(deps.database, ownMessage(deps, address, own));
  return ref;
}

/** Posts the message of an outbox key, which is remembered together with that it was posted. */
export async function postUnkept(
  deps: ReplyDeps,
  address: ReplyAddress,
  { key, message }: { key: string; message: SlackMessage },
): Promise<Posted> {
  const ref = await sendMessage(deps, address, { key, message });
  const { threadTs, authorId, text } = ownMessage(deps, address, { key, ref, text: message.text });
  return { ...ref, unkept: { threadTs, authorId, text } };
}

async function sendMessage(
  deps: ReplyDeps,
  address: ReplyAddress,
  { key, message, kind }: { key: string; message: SlackMessage; kind?: OwnKind },
): Promise<PostedRef> {
  const answer = await deps.api.call(
    'chat.postMessage',
    {
      channel: address.channelId,
      thread_ts: threadOf(address),
      ...message,
      metadata: metadataOf(key, kind),
      unfurl_links: false,
      unfurl_media: false,
    },
    posted,
  );
  return { channelId: asId<ChannelId>(answer.channel), ts: asId<MessageTs>(answer.ts) };
}

/** Writes a message of ours over. */
export async function updateMessage(
  deps: ReplyDeps,
  address: ReplyAddress,
  { key, ref, message }: { key: string; ref: PostedRef; message: SlackMessage },
): Promise<PostedRef> {
  const args = {
    channel: ref.channelId,
    ts: ref.ts,
    text: message.text,
    blocks: message.blocks ?? [],
    metadata: metadataOf(key),
  };
  try {
    await deps.api.call('chat.update', args, anything);
  } catch (error) {
    if (!isRejection(error, STILL_STREAMING)) throw error;
    await stopStream(deps, ref);
    await deps.api.call('chat.update', args, anything);
  }
  await rememberOwn(deps, address, { key, ref, text: message.text });
  return ref;
}

const STILL_STREAMING = new Set(['streaming_state_conflict']);
const NOT_STREAMING = new Set(['message_not_in_streaming_state', 'message_not_found', 'stopped_by_user']);

/** Ends a stream as it is; one that has ended already is left alone. */
export async function stopStream(
  deps: ReplyDeps,
  ref: PostedRef,
  more: Record<string, unknown> = {},
): Promise<void> {
  try {
    await deps.api.call('chat.stopStream', { channel: ref.channelId, ts: ref.ts, ...more }, anything);
  } catch (error) {
    if (!isRejection(error, NOT_STREAMING)) throw error;
  }
}

/** Takes a message of ours away; one that is gone already is left alone. */
export async function removeMessage(deps: ReplyDeps, address: ReplyAddress, ref: PostedRef): Promise<void> {
  try {
    await deps.api.call('chat.delete', { channel: ref.channelId, ts: ref.ts }, anything);
  } catch (error) {
    if (!isRejection(error, GONE)) throw error;
  }
  await deleteMessage(deps.database, { teamId: address.teamId, ...ref });
}

/** What Slack says of a message that is not there any more. */
export const GONE = new Set(['message_not_found']);

/** Keeps what a message of ours says by now in our record of the thread, under its key. */
export async function rememberOwn(
  deps: ReplyDeps,
  address: ReplyAddress,
  own: { key: string; ref: PostedRef; text: string },
): Promise<void> {
  const message = ownMessage(deps, address, own);
  await recordMessage(deps.database, message);
  await editMessage(deps.database, message);
}

function ownMessage(
  deps: ReplyDeps,
  address: ReplyAddress,
  { key, ref, text, kind }: { key: string; ref: PostedRef; text: string; kind?: OwnKind },
): StoredMessage {
  return {
    teamId: address.teamId,
    channelId: ref.channelId,
    ts: ref.ts,
    threadTs: threadOf(address) ?? ref.ts,
    authorId: deps.identity().botUserId,
    authorKind: 'self',
    text,
    outboxKey: key,
    ...(kind === undefined ? {} : { kind }),
  };
}
