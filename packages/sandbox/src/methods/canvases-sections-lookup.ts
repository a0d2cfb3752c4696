import { z } from 'zod';
import { structure, text } from '../api/arguments.ts';
import { defineMethod } from '../api/define-method.ts';
import { botCanvas } from '../canvases/canvas-access.ts';
import { headingLevel, plainCanvasText } from '../canvases/canvas-blocks.ts';

const criteria = z
  .object({
    section_types: z
      .array(z.enum(['any_header', 'h1', 'h2', 'h3']))
      .min(1)
      .max(3)
      .optional(),
    contains_text: z.string().min(1).optional(),
  })
  .refine((given) => given.section_types !== undefined || given.contains_text !== undefined);

/** https://docs.slack.dev/reference/methods/canvases.sections.lookup; without a type it finds places of every kind. */
export const canvasesSectionsLookup = defineMethod({
  name: 'canvases.sections.lookup',
  scope: 'canvases:read',
  args: z.object({ canvas_id: text, criteria: structure.pipe(criteria) }),
  handle: (ctx, args) => {
    const { section_types: types, contains_text: wanted } = args.criteria;
    const found = botCanvas(ctx, args.canvas_id).blocks.filter(({ markdown }) => {
      const level = headingLevel(markdown);
      const isOfType = types?.some(
        (type) => level !== undefined && ['any_header', `h${level}`].includes(type),
      );
      return (isOfType ?? true) && (wanted === undefined || plainCanvasText(markdown).includes(wanted));
    });
    return { sections: found.map(({ id }) => ({ id })) };
  },
});
