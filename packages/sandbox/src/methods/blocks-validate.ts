import { z } from 'zod';
import { structure } from '../api/arguments.ts';
import { defineMethod, SlackError } from '../api/define-method.ts';
import type { BlockFault } from '../blocks/block-fault.ts';
import { validateBlocks } from '../blocks/validate-blocks.ts';
import { validateView } from '../blocks/validate-view.ts';
import type { Json } from '../workspace.ts';

/** https://docs.slack.dev/reference/methods/blocks.validate */
export const blocksValidate = defineMethod({
  name: 'blocks.validate',
  token: 'none',
  args: z.object({ blocks: structure, message: structure, view: structure }),
  handle: (_ctx, args) => {
    const faults = findFaults(args);
    if (faults.length === 0) return {};
    const errors = faults.map(({ code, message, pointer }) => ({ code, message, pointer }));
    const messages = faults.map(({ message, pointer }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
    throw new SlackError('invalid_blocks', { errors, response_metadata: { messages } });
  },
});

function findFaults(args: { blocks?: unknown; message?: unknown; view?: unknown }): BlockFault[] {
  if (args.view !== undefined) return validateView(args.view);
  const blocks = args.blocks ?? (args.message as Json | undefined)?.blocks;
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format');
  return validateBlocks(blocks, 'message');
}
