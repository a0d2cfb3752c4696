import { z } from 'zod';
import { text } from '../api/arguments.ts';
import { joinedChannel, sharedMessage } from '../api/channel-arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { isReply } from '../message-shape.ts';

/** https://docs.slack.dev/reference/methods/chat.getPermalink */
export const chatGetPermalink = defineMethod({
  name: 'chat.getPermalink',
  args: z.object({ channel: text, message_ts: text }),
  handle: (ctx, args) => {
    const channel = joinedChannel(ctx, args.channel);
    const message = sharedMessage(ctx, channel, args.message_ts);
    const place = isReply(message) ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
    const permalink = `${ctx.baseUrl()}/archives/${channel.id}/p${message.ts.replace('.', '')}${place}`;
    return { channel: channel.id, permalink };
  },
});
