import { z } from 'zod';
import { confirmed, focusable, label, menu, named } from './element-parts.ts';
import { inputs, richTextInput } from './input-elements.ts';
import { multiSelects, selects } from './select-elements.ts';
import { option, plainText, words } from './text-objects.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements */

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const button = z.strictObject({
  type: z.literal('button'),
  ...confirmed,
  ...label,
  text: plainText(75),
  value: z.string().max(2_000).optional(),
  url: words(3_000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
const workflowButton = z.strictObject({
  type: z.literal('workflow_button'),
  ...confirmed,
  ...label,
  text: plainText(75),
  workflow: z.looseObject({ trigger: z.looseObject({ url: words(3_000) }) }),
  style: z.enum(['primary', 'danger']).optional(),
});
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...confirmed,
  ...focusable,
  options: z.array(option).min(1).max(10),
  initial_options: z.array(option).min(1).optional(),
});
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...confirmed,
  ...focusable,
  options: z.array(option).min(1).max(10),
  initial_option: option.optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...confirmed,
  options: z.array(option).min(1).max(5),
});
const datepicker = z.strictObject({ type: z.literal('datepicker'), ...menu, initial_date: date.optional() });
const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...menu,
  initial_time: time.optional(),
  timezone: z.string().optional(),
});
const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...confirmed,
  ...focusable,
  initial_date_time: z.number().int().min(1_000_000_000).max(9_999_999_999).optional(),
});

const feedbackButton = z.strictObject({ text: plainText(75), ...label, value: words(2_000) });

/** What may stand in an actions block. */
export const actionElement = z.discriminatedUnion('type', [
  button,
  workflowButton,
  checkboxes,
  radioButtons,
  overflow,
  datepicker,
  timepicker,
  datetimepicker,
  richTextInput,
  ...selects,
  ...multiSelects,
]);

/** What may stand in an input block. */
export const inputElement = z.discriminatedUnion('type', [
  checkboxes,
  radioButtons,
  datepicker,
  timepicker,
  datetimepicker,
  richTextInput,
  ...inputs,
  ...selects,
  ...multiSelects,
]);

/** What may stand beside a section's text, images aside. */
export const accessoryElement = z.discriminatedUnion('type', [
  button,
  workflowButton,
  checkboxes,
  radioButtons,
  overflow,
  datepicker,
  timepicker,
  ...selects,
  ...multiSelects,
]);

/** What may stand in a context_actions block. */
export const contextActionElement = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('feedback_buttons'),
    ...named,
    positive_button: feedbackButton,
    negative_button: feedbackButton,
  }),
  z.strictObject({
    type: z.literal('icon_button'),
    ...confirmed,
    ...label,
    icon: words(75),
    text: plainText(75),
    value: z.string().max(2_000).optional(),
    visible_to_user_ids: z.array(z.string()).optional(),
  }),
]);

/** A button on a card. */
export const cardButton = button;
