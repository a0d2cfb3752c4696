import { z } from 'zod';
import { flag, maybeText, paging, text } from '../api/arguments.ts';
import { joinedChannel, threadParent } from '../api/channel-arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { paginate } from '../api/paginate.ts';
import { isWithin } from '../api/time-range.ts';
import { repliesTo, threadSummary, toSlackMessage } from '../message-shape.ts';

/** https://docs.slack.dev/reference/methods/conversations.replies */
export const conversationsReplies = defineMethod({
  name: 'conversations.replies',
  scope: ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  args: z.object({
    ...paging,
    channel: text,
    ts: text,
    oldest: maybeText,
    latest: maybeText,
    inclusive: flag,
    include_all_metadata: flag,
  }),
  handle: (ctx, { channel, ts, limit, cursor, include_all_metadata, ...range }) => {
    const options = { metadata: include_all_metadata ?? false };
    const parent = threadParent(ctx, joinedChannel(ctx, channel), ts);
    const replies = repliesTo(ctx, parent).filter((reply) => isWithin(reply.ts, range));
    const { page, nextCursor } = paginate([parent, ...replies], { limit, cursor, defaultLimit: 1000 });
    return {
      messages: page.map((message) => ({
        ...toSlackMessage(ctx, message, options),
        ...(message === parent && threadSummary(ctx, parent)),
      })),
      has_more: nextCursor !== '',
      ...(nextCursor && { response_metadata: { next_cursor: nextCursor } }),
    };
  },
});
