import { z } from 'zod';
import type { BlockFault } from './block-fault.ts';
import { describeFaults } from './describe-fault.ts';
import { plainText } from './text-objects.ts';
import { validateBlocks } from './validate-blocks.ts';

/** https://docs.slack.dev/reference/views */
const common = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(3_000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};
const home = z.strictObject({ type: z.literal('home'), ...common });
const modal = z.strictObject({
  type: z.literal('modal'),
  ...common,
  title: plainText(24),
  close: plainText(24).optional(),
  submit: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});

/** Checks a view against the rules for modals and App Home. */
export function validateView(view: unknown): BlockFault[] {
  const parsed = z.discriminatedUnion('type', [home, modal]).safeParse(view);
  if (!parsed.success) return describeFaults(parsed.error.issues, '');
  const faults = validateBlocks(parsed.data.blocks, parsed.data.type);
  const asks = parsed.data.blocks.some((block) => (block as { type?: string } | null)?.type === 'input');
  if (parsed.data.type === 'modal' && asks && !parsed.data.submit) {
    faults.push({ code: 'missing_field', message: 'missing required field: submit', pointer: '' });
  }
  return faults;
}
