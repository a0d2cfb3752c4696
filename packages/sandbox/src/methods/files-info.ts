import { z } from 'zod';
import { paging, text } from '../api/arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { toCanvasFile } from '../canvases/canvas-shape.ts';
import { botMaySee } from '../files/file-access.ts';
import { toSlackFileWithShares } from '../files/file-shape.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { StoredCanvas } from '../workspace.ts';

/** https://docs.slack.dev/reference/methods/files.info */
export const filesInfo = defineMethod({
  name: 'files.info',
  scope: 'files:read',
  args: z.object({ ...paging, file: text }),
  handle: (ctx, args) => {
    const canvas = ctx.workspace.canvases.get(args.file);
    if (canvas && canvas.user === ctx.credentials.botUserId) return infoOf(ctx, canvas);
    const file = ctx.workspace.files.get(args.file);
    if (!file || !botMaySee(ctx, file)) throw new SlackError('file_not_found');
    if (file.state === 'deleted') throw new SlackError('file_deleted');
    if (file.state !== 'complete') throw new SlackError('file_not_found');
    return {
      file: toSlackFileWithShares(ctx, file),
      comments: [],
      response_metadata: { next_cursor: '' },
    };
  },
});

function infoOf(ctx: SandboxContext, canvas: StoredCanvas) {
  if (canvas.deleted) throw new SlackError('file_deleted');
  return { file: toCanvasFile(ctx, canvas), comments: [], response_metadata: { next_cursor: '' } };
}
