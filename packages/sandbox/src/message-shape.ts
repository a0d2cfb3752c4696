import { messagesOf } from './apply-change.ts';
import { filesOf } from './files/file-shape.ts';
import { homeTeam } from './organization.ts';
import type { SandboxContext } from './sandbox-context.ts';
import type { Json, Message } from './workspace.ts';

/** A message as the Web API and events carry it: https://docs.slack.dev/reference/events/message */
export function toSlackMessage(
  ctx: SandboxContext,
  message: Message,
  options: { metadata?: boolean } = {},
): Json {
  return {
    type: 'message',
    ...(message.subtype && { subtype: message.subtype }),
    ...(message.deleted && { hidden: true }),
    ...(message.clientMsgId && { client_msg_id: message.clientMsgId }),
    user: message.user,
    text: message.text,
    ts: message.ts,
    ...teamsOf(ctx, message),
    ...(message.threadTs && { thread_ts: message.threadTs }),
    ...(isReply(message) && { parent_user_id: parentUser(ctx, message) }),
    ...(message.blocks && { blocks: message.blocks }),
    ...(message.attachments && { attachments: message.attachments }),
    ...(message.files && { files: filesOf(ctx, message), upload: false, display_as_bot: false }),
    ...(message.bot && botFields(ctx, message)),
    ...(message.edited && { edited: message.edited }),
    ...(message.reactions.length > 0 && { reactions: toSlackReactions(message) }),
    ...(options.metadata && message.metadata && { metadata: message.metadata }),
    ...(message.stream && { streaming_state: streamingState(message) }),
  };
}

/** Fields that a thread's parent has once somebody has answered. */
export function threadSummary(ctx: SandboxContext, parent: Message): Json {
  const replies = repliesTo(ctx, parent);
  if (replies.length === 0) return {};
  const users = [...new Set(replies.map((reply) => reply.user))];
  return {
    thread_ts: parent.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: replies.at(-1)?.ts,
    reply_users: users,
    is_locked: false,
    subscribed: users.includes(ctx.credentials.botUserId),
  };
}

/** The replies below a message that everybody in its channel sees. */
export function repliesTo(ctx: SandboxContext, parent: Message): Message[] {
  return [...messagesOf(ctx.workspace, parent.channel).values()].filter(
    (message) =>
      message.threadTs === parent.ts && message.ts !== parent.ts && !message.onlyFor && !message.deleted,
  );
}

/** Whether a message stands in a thread and is not its parent. */
export function isReply(message: Message): boolean {
  return message.threadTs !== undefined && message.threadTs !== message.ts;
}

/** The public profile of the bot, as messages carry it. */
export function botProfile(ctx: SandboxContext): Json {
  const { credentials, workspace } = ctx;
  return {
    id: credentials.botId,
    name: workspace.bot.realName,
    app_id: credentials.appId,
    team_id: workspace.team.id,
    icons: { image_36: '', image_48: '', image_72: '' },
    updated: 0,
    deleted: false,
  };
}

/** Whose workspace a message is from; in connected channels more than one is named. */
function teamsOf(ctx: SandboxContext, message: Message): Json {
  const { people, team } = ctx.workspace;
  const author = people.get(message.user);
  const home = author === undefined ? team.id : homeTeam(ctx, author);
  return home === team.id ? { team: team.id } : { team: home, user_team: home, source_team: home };
}

function botFields(ctx: SandboxContext, message: Message): Json {
  return {
    bot_id: ctx.credentials.botId,
    app_id: ctx.credentials.appId,
    bot_profile: botProfile(ctx),
    ...(message.username && { username: message.username }),
  };
}

function toSlackReactions(message: Message): Json[] {
  return message.reactions.map(({ name, users }) => ({ name, users, count: users.length }));
}

function streamingState(message: Message): string {
  if (message.stream?.state === 'streaming') return 'in_progress';
  return message.stream?.state === 'expired' ? 'errored' : 'completed';
}

function parentUser(ctx: SandboxContext, message: Message): string | undefined {
  return message.threadTs
    ? messagesOf(ctx.workspace, message.channel).get(message.threadTs)?.user
    : undefined;
}
