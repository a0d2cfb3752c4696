import type { Json, View } from './workspace.ts';

type State = Json | undefined;
type Check = (element: Json, state: Json) => string | undefined;

/** What Slack's client asks of a field in which there is something, by the kind of element. */
const checks: Record<string, Check | undefined> = {
  plain_text_input: checkLength,
  number_input: checkNumber,
  email_text_input: (_, state) =>
    /^\S+@\S+\.\S+$/.test(String(state.value)) ? undefined : 'Please enter a valid email address.',
  url_text_input: (_, state) =>
    /^https?:\/\/\S/.test(String(state.value)) && URL.canParse(String(state.value))
      ? undefined
      : 'Please enter a valid URL, with https:// in front.',
  datepicker: (_, state) =>
    /^\d{4}-\d{2}-\d{2}$/.test(String(state.selected_date)) ? undefined : 'Please enter a valid date.',
  timepicker: (_, state) =>
    /^([01]\d|2[0-3]):[0-5]\d$/.test(String(state.selected_time)) ? undefined : 'Please enter a valid time.',
  multi_static_select: checkCount,
  multi_external_select: checkCount,
  multi_users_select: checkCount,
  multi_conversations_select: checkCount,
  multi_channels_select: checkCount,
};

const mostCharacters = 3_000;

/**
 * The input blocks that Slack's client would not submit, each with the reason that it shows there: what is required and
 * empty, too short, too long, no number and the like. https://docs.slack.dev/reference/block-kit/blocks/input-block
 */
export function faultyInputs(content: Json, values: View['values']): Record<string, string> {
  const inputs = ((content.blocks ?? []) as Json[]).filter((block) => block.type === 'input');
  const faults = inputs.map((block) => {
    const element = block.element as Json;
    const state = values[String(block.block_id)]?.[String(element.action_id)];
    return [String(block.block_id), faultOf(element, state, block.optional === true)] as const;
  });
  return Object.fromEntries(
    faults.filter((entry): entry is readonly [string, string] => entry[1] !== undefined),
  );
}

function faultOf(element: Json, state: State, optional: boolean): string | undefined {
  if (!state || isEmpty(state)) return optional ? undefined : 'Please complete this required field.';
  return checks[String(element.type)]?.(element, state);
}

function isEmpty(state: Json): boolean {
  const { type: _, ...reported } = state;
  const [value] = Object.values(reported);
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function checkLength(element: Json, { value }: Json): string | undefined {
  const { length } = String(value);
  const most = Number(element.max_length ?? mostCharacters);
  if (length < Number(element.min_length ?? 0))
    return `Please enter at least ${element.min_length} characters.`;
  return length > most ? `Please enter at most ${most} characters.` : undefined;
}

function checkNumber(element: Json, { value }: Json): string | undefined {
  const number = String(value).trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) return 'Please enter a number.';
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value))
    return `The least is ${element.min_value}.`;
  if (element.max_value !== undefined && number > Number(element.max_value))
    return `The most is ${element.max_value}.`;
  return undefined;
}

function checkCount(element: Json, state: Json): string | undefined {
  const chosen = Object.values(state).find(Array.isArray) ?? [];
  const most = Number(element.max_selected_items ?? Number.POSITIVE_INFINITY);
  return chosen.length > most ? `Please choose at most ${most}.` : undefined;
}
