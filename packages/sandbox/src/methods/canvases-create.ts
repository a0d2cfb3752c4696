import { z } from 'zod';
import { maybeText, structure } from '../api/arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { requireCanvases } from '../canvases/canvas-access.ts';
import { toCanvasBlocks } from '../canvases/canvas-blocks.ts';
import { readDocument } from '../canvases/read-document.ts';
import { makeId } from '../make-id.ts';

/** https://docs.slack.dev/reference/methods/canvases.create; nobody but its owner can see it until access is given. */
export const canvasesCreate = defineMethod({
  name: 'canvases.create',
  scope: 'canvases:write',
  args: z.object({ title: maybeText, document_content: structure, channel_id: maybeText }),
  handle: (ctx, args) => {
    requireCanvases(ctx);
    if (ctx.workspace.team.canvases === 'free' && !args.channel_id)
      throw new SlackError('free_teams_cannot_create_non_tabbed_canvases');
    const markdown = readDocument(args.document_content) ?? '';
    const user = ctx.credentials.botUserId;
    const now = Math.floor(ctx.now() / 1000);
    const id = makeId('F');
    const channels = args.channel_id ? { [args.channel_id]: 'write' as const } : {};
    const blocks = toCanvasBlocks(markdown);
    const canvas = { id, title: args.title ?? '', user, created: now, updated: now, editors: [user], blocks };
    ctx.commit({ type: 'canvas', canvas: { ...canvas, users: {}, channels } });
    return { canvas_id: id };
  },
});
