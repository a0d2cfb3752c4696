import type { AnyBlock, InputBlock } from '@slack/types';
import type { ViewValues } from '../client/person-types.ts';
import { readField } from './form-context.ts';

/** Finds the required inputs that are still empty, as Slack's client does before it submits; by block id. */
export function checkRequired(blocks: AnyBlock[], values: ViewValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input') continue;
    const input = block as InputBlock;
    const value = readField(values, input.block_id ?? '', input.element);
    const empty = value === null || value.length === 0;
    if (empty && !input.optional) errors[input.block_id ?? ''] = 'Please complete this required field.';
    else if (!empty && typeof value === 'string') {
      const problem = problemWith(input.element, value);
      if (problem) errors[input.block_id ?? ''] = problem;
    }
  }
  return errors;
}

function problemWith(element: InputBlock['element'], value: string): string | undefined {
  switch (element.type) {
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Please enter a valid URL, with https:// in front.';
    case 'number_input':
      return numberProblem(element, value);
    case 'plain_text_input':
      return element.min_length && value.length < element.min_length
        ? `Please enter at least ${element.min_length} characters.`
        : undefined;
    default:
      return undefined;
  }
}

function numberProblem(
  element: { is_decimal_allowed: boolean; min_value?: string; max_value?: string },
  value: string,
): string | undefined {
  const number = Number(value);
  if (Number.isNaN(number)) return 'Please enter a number.';
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (element.min_value && number < Number(element.min_value)) return `The least is ${element.min_value}.`;
  if (element.max_value && number > Number(element.max_value)) return `The most is ${element.max_value}.`;
  return undefined;
}
