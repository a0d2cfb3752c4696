import { z } from 'zod';
import { asId, type ChannelId, type MessageTs } from '../../core/ids.ts';
import type { SharedFile } from '../../core/reply.ts';
import type { InView } from '../../turn/turn.ts';
import type { SlackIdentity } from '../slack-identity.ts';
import { shorten } from '../text/escape-slack-text.ts';

/** Where people of another company are, Slack names only the id: https://docs.slack.dev/apis/slack-connect/ */
const file = z.looseObject({ id: z.string(), name: z.string().nullish(), title: z.string().nullish() });

/** What our own messages carry; a kind of a later version is one that we do not know. */
const ownPayload = z.looseObject({
  key: z.string().optional(),
  kind: z.enum(['answer', 'question', 'notice']).optional().catch(undefined),
});

/** A message that was forwarded or whose link was pasted, as https://docs.slack.dev/reference/events/message names it. */
const attachment = z.looseObject({
  is_share: z.boolean().optional(),
  is_msg_unfurl: z.boolean().optional(),
  text: z.string().nullish(),
  author_id: z.string().optional().catch(undefined),
  channel_id: z.string().optional().catch(undefined),
  ts: z.string().optional().catch(undefined),
  files: z.array(file).optional().catch(undefined),
});

/** What its writer looks at, the most relevant first: https://docs.slack.dev/reference/events/app_context_changed */
const entity = z.discriminatedUnion('type', [
  z.object({ type: z.literal('slack#/types/channel_id'), value: z.string().min(1) }),
  z.object({
    type: z.literal('slack#/types/message_context'),
    value: z.object({ channel_id: z.string().min(1), message_ts: z.string().min(1) }),
  }),
  z.object({ type: z.literal('slack#/types/canvas_id') }),
  z.object({ type: z.literal('slack#/types/list_id') }),
]);
const appContext = z.looseObject({ entities: z.array(z.unknown()).default([]) });

/** A message as it is told of in events and shortcuts. */
export const messageContent = z.looseObject({
  ts: z.string(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ''),
  thread_ts: z.string().optional(),
  subtype: z.string().optional(),
  files: z.array(file).optional(),
  attachments: z.array(attachment).optional().catch(undefined),
  metadata: z.looseObject({ event_payload: ownPayload.optional() }).optional(),
  app_context: appContext.optional().catch(undefined),
});

/** A message event in all its forms: https://docs.slack.dev/reference/events/message */
const messageEvent = messageContent.extend({
  channel: z.string(),
  channel_type: z.string().optional(),
  message: messageContent.optional(),
  previous_message: messageContent.optional(),
  deleted_ts: z.string().optional(),
});

/** The parts of a message that we read. */
export type MessageContent = z.output<typeof messageContent>;

/** The files that came with a message. */
export function filesOf({ files = [] }: Pick<MessageContent, 'files'>): SharedFile[] {
  return files.map(({ id, name, title }) => ({ id, name: name || title || id }));
}

function isForwarded({ is_share, is_msg_unfurl }: z.output<typeof attachment>): boolean {
  return is_share === true || is_msg_unfurl === true;
}

/** The words of messages that were forwarded along with a message, as Slack writes them. */
export function forwardedOf({ attachments = [] }: MessageContent): string {
  return attachments
    .filter(isForwarded)
    .map(({ text }) => text?.trim() ?? '')
    .filter((text) => text !== '')
    .join('\n');
}

/** Whose words were forwarded along with a message, and where those were said, as far as Slack tells. */
export function forwardedWords({ attachments = [] }: MessageContent): ForwardedWords[] {
  return attachments
    .filter(isForwarded)
    .flatMap(({ text, author_id: authorId, channel_id: channelId, ts }) => {
      if (!text?.trim() || authorId === undefined) return [];
      return [
        { authorId, ...(channelId === undefined || ts === undefined ? {} : { source: { channelId, ts } }) },
      ];
    });
}

