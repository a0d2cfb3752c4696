import { toSlackMessage } from '../message-shape.ts';
import { announceChange, deleteMessage, publish } from '../post-message.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Message, StoredFile } from '../workspace.ts';
import { sharesOf } from './file-access.ts';

/**
 * Takes a file away, with what it held. Messages that were nothing but this file go with it; in others a tombstone of
 * the file stays. The bot hears of both, and of the file itself: https://docs.slack.dev/reference/events/file_deleted
 */
export function deleteFile(ctx: SandboxContext, file: StoredFile): void {
  const before = sharesOf(ctx, file).map((message) => ({
    message,
    shape: toSlackMessage(ctx, message, { metadata: true }),
  }));
  ctx.commit({ type: 'file', file: { ...file, state: 'deleted' } });
  ctx.fileContents.remove(file.id);
  for (const { message, shape } of before) {
    if (isEmpty(ctx, message)) deleteMessage(ctx, message);
    else {
      publish(ctx, message);
      announceChange(ctx, message, shape);
    }
  }
  const event = { type: 'file_deleted', file_id: file.id, event_ts: ctx.nextTs() };
  ctx.emit(event, 'file_deleted');
}

function isEmpty(ctx: SandboxContext, message: Message): boolean {
  const left = message.files?.filter((id) => ctx.workspace.files.get(id)?.state === 'complete') ?? [];
  return left.length === 0 && message.text === '' && !message.blocks?.length;
}
