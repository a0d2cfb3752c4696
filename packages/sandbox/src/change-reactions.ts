import { publish } from './post-message.ts';
import type { SandboxContext } from './sandbox-context.ts';
import type { Message, Reaction } from './workspace.ts';

const reactionsPerPerson = 23;

type Mark = { user: string; name: string };

/** Puts an emoji under a message and tells the bot. https://docs.slack.dev/reference/methods/reactions.add#errors */
export function addReaction(
  ctx: SandboxContext,
  message: Message,
  mark: Mark,
): 'done' | 'already_reacted' | 'invalid_name' | 'too_many_reactions' {
  const name = bareName(mark.name);
  if (!/^[\w'+-]{1,100}(::skin-tone-[2-6])?$/.test(name)) return 'invalid_name';
  const known = message.reactions.find((reaction) => reaction.name === name);
  if (known?.users.includes(mark.user)) return 'already_reacted';
  if (
    message.reactions.filter((reaction) => reaction.users.includes(mark.user)).length >= reactionsPerPerson
  ) {
    return 'too_many_reactions';
  }
  const reactions = known
    ? message.reactions.map((one) => (one === known ? { name, users: [...one.users, mark.user] } : one))
    : [...message.reactions, { name, users: [mark.user] }];
  setReactions(ctx, message, reactions);
  announce(ctx, message, { type: 'reaction_added', user: mark.user, name });
  return 'done';
}

/** Takes an emoji away again and tells the bot. */
export function removeReaction(ctx: SandboxContext, message: Message, mark: Mark): 'done' | 'no_reaction' {
  const name = bareName(mark.name);
  if (!message.reactions.some((one) => one.name === name && one.users.includes(mark.user)))
    return 'no_reaction';
  const reactions = message.reactions
    .map((one) => (one.name === name ? { name, users: one.users.filter((user) => user !== mark.user) } : one))
    .filter((one) => one.users.length > 0);
  setReactions(ctx, message, reactions);
  announce(ctx, message, { type: 'reaction_removed', user: mark.user, name });
  return 'done';
}

function setReactions(ctx: SandboxContext, message: Message, reactions: Reaction[]): void {
  ctx.commit({ type: 'message_patch', channel: message.channel, ts: message.ts, patch: { reactions } });
  publish(ctx, message);
}

function announce(
  ctx: SandboxContext,
  message: Message,
  mark: { type: string; user: string; name: string },
): void {
  const channel = ctx.workspace.channels.get(message.channel);
  if (!channel?.members.includes(ctx.credentials.botUserId) || message.onlyFor) return;
  const event = {
    type: mark.type,
    user: mark.user,
    reaction: mark.name,
    item_user: message.user,
    item: { type: 'message', channel: message.channel, ts: message.ts },
    event_ts: ctx.nextTs(),
  };
  ctx.emit(event, mark.type);
}

function bareName(name: string): string {
  return name.replace(/^:|:$/g, '');
}
