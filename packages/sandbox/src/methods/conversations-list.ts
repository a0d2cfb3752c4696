import { z } from 'zod';
import { flag, maybeText, paging } from '../api/arguments.ts';
import { readChannelTypes } from '../api/channel-types.ts';
import { defineMethod } from '../api/define-method.ts';
import { paginate } from '../api/paginate.ts';
import { toSlackChannel } from '../channel-shape.ts';

/** https://docs.slack.dev/reference/methods/conversations.list */
export const conversationsList = defineMethod({
  name: 'conversations.list',
  scope: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  args: z.object({ ...paging, types: maybeText, exclude_archived: flag }),
  handle: (ctx, { types, limit, cursor }) => {
    const kinds = readChannelTypes(types);
    const known = [...ctx.workspace.channels.values()].filter(
      (channel) =>
        kinds.includes(channel.kind) &&
        (channel.kind === 'public' || channel.members.includes(ctx.credentials.botUserId)),
    );
    const { page, nextCursor } = paginate(known, { limit, cursor });
    return {
      channels: page.map((channel) => toSlackChannel(ctx, channel, { count: true })),
      response_metadata: { next_cursor: nextCursor },
    };
  },
});
