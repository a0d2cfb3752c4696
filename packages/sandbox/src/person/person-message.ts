import { messagesOf } from '../apply-change.ts';
import { canSeeMessage } from '../channel-access.ts';
import { isReply } from '../message-shape.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Channel, Json, Message, Person } from '../workspace.ts';
import { toPersonFile } from './person-files.ts';

/** The messages of a channel's top level, or of one thread, as this person sees them. */
export function listMessages(
  ctx: SandboxContext,
  person: Person,
  { channel, threadTs }: { channel: Channel; threadTs?: string | undefined },
): Json[] {
  const all = [...messagesOf(ctx.workspace, channel.id).values()];
  const replies = groupReplies(all);
  return all
    .filter((message) => canSeeMessage(person, message) && isInView(message, threadTs))
    .map((message) => ({
      ...toPersonMessage(ctx, message, replies.get(message.ts) ?? []),
      ...(message.files && { files: message.files.flatMap((id) => toPersonFile(ctx, person, id) ?? []) }),
    }));
}

function isInView(message: Message, threadTs: string | undefined): boolean {
  if (threadTs) return message.ts === threadTs || message.threadTs === threadTs;
  return !isReply(message) || message.broadcast === true;
}

/** The replies that everybody sees, by their parent. */
function groupReplies(all: readonly Message[]): Map<string, Message[]> {
  const groups = new Map<string, Message[]>();
  for (const message of all) {
    if (!isReply(message) || !message.threadTs || message.onlyFor || message.deleted) continue;
    const group = groups.get(message.threadTs);
    if (group) group.push(message);
    else groups.set(message.threadTs, [message]);
  }
  return groups;
}

function toPersonMessage(ctx: SandboxContext, message: Message, replies: readonly Message[]): Json {
  return {
    ts: message.ts,
    ...(message.threadTs && { thread_ts: message.threadTs }),
    user: message.user,
    name: nameOf(ctx, message),
    ...(message.bot && { bot: true }),
    ...(message.subtype && { subtype: message.subtype }),
    text: message.text,
    blocks: message.blocks ?? [],
    ...(message.attachments && { attachments: message.attachments }),
    reactions: message.reactions.map(({ name, users }) => ({ name, users, count: users.length })),
    ...(message.edited && { edited: true }),
    ...(message.deleted && { deleted: true }),
    final: message.stream?.state !== 'streaming',
    // What was written again since is no longer what somebody stopped.
    ...(message.stream?.state === 'stopped_by_user' && !message.edited && { stopped: true }),
    ...(message.onlyFor && { ephemeral: true }),
    ...(replies.length > 0 && { reply_count: replies.length, latest_reply: replies.at(-1)?.ts }),
  };
}

function nameOf(ctx: SandboxContext, message: Message): string {
  if (message.user === 'USLACKBOT') return 'Slackbot';
  if (message.bot) return message.username ?? ctx.workspace.bot.realName;
  return ctx.workspace.people.get(message.user)?.realName ?? message.user;
}
