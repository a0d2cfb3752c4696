import { z } from 'zod';
import { maybeText, structure, textList } from '../api/arguments.ts';
import { threadParent, writableChannel } from '../api/channel-arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { readBlocks } from '../api/message-contents.ts';
import { announceShare, completeFile } from '../files/change-files.ts';
import { toSlackFile } from '../files/file-shape.ts';
import { postMessage } from '../post-message.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Channel, Json, StoredFile } from '../workspace.ts';

const mostChannels = 100;
const textLimit = 40_000;
const channelId = z
  .string()
  .regex(/^[CGDZ][A-Z0-9]+$/, { message: 'input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$' })
  .optional();
const named = z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1);

/**
 * https://docs.slack.dev/reference/methods/files.completeUploadExternal; a person's id is refused, as in
 * https://github.com/slackapi/bolt-js/issues/2115. As in Slack the answer does not tell the message's `ts`: the event
 * or `files.info` does.
 */
export const filesCompleteUploadExternal = defineMethod({
  name: 'files.completeUploadExternal',
  scope: 'files:write',
  args: z.object({
    files: structure.pipe(named),
    channel_id: channelId,
    channels: textList,
    thread_ts: maybeText,
    initial_comment: maybeText,
    blocks: structure,
  }),
  handle: (ctx, args) => {
    const uploaded = args.files.map(({ id, title }) => ({ file: uploadedFile(ctx, id), title }));
    const targets = readTargets(ctx, [args.channel_id ?? [], args.channels ?? []].flat(), args.thread_ts);
    if ((args.initial_comment?.length ?? 0) > textLimit) throw new SlackError('msg_too_long');
    const blocks = args.initial_comment ? undefined : readBlocks(args.blocks);
    const files = uploaded.map(({ file, title }) => completeFile(ctx, file, title));
    const answer = files.map((file) => toSlackFile(ctx, file));
    for (const target of targets) share(ctx, target, { text: args.initial_comment, blocks, files });
    return { files: answer };
  },
});

interface Target {
  channel: Channel;
  threadTs: string | undefined;
}

function uploadedFile(ctx: SandboxContext, id: string): StoredFile {
  const file = ctx.workspace.files.get(id);
  if (file?.state === 'uploaded' && file.user === ctx.credentials.botUserId) return file;
  throw new SlackError('file_not_found');
}

function readTargets(ctx: SandboxContext, ids: string[], threadTs: string | undefined): Target[] {
  if (ids.length > mostChannels) throw new SlackError('channels_limit_exceeded');
  if (threadTs && ids.length > 1) throw new SlackError('invalid_arguments');
  return ids.map((id) => {
    const channel = writableChannel(ctx, id);
    return { channel, threadTs: threadTs && threadParent(ctx, channel, threadTs).ts };
  });
}

function share(
  ctx: SandboxContext,
  { channel, threadTs }: Target,
  { text, blocks, files }: { text: string | undefined; blocks: Json[] | undefined; files: StoredFile[] },
): void {
  postMessage(ctx, channel, {
    user: ctx.credentials.botUserId,
    bot: true,
    subtype: 'file_share',
    text: text ?? '',
    ...(blocks && { blocks }),
    files: files.map((file) => file.id),
    ...(threadTs && { threadTs }),
  });
  for (const file of files) announceShare(ctx, channel, file);
}
