import { stateOf } from '../view-state.ts';
import type { Json, View } from '../workspace.ts';
import { PersonError } from './person-error.ts';

/** What a person clicked or chose. */
export interface Click {
  block_id?: string | undefined;
  action_id: string;
  value?: string | undefined;
  selected?: unknown;
}

/** An element that was found, in its block. */
export interface FoundElement {
  block: Json;
  element: Json;
}

/** Finds the clicked element in a message or view; one that is not there cannot be clicked. */
export function findElement(content: Json, click: Click): FoundElement {
  const all = ((content.blocks ?? []) as Json[]).flatMap(elementsOf);
  const named = all.filter(
    ({ block, element }) =>
      element.action_id === click.action_id && (!click.block_id || block.block_id === click.block_id),
  );
  const found = named.find(({ element }) => click.value === undefined || offers(element, click.value));
  if (found) return found;
  const there = all.map(({ element }) => String(element.action_id));
  const known =
    there.length > 0 ? `There is: ${[...new Set(there)].join(', ')}.` : 'It has no actions at all.';
  throw new PersonError(
    404,
    'action_not_found',
    `Nothing there has that action_id, block_id and value. ${known}`,
  );
}

/** The action as the payload carries it, and the state that it leaves behind. */
export function describeAction(
  { block, element }: FoundElement,
  click: Click,
  { before, actionTs }: { before: View['values']; actionTs: string },
): { action: Json; values: View['values'] } {
  const base = {
    type: element.type,
    action_id: element.action_id,
    block_id: block.block_id,
    action_ts: actionTs,
  };
  if (element.type === 'feedback_buttons') {
    const button = [element.positive_button, element.negative_button].find(
      (one) => (one as Json).value === click.value,
    ) as Json | undefined;
    if (!button)
      throw new PersonError(400, 'value_needed', 'Feedback buttons need the value of one of the two.');
    return { action: { ...base, text: button.text, value: button.value }, values: before };
  }
  if (['button', 'icon_button', 'workflow_button'].includes(String(element.type))) {
    const { text, value, url, style, icon } = element;
    const parts = Object.entries({ text, value, url, style, icon }).filter(([, part]) => part !== undefined);
    return { action: { ...base, ...Object.fromEntries(parts) }, values: before };
  }
  const state = stateOf(element, click.selected ?? click.value);
  if (!state) throw new PersonError(400, 'option_not_found', 'That element has no such option.');
  const blockId = String(block.block_id);
  const values = { ...before, [blockId]: { ...before[blockId], [String(element.action_id)]: state } };
  return { action: { ...base, ...state }, values: element.type === 'overflow' ? before : values };
}

function elementsOf(block: Json): FoundElement[] {
  const inside = [
    block.accessory,
    block.element,
    ...((Array.isArray(block.elements) ? block.elements : []) as Json[]),
    ...((Array.isArray(block.actions) ? block.actions : []) as Json[]),
  ].filter((element): element is Json => (element as Json | undefined)?.action_id !== undefined);
  const children = [
    ...((block.child_blocks ?? []) as Json[]),
    ...(block.type === 'carousel' ? (block.elements as Json[]) : []),
  ];
  return [...inside.map((element) => ({ block, element })), ...children.flatMap(elementsOf)];
}

function offers(element: Json, value: string): boolean {
  if (element.type === 'feedback_buttons') {
    return [element.positive_button, element.negative_button].some(
      (button) => (button as Json).value === value,
    );
  }
  if (element.type === 'button' || element.type === 'icon_button') return element.value === value;
  return true;
}
