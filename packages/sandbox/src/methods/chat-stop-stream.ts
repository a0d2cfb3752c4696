import { z } from 'zod';
import { maybeText, structure, text } from '../api/arguments.ts';
import { joinedChannel } from '../api/channel-arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { readBlocks } from '../api/message-contents.ts';
import { readMetadata } from '../api/read-metadata.ts';
import { readSessionStatus, setSession } from '../api/session-arguments.ts';
import { readChunks, streamArguments, streamingMessage } from '../api/stream-arguments.ts';
import { toSlackMessage } from '../message-shape.ts';
import { endStream, expireStreams, growStream } from '../run-streams.ts';

/** https://docs.slack.dev/reference/methods/chat.stopStream */
export const chatStopStream = defineMethod({
  name: 'chat.stopStream',
  scope: 'chat:write',
  args: z.object({
    ...streamArguments,
    channel: text,
    ts: text,
    blocks: structure,
    metadata: structure,
    session_status: maybeText,
  }),
  handle: (ctx, args) => {
    expireStreams(ctx);
    const message = streamingMessage(ctx, joinedChannel(ctx, args.channel), args.ts);
    const chunks = readChunks(args);
    const blocks = readBlocks(args.blocks);
    const metadata = readMetadata(args.metadata);
    const status = args.session_status ? readSessionStatus(args.session_status) : undefined;
    growStream(ctx, message, blocks ? [...chunks, { type: 'blocks', blocks }] : chunks);
    endStream(ctx, message, { state: 'stopped', metadata });
    if (status) setSession(ctx, { channel: message.channel, threadTs: message.threadTs, status });
    return {
      channel: message.channel,
      ts: message.ts,
      message: toSlackMessage(ctx, message, { metadata: true }),
    };
  },
});
