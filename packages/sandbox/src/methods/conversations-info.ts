import { z } from 'zod';
import { flag, text } from '../api/arguments.ts';
import { knownChannel } from '../api/channel-arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { toSlackChannel } from '../channel-shape.ts';

/** https://docs.slack.dev/reference/methods/conversations.info */
export const conversationsInfo = defineMethod({
  name: 'conversations.info',
  scope: ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  args: z.object({ channel: text, include_num_members: flag, include_locale: flag }),
  handle: (ctx, { channel, include_num_members }) => ({
    channel: toSlackChannel(ctx, knownChannel(ctx, channel), { count: include_num_members ?? false }),
  }),
});
