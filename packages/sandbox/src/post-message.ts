import { randomUUID } from 'node:crypto';
import { messagesOf } from './apply-change.ts';
import { channelType, threadKey } from './channel-access.ts';
import { toSlackMessage } from './message-shape.ts';
import type { SandboxContext } from './sandbox-context.ts';
import { toldContext } from './view-context.ts';
import type { Channel, Json, Message } from './workspace.ts';

/** What is known of a message before it has a `ts`. */
export type MessageDraft = Omit<Message, 'ts' | 'reactions' | 'channel'>;

/** Puts a message into a channel and tells the bot and every open page. */
export function postMessage(ctx: SandboxContext, channel: Channel, draft: MessageDraft): Message {
  const message: Message = {
    ...draft,
    channel: channel.id,
    ts: ctx.nextTs(),
    reactions: [],
    ...(!draft.bot && isSaid(draft) && { clientMsgId: randomUUID() }),
  };
  markParent(ctx, message);
  ctx.commit({ type: 'message', message });
  if (draft.bot) clearStatus(ctx, message);
  else ctx.commit({ type: 'read', person: draft.user, channel: channel.id, ts: message.ts });
  publish(ctx, message);
  if (!message.onlyFor) {
    announceMessage(ctx, channel, message);
    announceMetadata(ctx, message);
  }
  return message;
}

/** Changes a message and tells the bot and every open page; `edited` marks it as such. */
export function changeMessage(
  ctx: SandboxContext,
  message: Message,
  { patch, editor }: { patch: Partial<Message>; editor?: string | undefined },
): void {
  const before = toSlackMessage(ctx, message, { metadata: true });
  const edited = editor ? { edited: { user: editor, ts: ctx.nextTs() } } : {};
  ctx.commit({
    type: 'message_patch',
    channel: message.channel,
    ts: message.ts,
    patch: { ...patch, ...edited },
  });
  publish(ctx, message);
  announceChange(ctx, message, before);
}

/** Who asked for it hears of metadata by itself: https://docs.slack.dev/reference/events/message_metadata_posted */
function announceMetadata(ctx: SandboxContext, message: Message): void {
  if (!message.metadata || ctx.manifest === undefined) return;
  const { credentials, workspace } = ctx;
  const event = {
    type: 'message_metadata_posted',
    app_id: credentials.appId,
    bot_id: credentials.botId,
    user_id: message.user,
    team_id: workspace.team.id,
    channel_id: message.channel,
    metadata: message.metadata,
    message_ts: message.ts,
    event_ts: ctx.nextTs(),
  };
  ctx.emit(event, 'message_metadata_posted');
}

/** Tells the bot that a message is not what it was. */
export function announceChange(ctx: SandboxContext, message: Message, before: Json): void {
  const channel = ctx.workspace.channels.get(message.channel);
  if (!channel || message.onlyFor) return;
  const eventTs = ctx.nextTs();
  const body = {
    type: 'message',
    subtype: 'message_changed',
    message: toSlackMessage(ctx, message, { metadata: true }),
    previous_message: before,
    channel: channel.id,
    hidden: true,
    ts: eventTs,
    event_ts: eventTs,
    channel_type: channelType(channel),
  };
  emitInChannel(ctx, channel, body);
}

/**
 * Takes a message away. A parent with replies leaves a tombstone behind, which the bot hears of as a change; the
 * tombstone goes with its last reply.
 */
export function deleteMessage(ctx: SandboxContext, message: Message): void {
  if (liveReplies(ctx, message).length > 0) {
    leaveTombstone(ctx, message);
    return;
  }
  const before = toSlackMessage(ctx, message, { metadata: true });
  const { ts, threadTs } = message;
  ctx.commit({ type: 'message_gone', channel: message.channel, ts });
  ctx.live.publish({ type: 'deleted', channel: message.channel, ts, thread_ts: threadTs }, message.onlyFor);
  announceDeletion(ctx, message, before);
  const parent = threadTs ? messagesOf(ctx.workspace, message.channel).get(threadTs) : undefined;
  if (parent?.deleted && liveReplies(ctx, parent).length === 0) deleteMessage(ctx, parent);
}

