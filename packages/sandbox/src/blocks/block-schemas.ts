import { z } from 'zod';
import {
  accessoryElement,
  actionElement,
  cardButton,
  contextActionElement,
  inputElement,
} from './elements.ts';
import { richText } from './rich-text.ts';
import { imageElement, mrkdwn, plainText, textObject, words } from './text-objects.ts';

/** One schema for each block, by its type: https://docs.slack.dev/reference/block-kit/blocks */

const id = { block_id: words(255).optional() };
const cell = z.discriminatedUnion('type', [
  richText,
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
]);
const rows = z.array(z.array(cell).min(1).max(20)).min(1).max(100);

const taskCard = z.strictObject({
  type: z.literal('task_card'),
  ...id,
  task_id: words(255),
  title: words(256),
  details: richText.optional(),
  output: richText.optional(),
  sources: z
    .array(z.strictObject({ type: z.literal('url'), url: words(3_000), text: words(3_000) }))
    .optional(),
  status: z.enum(['pending', 'in_progress', 'complete', 'error']),
});

const card = z.strictObject({
  type: z.literal('card'),
  ...id,
  hero_image: imageElement.optional(),
  icon: imageElement.optional(),
  title: mrkdwn(150).optional(),
  subtitle: mrkdwn(150).optional(),
  body: mrkdwn(200).optional(),
  actions: z.array(cardButton).optional(),
});

const section = z
  .strictObject({
    type: z.literal('section'),
    ...id,
    text: textObject(3_000).optional(),
    fields: z.array(textObject(2_000)).min(1).max(10).optional(),
    accessory: z.union([imageElement, accessoryElement]).optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text || block.fields, { path: ['text'], message: 'missing required field: text' });

const image = z
  .strictObject({
    type: z.literal('image'),
    ...id,
    alt_text: words(2_000),
    title: plainText(2_000).optional(),
    image_url: words(3_000).optional(),
    slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
  })
  .refine((block) => block.image_url || block.slack_file, {
    path: ['image_url'],
    message: 'missing required field: image_url',
  });

/** Blocks by type. */
export const blockSchemas: Record<string, z.ZodType | undefined> = {
  actions: z.strictObject({
    type: z.literal('actions'),
    ...id,
    elements: z.array(actionElement).min(1).max(25),
  }),
  alert: z.strictObject({
    type: z.literal('alert'),
    ...id,
    text: textObject(3_000),
    level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
  }),
  card,
  carousel: z.strictObject({ type: z.literal('carousel'), ...id, elements: z.array(card).min(1).max(10) }),
  container: z.strictObject({
    type: z.literal('container'),
    ...id,
    title: plainText(150).optional(),
    rich_text_title: richText.optional(),
    subtitle: textObject(150).optional(),
    child_blocks: z
      .array(z.looseObject({ type: z.string() }))
      .min(1)
      .max(10),
    width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
    icon: imageElement.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  }),
  context: z.strictObject({
    type: z.literal('context'),
    ...id,
    elements: z
      .array(z.union([imageElement, textObject(3_000)]))
      .min(1)
      .max(10),
  }),
  context_actions: z.strictObject({
    type: z.literal('context_actions'),
    ...id,
    elements: z.array(contextActionElement).min(1).max(5),
  }),
  data_table: z.strictObject({
    type: z.literal('data_table'),
    ...id,
    rows,
    caption: words(3_000),
    page_size: z.number().int().min(1).max(100).optional(),
    row_header_column_index: z.number().int().min(0).optional(),
  }),
  divider: z.strictObject({ type: z.literal('divider'), ...id }),
  file: z.strictObject({
    type: z.literal('file'),
    ...id,
    source: z.literal('remote'),
    external_id: words(255),
  }),
  header: z.strictObject({ type: z.literal('header'), ...id, text: plainText(150) }),
  image,
  input: z.strictObject({
    type: z.literal('input'),
    ...id,
    label: plainText(2_000),
    hint: plainText(2_000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: inputElement,
  }),
  markdown: z.strictObject({ type: z.literal('markdown'), ...id, text: words(12_000) }),
  plan: z.strictObject({
    type: z.literal('plan'),
    ...id,
    title: words(256),
    tasks: z.array(taskCard).optional(),
  }),
  rich_text: richText,
  section,
  table: z.strictObject({
    type: z.literal('table'),
    ...id,
    rows,
    column_settings: z
      .array(
        z
          .strictObject({
            align: z.enum(['left', 'center', 'right']).optional(),
            is_wrapped: z.boolean().optional(),
          })
          .nullable(),
      )
      .max(20)
      .optional(),
  }),
  task_card: taskCard,
  video: z.strictObject({
    type: z.literal('video'),
    ...id,
    video_url: words(3_000),
    thumbnail_url: words(3_000),
    alt_text: words(2_000),
    title: plainText(200),
    title_url: words(3_000).optional(),
    author_name: words(50).optional(),
    provider_name: words(50).optional(),
    provider_icon_url: words(3_000).optional(),
    description: plainText(200).optional(),
  }),
};

/** What a container may hold: https://docs.slack.dev/reference/block-kit/blocks/container-block */
export const containable: readonly string[] = [
  'actions',
  'context',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
];
