import { changeMessage, deleteMessage } from '../post-message.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { StoredFile } from '../workspace.ts';
import { sharesOf } from './file-access.ts';

/** Takes a file away; messages that were nothing but this file go with it. */
export function deleteFile(ctx: SandboxContext, file: StoredFile): void {
  const shares = sharesOf(ctx, file);
  ctx.commit({ type: 'file', file: { ...file, state: 'deleted' } });
  for (const message of shares) {
    const files = message.files?.filter((id) => id !== file.id) ?? [];
    if (files.length === 0 && message.text === '') deleteMessage(ctx, message);
    else changeMessage(ctx, message, { patch: { files: files.length === 0 ? undefined : files } });
  }
}
