import { z } from 'zod';
import { flag, text } from '../api/arguments.ts';
import { joinedChannel, sharedMessage } from '../api/channel-arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { toSlackMessage } from '../message-shape.ts';

/** https://docs.slack.dev/reference/methods/reactions.get */
export const reactionsGet = defineMethod({
  name: 'reactions.get',
  scope: 'reactions:read',
  args: z.object({ channel: text, timestamp: text, full: flag }),
  handle: (ctx, { channel, timestamp }) => {
    const message = sharedMessage(ctx, joinedChannel(ctx, channel), timestamp);
    return { type: 'message', channel, message: toSlackMessage(ctx, message) };
  },
});
