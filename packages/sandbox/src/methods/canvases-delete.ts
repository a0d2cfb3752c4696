import { z } from 'zod';
import { text } from '../api/arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { announceCanvas, botCanvas } from '../canvases/canvas-access.ts';

/** https://docs.slack.dev/reference/methods/canvases.delete */
export const canvasesDelete = defineMethod({
  name: 'canvases.delete',
  scope: 'canvases:write',
  args: z.object({ canvas_id: text }),
  handle: (ctx, args) => {
    const canvas = botCanvas(ctx, args.canvas_id);
    ctx.commit({ type: 'canvas', canvas: { ...canvas, blocks: [], deleted: true } });
    announceCanvas(ctx, canvas.id);
    return {};
  },
});
