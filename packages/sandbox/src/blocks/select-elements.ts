import { z } from 'zod';
import { many, menu } from './element-parts.ts';
import { option, optionGroup } from './text-objects.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */

const filter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional();
const conversation = { default_to_current_conversation: z.boolean().optional(), filter };
const responding = { response_url_enabled: z.boolean().optional() };
const choices = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};

/** Menus with one choice. */
export const selects = [
  z.strictObject({
    type: z.literal('static_select'),
    ...menu,
    ...choices,
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('external_select'),
    ...menu,
    initial_option: option.optional(),
    min_query_length: z.number().int().min(0).optional(),
  }),
  z.strictObject({ type: z.literal('users_select'), ...menu, initial_user: z.string().optional() }),
  z.strictObject({
    type: z.literal('conversations_select'),
    ...menu,
    ...conversation,
    ...responding,
    initial_conversation: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('channels_select'),
    ...menu,
    ...responding,
    initial_channel: z.string().optional(),
  }),
] as const;

/** Menus with several choices. */
export const multiSelects = [
  z.strictObject({
    type: z.literal('multi_static_select'),
    ...menu,
    ...many,
    ...choices,
    initial_options: z.array(option).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_external_select'),
    ...menu,
    ...many,
    initial_options: z.array(option).optional(),
    min_query_length: z.number().int().min(0).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_users_select'),
    ...menu,
    ...many,
    initial_users: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_conversations_select'),
    ...menu,
    ...many,
    ...conversation,
    initial_conversations: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_channels_select'),
    ...menu,
    ...many,
    initial_channels: z.array(z.string()).optional(),
  }),
] as const;
