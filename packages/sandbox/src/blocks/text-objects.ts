import { z } from 'zod';

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */

/** A string of 1 to `max` characters. */
export const words = (max: number) => z.string().min(1).max(max);

/** Plain text of at most `max` characters. */
export const plainText = (max = 3_000) =>
  z.strictObject({ type: z.literal('plain_text'), text: words(max), emoji: z.boolean().optional() });

/** Slack's own markup of at most `max` characters. */
export const mrkdwn = (max = 3_000) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: words(max), verbatim: z.boolean().optional() });

/** Either of the two. */
export const textObject = (max = 3_000) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: textObject(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const option = z.strictObject({
  text: textObject(75),
  value: words(75),
  description: textObject(75).optional(),
  url: words(3_000).optional(),
});

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object */
export const optionGroup = z.strictObject({ label: plainText(75), options: z.array(option).min(1).max(100) });

/** An image by address or by Slack file, as a block's part. */
export const imageElement = z
  .strictObject({
    type: z.literal('image'),
    alt_text: words(2_000),
    image_url: words(3_000).optional(),
    slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
  })
  .refine((image) => image.image_url || image.slack_file, {
    path: ['image_url'],
    message: 'missing required field: image_url',
  });
