import type { Json, View } from './workspace.ts';

type Values = View['values'];

interface Field {
  block: Json;
  element: Json;
}

/** What a kind of element reports as chosen, and under which name. */
const reportedAs: Record<
  string,
  { key: string; initial: string; many?: boolean; options?: boolean } | undefined
> = {
  plain_text_input: { key: 'value', initial: 'initial_value' },
  email_text_input: { key: 'value', initial: 'initial_value' },
  url_text_input: { key: 'value', initial: 'initial_value' },
  number_input: { key: 'value', initial: 'initial_value' },
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value' },
  static_select: { key: 'selected_option', initial: 'initial_option', options: true },
  external_select: { key: 'selected_option', initial: 'initial_option', options: true },
  radio_buttons: { key: 'selected_option', initial: 'initial_option', options: true },
  overflow: { key: 'selected_option', initial: 'initial_option', options: true },
  checkboxes: { key: 'selected_options', initial: 'initial_options', many: true, options: true },
  multi_static_select: { key: 'selected_options', initial: 'initial_options', many: true, options: true },
  multi_external_select: { key: 'selected_options', initial: 'initial_options', many: true, options: true },
  users_select: { key: 'selected_user', initial: 'initial_user' },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', many: true },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation' },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', many: true },
  channels_select: { key: 'selected_channel', initial: 'initial_channel' },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', many: true },
  datepicker: { key: 'selected_date', initial: 'initial_date' },
  timepicker: { key: 'selected_time', initial: 'initial_time' },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time' },
};

/**
 * The state of a view's or message's inputs before anybody has touched them; `openedIn` is the conversation that a menu
 * may begin with.
 */
export function initialValues(content: Json, openedIn?: string): Values {
  const values: Values = {};
  for (const { block, element } of fieldsOf(content)) {
    const reported = reportedAs[String(element.type)];
    if (!reported || element.type === 'overflow') continue;
    const here = element.default_to_current_conversation === true ? openedIn : undefined;
    const nothing = reported.many ? [here ?? []].flat() : (here ?? null);
    const initial = element[reported.initial] ?? nothing;
    putValue(values, { block, element }, { type: element.type, [reported.key]: initial });
  }
  return values;
}

/**
 * Adds what a person entered to a state. `entered` names a block and in it an action, or one of the two alone.
 * Answers the names that fit no input and the values that no option has.
 */
export function enterValues(
  content: Json,
  before: Values,
  entered: Json,
): { values: Values; unknown: string[] } {
  const values = structuredClone(before);
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(entered)) {
    for (const [field, input] of fieldsFor(content, name, value)) {
      const state = field && stateOf(field.element, input);
      if (field && state) putValue(values, field, state);
      else unknown.push(name);
    }
  }
  return { values, unknown };
}

/** What an element reports when a value is chosen in it; `undefined` when it has no such option. */
export function stateOf(element: Json, input: unknown): Json | undefined {
  const reported = reportedAs[String(element.type)];
  if (!reported) return undefined;
  if (isState(input, reported.key)) return { type: element.type, ...input };
  const list = reported.many ? [input ?? []].flat() : [input];
  const chosen: unknown[] = reported.options
    ? list.map((one) => findOption(element, one))
    : list.map((one) => (typeof one === 'number' && reported.key === 'value' ? String(one) : (one ?? null)));
  if (chosen.includes(undefined)) return undefined;
  return { type: element.type, [reported.key]: reported.many ? chosen : chosen[0] };
}

function fieldsOf(content: Json): Field[] {
  return ((content.blocks ?? []) as Json[]).flatMap((block) =>
    [block.element, block.accessory, ...((block.type === 'actions' ? block.elements : []) as Json[])]
      .filter((element): element is Json => element !== undefined)
      .map((element) => ({ block, element })),
  );
}

/** Each field that a name means, with the value meant for it. */
function fieldsFor(content: Json, name: string, value: unknown): [Field | undefined, unknown][] {
  const fields = fieldsOf(content);
  const inBlock = fields.filter((field) => field.block.block_id === name);
  const byAction = fields.find((field) => field.element.action_id === name);
  if (inBlock.length === 0) return [[byAction, value]];
  if (!isPlainObject(value) || 'type' in value) return [[inBlock[0], value]];
  return Object.entries(value).map(([action, input]) => [
    inBlock.find((field) => field.element.action_id === action),
    input,
  ]);
}

function putValue(values: Values, { block, element }: Field, state: Json): void {
  const id = String(block.block_id);
  values[id] = { ...values[id], [String(element.action_id)]: state };
}

/** `undefined` when there is no such option; an external select's options are the app's to know. */
function findOption(element: Json, value: unknown): Json | null | undefined {
  if (value === null || value === undefined || value === '') return null;
  if (isPlainObject(value)) return value;
  const groups = (element.option_groups ?? []) as { options: Json[] }[];
  const options = [...((element.options ?? []) as Json[]), ...groups.flatMap((group) => group.options)];
  const found = options.find(
    (option) => option.value === value || (option.text as Json | undefined)?.text === value,
  );
  if (found || !String(element.type).includes('external')) return found;
  return { text: { type: 'plain_text', text: String(value), emoji: true }, value };
}

function isState(input: unknown, key: string): input is Json {
  return isPlainObject(input) && key in input;
}

function isPlainObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
