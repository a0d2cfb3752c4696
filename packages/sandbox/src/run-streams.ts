import type { StreamChunk } from './grow-message.ts';
import { toSlackMessage } from './message-shape.ts';
import { announceChange, postMessage, publish } from './post-message.ts';
import type { SandboxContext } from './sandbox-context.ts';
import type { Channel, Json, Message, StreamState } from './workspace.ts';

/** Begins a message that will grow. */
export function startStream(
  ctx: SandboxContext,
  channel: Channel,
  begin: {
    threadTs: string;
    mode: StreamState['mode'];
    recipient?: string | undefined;
    username?: string | undefined;
  },
): Message {
  return postMessage(ctx, channel, {
    user: ctx.credentials.botUserId,
    bot: true,
    text: '',
    blocks: [],
    threadTs: begin.threadTs,
    username: begin.username,
    stream: { state: 'streaming', startedAtMs: ctx.now(), mode: begin.mode, recipient: begin.recipient },
  });
}

/** Adds to a stream; everybody who can see the message sees it grow. */
export function growStream(ctx: SandboxContext, message: Message, chunks: StreamChunk[]): void {
  if (chunks.length === 0) return;
  ctx.commit({ type: 'message_grown', channel: message.channel, ts: message.ts, chunks });
  publish(ctx, message);
}

/** Ends a stream, however it came to its end, and tells the bot what the message is now. */
export function endStream(
  ctx: SandboxContext,
  message: Message,
  { state, metadata }: { state: StreamState['state']; metadata?: Json | undefined },
): void {
  if (!message.stream) return;
  const before = toSlackMessage(ctx, message, { metadata: true });
  const patch = { stream: { ...message.stream, state }, ...(metadata && { metadata }) };
  ctx.commit({ type: 'message_patch', channel: message.channel, ts: message.ts, patch });
  publish(ctx, message);
  announceChange(ctx, message, before);
}

/** Ends the streams that have lived too long. */
export function expireStreams(ctx: SandboxContext): void {
  for (const message of streamingMessages(ctx)) {
    if (ctx.now() - (message.stream?.startedAtMs ?? 0) >= ctx.timings.streamLifetimeMs) {
      endStream(ctx, message, { state: 'expired' });
    }
  }
}

/** Every message that is growing now. */
export function streamingMessages(ctx: SandboxContext): Message[] {
  return [...ctx.workspace.messages.values()].flatMap((messages) =>
    [...messages.values()].filter((message) => message.stream?.state === 'streaming'),
  );
}
