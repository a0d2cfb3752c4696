import { z } from 'zod';
import { flag, maybeText, structure, text } from '../api/arguments.ts';
import { threadParent, writableChannel } from '../api/channel-arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { contentArguments, readContents } from '../api/message-contents.ts';
import { readMetadata } from '../api/read-metadata.ts';
import { toSlackMessage } from '../message-shape.ts';
import { postMessage } from '../post-message.ts';

const textLimit = 40_000;

/** https://docs.slack.dev/reference/methods/chat.postMessage */
export const chatPostMessage = defineMethod({
  name: 'chat.postMessage',
  scope: 'chat:write',
  args: z.object({
    ...contentArguments,
    channel: text,
    thread_ts: maybeText,
    reply_broadcast: flag,
    metadata: structure,
    username: maybeText,
  }),
  handle: (ctx, args) => {
    const channel = writableChannel(ctx, args.channel);
    const contents = readContents(args, { textLimit });
    const parent = args.thread_ts ? threadParent(ctx, channel, args.thread_ts) : undefined;
    const message = postMessage(ctx, channel, {
      ...contents,
      user: ctx.credentials.botUserId,
      bot: true,
      metadata: readMetadata(args.metadata),
      ...(parent && { threadTs: parent.ts, broadcast: args.reply_broadcast }),
      ...(args.username && { username: args.username }),
    });
    return { channel: channel.id, ts: message.ts, message: toSlackMessage(ctx, message, { metadata: true }) };
  },
});
