import { z } from 'zod';
import { maybeText, paging } from '../api/arguments.ts';
import { knownPerson } from '../api/channel-arguments.ts';
import { readChannelTypes } from '../api/channel-types.ts';
import { defineMethod } from '../api/define-method.ts';
import { paginate } from '../api/paginate.ts';
import { toSlackChannel } from '../channel-shape.ts';

/** https://docs.slack.dev/reference/methods/users.conversations */
export const usersConversations = defineMethod({
  name: 'users.conversations',
  scope: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  args: z.object({ ...paging, user: maybeText, types: maybeText }),
  handle: (ctx, { user, types, ...place }) => {
    const { botUserId } = ctx.credentials;
    const member = user && user !== botUserId ? knownPerson(ctx, user).id : botUserId;
    const kinds = readChannelTypes(types);
    const shared = [...ctx.workspace.channels.values()].filter(
      (channel) =>
        kinds.includes(channel.kind) &&
        channel.members.includes(member) &&
        (channel.kind === 'public' || channel.members.includes(botUserId)),
    );
    const { page, nextCursor } = paginate(shared, place);
    return {
      channels: page.map((channel) => toSlackChannel(ctx, channel)),
      response_metadata: { next_cursor: nextCursor },
    };
  },
});