function announceDeletion(ctx: SandboxContext, message: Message, before: Json): void {
  const channel = ctx.workspace.channels.get(message.channel);
  if (!channel || message.onlyFor) return;
  const eventTs = ctx.nextTs();
  emitInChannel(ctx, channel, {
    type: 'message',
    subtype: 'message_deleted',
    previous_message: before,
    channel: channel.id,
    hidden: true,
    deleted_ts: message.ts,
    ts: eventTs,
    event_ts: eventTs,
    channel_type: channelType(channel),
  });
}

function leaveTombstone(ctx: SandboxContext, message: Message): void {
  const patch: Partial<Message> = {
    deleted: true,
    subtype: 'tombstone',
    user: 'USLACKBOT',
    text: 'This message was deleted.',
    blocks: undefined,
    attachments: undefined,
    files: undefined,
    metadata: undefined,
    bot: undefined,
    clientMsgId: undefined,
    edited: undefined,
    stream: undefined,
    reactions: [],
  };
  changeMessage(ctx, message, { patch });
  ctx.live.publish({
    type: 'deleted',
    channel: message.channel,
    ts: message.ts,
    thread_ts: message.threadTs,
  });
}

function liveReplies(ctx: SandboxContext, message: Message): Message[] {
  return [...messagesOf(ctx.workspace, message.channel).values()].filter(
    (other) => other.threadTs === message.ts && other.ts !== message.ts && !other.onlyFor,
  );
}

/** Sends an event about a channel, if the bot is in it and subscribed to that kind of channel's messages. */
export function emitInChannel(ctx: SandboxContext, channel: Channel, event: Json): void {
  if (!channel.members.includes(ctx.credentials.botUserId)) return;
  const family = { public: 'channels', private: 'groups', dm: 'im' }[channel.kind];
  ctx.emit(event, `message.${family}`);
}

/** Tells open pages to look at a message again. */
export function publish(ctx: SandboxContext, message: Message): void {
  const { channel, ts, threadTs, onlyFor } = message;
  ctx.live.publish({ type: 'message', channel, ts, thread_ts: threadTs }, onlyFor);
}

function announceMessage(ctx: SandboxContext, channel: Channel, message: Message): void {
  const body: Json = {
    ...toSlackMessage(ctx, message, { metadata: true }),
    channel: channel.id,
    channel_type: channelType(channel),
    event_ts: message.ts,
    ...(channel.kind === 'dm' && !message.bot && toldContext(ctx, message.user, 'app_context')),
  };
  emitInChannel(ctx, channel, body);
  if (mentionsBot(ctx, channel, message)) {
    const { channel_type: _, ...mention } = body;
    ctx.emit({ ...mention, type: 'app_mention' }, 'app_mention');
  }
}

function mentionsBot(ctx: SandboxContext, channel: Channel, message: Message): boolean {
  const { botUserId } = ctx.credentials;
  if (message.bot || !isSaid(message) || channel.kind === 'dm' || !channel.members.includes(botUserId))
    return false;
  return message.text.includes(`<@${botUserId}>`);
}

/** Whether somebody said it, with or without a file; the rest are notices of joining and leaving. */
function isSaid({ subtype }: Pick<Message, 'subtype'>): boolean {
  return subtype === undefined || subtype === 'file_share';
}

/** A parent learns its own `thread_ts` with the first reply. */
function markParent(ctx: SandboxContext, reply: Message): void {
  if (!reply.threadTs || reply.onlyFor) return;
  const parent = messagesOf(ctx.workspace, reply.channel).get(reply.threadTs);
  if (!parent || parent.threadTs) return;
  ctx.commit({
    type: 'message_patch',
    channel: parent.channel,
    ts: parent.ts,
    patch: { threadTs: parent.ts },
  });
}

/** "is thinking..." ends when the answer comes. */
function clearStatus(ctx: SandboxContext, message: Message): void {
  if (!ctx.statuses.delete(threadKey(message.channel, message.threadTs))) return;
  ctx.live.publish({ type: 'status', channel: message.channel, thread_ts: message.threadTs });
}
