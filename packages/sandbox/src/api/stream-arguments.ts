import { z } from 'zod';
import type { StreamChunk } from '../grow-message.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Channel, Message } from '../workspace.ts';
import { maybeText, structure } from './arguments.ts';
import { sharedMessage } from './channel-arguments.ts';
import { SlackError } from './define-method.ts';
import { readBlocks } from './message-contents.ts';

/** The arguments that carry a stream's content. */
export const streamArguments = { markdown_text: maybeText, chunks: structure };

const markdownLimit = 12_000;
const taskTextLimit = 256;

const chunkSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('markdown_text'), text: z.string() }),
  z.object({ type: z.literal('plan_update'), title: z.string().min(1).max(taskTextLimit) }),
  z.object({
    type: z.literal('task_update'),
    id: z.string().min(1),
    title: z.string().min(1).max(taskTextLimit),
    status: z.enum(['pending', 'in_progress', 'complete', 'error']),
    details: z.string().optional(),
    output: z.string().optional(),
    sources: z.array(z.object({ type: z.literal('url'), url: z.string(), text: z.string() })).optional(),
  }),
  z.object({ type: z.literal('blocks'), blocks: z.array(z.record(z.string(), z.unknown())).max(50) }),
]);

/** Checks what is to be added to a stream: https://docs.slack.dev/reference/methods/chat.appendStream#errors */
export function readChunks(args: { markdown_text?: string | undefined; chunks?: unknown }): StreamChunk[] {
  if (args.markdown_text && args.chunks) throw new SlackError('invalid_arguments');
  if (args.markdown_text) return checkLength([{ type: 'markdown_text', text: args.markdown_text }]);
  if (args.chunks === undefined) return [];
  const parsed = z.array(chunkSchema).safeParse(args.chunks);
  if (!parsed.success) {
    const messages = parsed.error.issues.map(
      (issue) => `[ERROR] ${issue.message} [json-pointer:/chunks/${issue.path.join('/')}]`,
    );
    throw new SlackError('invalid_chunks', { response_metadata: { messages } });
  }
  return checkLength(parsed.data.map(checkBlocks));
}

/** The bot's own message that is being streamed. */
export function streamingMessage(ctx: SandboxContext, channel: Channel, ts: string): Message {
  const message = sharedMessage(ctx, channel, ts);
  if (!message.bot) throw new SlackError('message_not_owned_by_app');
  if (message.stream?.state === 'stopped_by_user') throw new SlackError('stopped_by_user');
  if (message.stream?.state !== 'streaming') throw new SlackError('message_not_in_streaming_state');
  return message;
}

function checkBlocks(chunk: StreamChunk): StreamChunk {
  return chunk.type === 'blocks' ? { ...chunk, blocks: readBlocks(chunk.blocks) ?? [] } : chunk;
}

function checkLength(chunks: StreamChunk[]): StreamChunk[] {
  const length = chunks.reduce(
    (sum, chunk) => sum + (chunk.type === 'markdown_text' ? chunk.text.length : 0),
    0,
  );
  if (length > markdownLimit) throw new SlackError('msg_too_long');
  return chunks;
}
