import { z } from 'zod';
import { text } from '../api/arguments.ts';
import { joinedChannel } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { readChunks, streamArguments, streamingMessage } from '../api/stream-arguments.ts';
import { expireStreams, growStream } from '../run-streams.ts';

/** https://docs.slack.dev/reference/methods/chat.appendStream */
export const chatAppendStream = defineMethod({
  name: 'chat.appendStream',
  scope: 'chat:write',
  args: z.object({ ...streamArguments, channel: text, ts: text }),
  handle: (ctx, args) => {
    expireStreams(ctx);
    const message = streamingMessage(ctx, joinedChannel(ctx, args.channel), args.ts);
    const chunks = readChunks(args);
    if (chunks.length === 0) throw new SlackError('no_text');
    growStream(ctx, message, chunks);
    return { channel: message.channel, ts: message.ts };
  },
});
