import { z } from 'zod';
import { text } from '../api/arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { deleteFile } from '../files/delete-file.ts';
import { botMaySee } from '../files/file-access.ts';

/** https://docs.slack.dev/reference/methods/files.delete; an app may delete its own files only. */
export const filesDelete = defineMethod({
  name: 'files.delete',
  scope: 'files:write',
  args: z.object({ file: text }),
  handle: (ctx, args) => {
    const file = ctx.workspace.files.get(args.file);
    if (!file || !botMaySee(ctx, file)) throw new SlackError('file_not_found');
    if (file.state === 'deleted') throw new SlackError('file_deleted');
    if (file.state !== 'complete') throw new SlackError('file_not_found');
    if (file.user !== ctx.credentials.botUserId) throw new SlackError('cant_delete_file');
    deleteFile(ctx, file);
    return {};
  },
});
