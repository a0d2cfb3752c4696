import { dmPerson } from './channel-access.ts';
import { sharingOf } from './organization.ts';
import type { SandboxContext } from './sandbox-context.ts';
import type { Channel, Json } from './workspace.ts';

/** A conversation as the Web API shows it: https://docs.slack.dev/reference/objects/conversation-object */
export function toSlackChannel(
  ctx: SandboxContext,
  channel: Channel,
  options: { count?: boolean } = {},
): Json {
  if (channel.kind === 'dm') return toSlackDm(ctx, channel);
  const isPrivate = channel.kind === 'private';
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !isPrivate,
    is_group: isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: isPrivate,
    created: channel.created,
    creator: channel.creator,
    is_archived: false,
    is_general: channel.name === 'general',
    unlinked: 0,
    ...sharingOf(ctx, channel),
    is_pending_ext_shared: false,
    pending_shared: [],
    context_team_id: ctx.workspace.team.id,
    updated: channel.created * 1000,
    is_member: channel.members.includes(ctx.credentials.botUserId),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: channel.purpose ?? '', creator: channel.creator, last_set: channel.created },
    previous_names: [],
    ...(options.count && { num_members: channel.members.length }),
  };
}

function toSlackDm(ctx: SandboxContext, channel: Channel): Json {
  return {
    id: channel.id,
    created: channel.created,
    is_archived: false,
    is_im: true,
    is_org_shared: false,
    context_team_id: ctx.workspace.team.id,
    updated: channel.created * 1000,
    user: dmPerson(ctx.workspace, channel)?.id,
    is_user_deleted: false,
    is_open: true,
    priority: 0,
  };
}

/** A channel with somebody from outside in it is shared with another company. */
export function isShared(ctx: SandboxContext, channel: Channel): boolean {
  return channel.members.some((id) => ctx.workspace.people.get(id)?.external);
}
