import { z } from 'zod';
import { structure } from './api/arguments.ts';
import { SlackError } from './api/define-method.ts';
import { readContents } from './api/message-contents.ts';
import { messagesOf } from './apply-change.ts';
import { changeMessage, deleteMessage, postMessage } from './post-message.ts';
import type { ResponseUrl, SandboxContext } from './sandbox-context.ts';
import type { Message } from './workspace.ts';

const textLimit = 40_000;

const response = z.object({
  text: z.string().optional(),
  blocks: structure,
  attachments: structure,
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().optional(),
});

/**
 * Carries out what the app answered to a command or sent to a `response_url`; an empty answer does nothing.
 * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export function respond(
  ctx: SandboxContext,
  target: Pick<ResponseUrl, 'user' | 'channel' | 'messageTs' | 'threadTs'>,
  answer: unknown,
): void {
  const parsed = response.safeParse(typeof answer === 'string' ? { text: answer } : (answer ?? {}));
  if (!parsed.success) throw new SlackError('invalid_payload');
  const { response_type, replace_original, delete_original, thread_ts, ...args } = parsed.data;
  const original = originalOf(ctx, target);
  if (delete_original) {
    if (original) deleteMessage(ctx, original);
    return;
  }
  if (!args.text && !args.blocks && !args.attachments) return;
  const contents = readContents(args, { textLimit });
  if (replace_original && original) {
    const patch = { blocks: undefined, attachments: undefined, ...contents };
    changeMessage(ctx, original, { patch, editor: ctx.credentials.botUserId });
    return;
  }
  const channel = ctx.workspace.channels.get(target.channel);
  if (!channel) throw new SlackError('channel_not_found');
  const threadTs = thread_ts ?? target.threadTs;
  postMessage(ctx, channel, {
    ...contents,
    user: ctx.credentials.botUserId,
    bot: true,
    ...(threadTs && { threadTs }),
    ...(response_type === 'ephemeral' && { onlyFor: target.user }),
  });
}

/** The message that was clicked, if it is the bot's to change. */
function originalOf(
  ctx: SandboxContext,
  target: { channel: string; messageTs?: string | undefined },
): Message | undefined {
  const message = target.messageTs
    ? messagesOf(ctx.workspace, target.channel).get(target.messageTs)
    : undefined;
  return message?.bot ? message : undefined;
}
