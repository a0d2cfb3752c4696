import { z } from 'zod';
import { confirm, plainText, words } from './text-objects.ts';

/** An element that may have an id. */
export const named = { action_id: words(255).optional() };
/** An element that may ask back. */
export const confirmed = { ...named, confirm: confirm.optional() };
/** An element that may have the cursor at first. */
export const focusable = { focus_on_load: z.boolean().optional() };
/** An element that may show what to enter. */
export const prompted = { placeholder: plainText(150).optional() };
/** An element that may report while it is typed in. */
export const dispatched = {
  dispatch_action_config: z
    .strictObject({
      trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).optional(),
    })
    .optional(),
};
/** A menu or picker. */
export const menu = { ...confirmed, ...focusable, ...prompted };
/** A menu with several choices. */
export const many = { max_selected_items: z.number().int().min(1).optional() };
/** What a screen reader says. */
export const label = { accessibility_label: words(75).optional() };
