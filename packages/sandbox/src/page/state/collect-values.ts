import type { AnyBlock } from '@slack/types';
import type { ViewValues } from '../client/person-types.ts';
import type { FieldValue } from './form-context.ts';

interface FieldElement {
  type: string;
  action_id?: string;
}

const HOLDS_NOTHING = /^(button|icon_button|workflow_button|feedback_buttons|overflow|image)$/;

/** Lists what can be filled in: input blocks, and menus and pickers in sections and actions. */
function fieldsOf(block: AnyBlock): FieldElement[] {
  const loose = block as { element?: FieldElement; accessory?: FieldElement; elements?: FieldElement[] };
  const elements =
    block.type === 'input' ? [loose.element] : block.type === 'actions' ? loose.elements : [loose.accessory];
  return (elements ?? []).filter(
    (element): element is FieldElement =>
      element?.action_id !== undefined && !HOLDS_NOTHING.test(element.type),
  );
}

/** Gathers what a person has filled in; the server knows what the other fields began with. */
export function collectValues(blocks: AnyBlock[], values: ViewValues): ViewValues {
  const all: ViewValues = {};
  for (const block of blocks) {
    const blockId = block.block_id ?? '';
    for (const element of fieldsOf(block)) {
      const actionId = element.action_id ?? '';
      const value = values[blockId]?.[actionId];
      if (value === undefined) continue;
      all[blockId] = { ...all[blockId], [actionId]: toWire(element, value as FieldValue) };
    }
  }
  return all;
}

/** Puts a value into the form that the bot gets it in. */
export function toWire(element: { type: string }, value: FieldValue): unknown {
  if (typeof value !== 'string') return value;
  if (element.type === 'datetimepicker') return Number(value);
  if (element.type === 'rich_text_input') {
    const section = { type: 'rich_text_section', elements: [{ type: 'text', text: value }] };
    return value === '' ? null : { type: 'rich_text', elements: [section] };
  }
  return value === '' ? null : value;
}
