import { z } from 'zod';
import { structure, text } from '../api/arguments.ts';
import { joinedChannel, sharedMessage } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { contentArguments, readContents } from '../api/message-contents.ts';
import { readMetadata } from '../api/read-metadata.ts';
import { toSlackMessage } from '../message-shape.ts';
import { changeMessage } from '../post-message.ts';

const textLimit = 4_000;

/** https://docs.slack.dev/reference/methods/chat.update */
export const chatUpdate = defineMethod({
  name: 'chat.update',
  scope: 'chat:write',
  args: z.object({ ...contentArguments, channel: text, ts: text, metadata: structure }),
  handle: (ctx, args) => {
    const channel = joinedChannel(ctx, args.channel);
    const message = sharedMessage(ctx, channel, args.ts);
    if (!message.bot) throw new SlackError('cant_update_message');
    if (message.stream?.state === 'streaming') throw new SlackError('streaming_state_conflict');
    const contents = readContents(args, { textLimit });
    const metadata = readMetadata(args.metadata);
    const blocks = contents.blocks ?? (args.text && !args.blocks ? undefined : message.blocks);
    const patch = { ...contents, blocks, ...(metadata && { metadata }) };
    changeMessage(ctx, message, { patch, editor: ctx.credentials.botUserId });
    return {
      channel: channel.id,
      ts: message.ts,
      text: message.text,
      message: toSlackMessage(ctx, message, { metadata: true }),
    };
  },
});
