import { messagesOf } from '../apply-change.ts';
import { openDm } from '../plant-seed.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Channel, Message, Person } from '../workspace.ts';
import { SlackError } from './define-method.ts';

/** A channel that the bot may know of: public, or one it is in. */
export function knownChannel(ctx: SandboxContext, id: string): Channel {
  const channel = ctx.workspace.channels.get(id);
  if (!channel || (channel.kind !== 'public' && !isIn(ctx, channel)))
    throw new SlackError('channel_not_found');
  return channel;
}

/** A channel that the bot is in. */
export function joinedChannel(ctx: SandboxContext, id: string): Channel {
  const channel = knownChannel(ctx, id);
  if (!isIn(ctx, channel)) throw new SlackError('not_in_channel');
  return channel;
}

/** Where a post goes: a channel by id or name, or a person's DM by the person's id. */
export function postTarget(ctx: SandboxContext, target: string): Channel {
  const person = ctx.workspace.people.get(target);
  if (person) return openDm(ctx, person);
  const bare = target.replace(/^#/, '');
  const named = [...ctx.workspace.channels.values()].find(
    (channel) => channel.kind !== 'dm' && channel.name === bare,
  );
  return knownChannel(ctx, named?.id ?? target);
}

/** A channel in which the bot may post: one that it is in, or any public one with `chat:write.public`. */
export function writableChannel(ctx: SandboxContext, target: string): Channel {
  const channel = postTarget(ctx, target);
  const mayPostAnywhere = ctx.manifest?.oauth_config?.scopes.bot.includes('chat:write.public');
  if (!isIn(ctx, channel) && !(channel.kind === 'public' && mayPostAnywhere))
    throw new SlackError('not_in_channel');
  return channel;
}

/** A message that everybody in the channel sees. */
export function sharedMessage(
  ctx: SandboxContext,
  channel: Channel,
  ts: string,
  missing = 'message_not_found',
): Message {
  const message = messagesOf(ctx.workspace, channel.id).get(ts);
  if (!message || message.onlyFor || message.deleted) throw new SlackError(missing);
  return message;
}

/** The parent of a thread to post into; a reply's `ts` stands for its parent. */
export function threadParent(ctx: SandboxContext, channel: Channel, ts: string): Message {
  const message = messagesOf(ctx.workspace, channel.id).get(ts);
  if (!message || message.onlyFor) throw new SlackError('thread_not_found');
  const parent = message.threadTs ? messagesOf(ctx.workspace, channel.id).get(message.threadTs) : message;
  return parent ?? message;
}

/** A person by id. */
export function knownPerson(ctx: SandboxContext, id: string): Person {
  const person = ctx.workspace.people.get(id);
  if (!person) throw new SlackError('user_not_found');
  return person;
}

function isIn(ctx: SandboxContext, channel: Channel): boolean {
  return channel.members.includes(ctx.credentials.botUserId);
}
