import { z } from 'zod';
import { paging, text } from '../api/arguments.ts';
import { knownChannel } from '../api/channel-arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { paginate } from '../api/paginate.ts';

/** https://docs.slack.dev/reference/methods/conversations.members */
export const conversationsMembers = defineMethod({
  name: 'conversations.members',
  scope: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  args: z.object({ ...paging, channel: text }),
  handle: (ctx, { channel, ...place }) => {
    const { page, nextCursor } = paginate(knownChannel(ctx, channel).members, place);
    return { members: page, response_metadata: { next_cursor: nextCursor } };
  },
});
