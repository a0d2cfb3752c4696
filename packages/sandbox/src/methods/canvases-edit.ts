import { z } from 'zod';
import { structure, text } from '../api/arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import { announceCanvas, botCanvas } from '../canvases/canvas-access.ts';
import { toCanvasBlocks, withFreshIds } from '../canvases/canvas-blocks.ts';
import { readDocument } from '../canvases/read-document.ts';
import type { CanvasBlock } from '../workspace.ts';

const operations = [
  'insert_after',
  'insert_before',
  'insert_at_start',
  'insert_at_end',
  'replace',
  'delete',
] as const;
const change = z.object({
  operation: z.enum(operations),
  section_id: z.string().optional(),
  document_content: z.unknown().optional(),
});
type Change = z.output<typeof change>;

/** https://docs.slack.dev/reference/methods/canvases.edit; one change a call, and new ids for every place after it. */
export const canvasesEdit = defineMethod({
  name: 'canvases.edit',
  scope: 'canvases:write',
  args: z.object({ canvas_id: text, changes: structure.pipe(z.array(change).min(1)) }),
  handle: (ctx, args) => {
    const canvas = botCanvas(ctx, args.canvas_id);
    if (ctx.workspace.team.canvases === 'free')
      throw new SlackError('free_teams_cannot_edit_standalone_canvases');
    if (args.changes.length > 1) {
      const messages = ['[ERROR] no more than 1 items allowed [json-pointer:/changes]'];
      throw new SlackError('invalid_arguments', { response_metadata: { messages } });
    }
    const blocks = withFreshIds(carryOut(canvas.blocks, args.changes[0]!));
    const user = ctx.credentials.botUserId;
    const editors = [...canvas.editors.filter((one) => one !== user), user];
    const updated = Math.floor(ctx.now() / 1000);
    ctx.commit({ type: 'canvas', canvas: { ...canvas, blocks, editors, updated } });
    announceCanvas(ctx, canvas.id);
    return {};
  },
});

function carryOut(
  blocks: readonly CanvasBlock[],
  { operation, section_id, document_content }: Change,
): CanvasBlock[] {
  const markdown = readDocument(document_content);
  if ((operation === 'delete') === (markdown !== undefined)) throw new SlackError('invalid_arguments');
  const added = toCanvasBlocks(markdown ?? '');
  if (operation === 'insert_at_start') return [...added, ...blocks];
  if (operation === 'insert_at_end') return [...blocks, ...added];
  if (operation === 'replace' && section_id === undefined) return added;
  if (section_id === undefined) throw new SlackError('invalid_arguments');
  const at = blocks.findIndex(({ id }) => id === section_id);
  if (at < 0) throw new SlackError('canvas_editing_failed');
  if (operation === 'insert_before') return blocks.toSpliced(at, 0, ...added);
  if (operation === 'insert_after') return blocks.toSpliced(at + 1, 0, ...added);
  return blocks.toSpliced(at, 1, ...added);
}