/**
 * What the writer of a message to the bot had open beside it; undefined where Slack tells of nothing that we know. What
 * they write in is not beside it.
 */
export function inViewOf({ app_context: context }: MessageContent, writtenIn: string): InView | undefined {
  for (const raw of context?.entities ?? []) {
    const { data } = entity.safeParse(raw);
    if (data === undefined) continue;
    if (data.type === 'slack#/types/canvas_id') return { kind: 'canvas' };
    if (data.type === 'slack#/types/list_id') return { kind: 'list' };
    const place = typeof data.value === 'string' ? { channel_id: data.value } : data.value;
    if (place.channel_id === writtenIn) continue;
    const ts = 'message_ts' in place ? { ts: asId<MessageTs>(place.message_ts) } : {};
    return { kind: 'channel', channelId: asId<ChannelId>(place.channel_id), ...ts };
  }
  return undefined;
}

/** The author of forwarded words, and the message that they are of. */
export interface ForwardedWords {
  authorId: string;
  source?: { channelId: string; ts: string };
}

/** More than a message takes. */
const MOST_FILES = 10;
const MOST_CHARACTERS = 100;

/** Names of the pictures and files of a message and of those that were forwarded along with it. */
export function unreadFilesOf(message: MessageContent): string[] {
  const forwarded = (message.attachments ?? []).filter(isForwarded).flatMap((one) => filesOf(one));
  const names = [...filesOf(message), ...forwarded].map(({ name }) => shorten(name, MOST_CHARACTERS));
  return [...new Set(names)].slice(0, MOST_FILES);
}

/** What a message event says. */
export type MessageEvent =
  | { type: 'posted'; channel: string; message: MessageContent; direct: boolean }
  | { type: 'own'; channel: string; message: MessageContent }
  | { type: 'other_bot'; channel: string; message: MessageContent }
  | { type: 'edited'; channel: string; message: MessageContent; before: string; own: boolean }
  | { type: 'deleted'; channel: string; ts: string }
  | { type: 'noise'; reason: string };

/** Slack's own voice, which carries no `bot_id`. */
const SLACKBOT = 'USLACKBOT';

/** Subtypes that are still somebody saying something. */
const SPEECH = new Set(['file_share', 'thread_broadcast', 'me_message', 'bot_message']);

/** Reads a message event for what it means to us. */
export function parseMessageEvent(event: unknown, identity: SlackIdentity): MessageEvent {
  const parsed = messageEvent.safeParse(event);
  if (!parsed.success) return { type: 'noise', reason: 'a message event of an unknown form' };
  const { channel, subtype, message, previous_message: before, deleted_ts } = parsed.data;
  if (subtype === 'message_deleted') {
    const ts = deleted_ts ?? before?.ts;
    return ts === undefined
      ? { type: 'noise', reason: 'a deletion of nothing' }
      : { type: 'deleted', channel, ts };
  }
  if (subtype === 'message_changed') {
    if (message === undefined) return { type: 'noise', reason: 'a change of nothing' };
    if (message.subtype === 'tombstone') return { type: 'deleted', channel, ts: message.ts };
    return { type: 'edited', channel, message, before: before?.text ?? '', own: isOwn(message, identity) };
  }
  if (subtype !== undefined && !SPEECH.has(subtype))
    return { type: 'noise', reason: `a message of subtype ${subtype}` };
  if (isOwn(parsed.data, identity)) return { type: 'own', channel, message: parsed.data };
  if (parsed.data.bot_id !== undefined || parsed.data.user === SLACKBOT)
    return { type: 'other_bot', channel, message: parsed.data };
  const direct = parsed.data.channel_type === 'im' || channel.startsWith('D');
  return { type: 'posted', channel, message: parsed.data, direct };
}

/** Whether a message is one of ours. */
export function isOwn(message: MessageContent, identity: SlackIdentity): boolean {
  return (
    message.user === identity.botUserId || (message.bot_id !== undefined && message.bot_id === identity.botId)
  );
}
