import { z } from 'zod';
import { maybeNumber, maybeText } from '../api/arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { toCanvasFile } from '../canvases/canvas-shape.ts';
import { botMaySee } from '../files/file-access.ts';
import { toSlackFileWithShares } from '../files/file-shape.ts';

const largestPage = 1_000;

/** https://docs.slack.dev/reference/methods/files.list; canvases are files too. */
export const filesList = defineMethod({
  name: 'files.list',
  scope: 'files:read',
  args: z.object({
    user: maybeText,
    ts_from: maybeNumber,
    ts_to: maybeNumber,
    count: maybeNumber,
    page: maybeNumber,
  }),
  handle: (ctx, args) => {
    const { user, ts_from: from = 0, ts_to: to = Number.POSITIVE_INFINITY, count = 100, page = 1 } = args;
    const fits = (one: { user: string; created: number }) =>
      (!user || one.user === user) && one.created >= from && one.created <= to;
    const files = [...ctx.workspace.files.values()]
      .filter((file) => file.state === 'complete' && botMaySee(ctx, file) && fits(file))
      .map((file) => ({ created: file.created, shape: toSlackFileWithShares(ctx, file) }));
    const canvases = [...ctx.workspace.canvases.values()]
      .filter((canvas) => !canvas.deleted && canvas.user === ctx.credentials.botUserId && fits(canvas))
      .map((canvas) => ({ created: canvas.created, shape: toCanvasFile(ctx, canvas) }));
    const all = [...files, ...canvases].sort((a, b) => b.created - a.created);
    const size = Math.min(Math.max(1, count), largestPage);
    const shown = all.slice((page - 1) * size, page * size).map(({ shape }) => shape);
    const pages = Math.max(1, Math.ceil(all.length / size));
    return { files: shown, paging: { count: size, total: all.length, page, pages } };
  },
});
