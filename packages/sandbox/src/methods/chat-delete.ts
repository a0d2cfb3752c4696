import { z } from 'zod';
import { text } from '../api/arguments.ts';
import { joinedChannel, sharedMessage } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { deleteMessage } from '../post-message.ts';

/** https://docs.slack.dev/reference/methods/chat.delete */
export const chatDelete = defineMethod({
  name: 'chat.delete',
  scope: 'chat:write',
  args: z.object({ channel: text, ts: text }),
  handle: (ctx, args) => {
    const message = sharedMessage(ctx, joinedChannel(ctx, args.channel), args.ts);
    if (!message.bot) throw new SlackError('cant_delete_message');
    deleteMessage(ctx, message);
    return { channel: args.channel, ts: args.ts };
  },
});
