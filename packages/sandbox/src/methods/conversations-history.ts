import { z } from 'zod';
import { flag, maybeText, paging, text } from '../api/arguments.ts';
import { joinedChannel } from '../api/channel-arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { paginate } from '../api/paginate.ts';
import { isWithin } from '../api/time-range.ts';
import { messagesOf } from '../apply-change.ts';
import { isReply, threadSummary, toSlackMessage } from '../message-shape.ts';

/** https://docs.slack.dev/reference/methods/conversations.history */
export const conversationsHistory = defineMethod({
  name: 'conversations.history',
  scope: ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  args: z.object({
    ...paging,
    channel: text,
    oldest: maybeText,
    latest: maybeText,
    inclusive: flag,
    include_all_metadata: flag,
  }),
  handle: (ctx, { channel, limit, cursor, include_all_metadata, ...range }) => {
    const messages = [...messagesOf(ctx.workspace, joinedChannel(ctx, channel).id).values()]
      .filter(
        (message) =>
          !message.onlyFor && (!isReply(message) || message.broadcast) && isWithin(message.ts, range),
      )
      .reverse();
    const { page, nextCursor } = paginate(messages, { limit, cursor });
    return {
      messages: page.map((message) => ({
        ...toSlackMessage(ctx, message, { metadata: include_all_metadata ?? false }),
        ...threadSummary(ctx, message),
      })),
      has_more: nextCursor !== '',
      pin_count: 0,
      ...(nextCursor && { response_metadata: { next_cursor: nextCursor } }),
    };
  },
});
