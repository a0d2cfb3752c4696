import { channelType } from './channel-access.ts';
import { postMessage } from './post-message.ts';
import type { SandboxContext } from './sandbox-context.ts';
import type { Channel } from './workspace.ts';

/** Lets somebody into a channel and tells the bot. */
export function addMember(ctx: SandboxContext, channel: Channel, user: string, inviter?: string): void {
  setMembers(ctx, channel, [...channel.members, user]);
  announce(ctx, channel, { type: 'member_joined_channel', user, ...(inviter && { inviter }) });
  postMessage(ctx, channel, { user, subtype: 'channel_join', text: `<@${user}> has joined the channel` });
}

/** Takes somebody out of a channel and tells the bot, which hears of its own leaving too. */
export function removeMember(ctx: SandboxContext, channel: Channel, user: string): void {
  postMessage(ctx, channel, { user, subtype: 'channel_leave', text: `<@${user}> has left the channel` });
  const botWasIn = channel.members.includes(ctx.credentials.botUserId);
  setMembers(
    ctx,
    channel,
    channel.members.filter((member) => member !== user),
  );
  if (botWasIn) announce(ctx, channel, { type: 'member_left_channel', user });
}

function setMembers(ctx: SandboxContext, channel: Channel, members: string[]): void {
  ctx.commit({ type: 'channel', channel: { ...channel, members } });
  channel.members = members;
  ctx.live.publish({ type: 'channels', channel: channel.id });
}

function announce(ctx: SandboxContext, channel: Channel, event: { type: string; user: string }): void {
  const aboutBot = event.user === ctx.credentials.botUserId;
  if (!aboutBot && !channel.members.includes(ctx.credentials.botUserId)) return;
  const type = channelType(channel) === 'group' ? 'G' : 'C';
  const body = {
    ...event,
    channel: channel.id,
    channel_type: type,
    team: ctx.workspace.team.id,
    event_ts: ctx.nextTs(),
  };
  ctx.emit(body, event.type);
}
