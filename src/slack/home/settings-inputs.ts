import type { InputBlock, KnownBlock } from '@slack/types';
import type { Language } from '../../core/language.ts';
import { roleWords } from '../../handoff/writing.ts';
import type { KeyEnd } from '../../messages/catalogue.ts';
import { t } from '../../messages/t.ts';
import { plain } from '../render/plain.ts';
import { field, option } from './admin-blocks.ts';
import type { Entered } from './settings-form.ts';

type Element = InputBlock['element'];

/** A field of the forms, by the name that its text has. */
export type FieldName = KeyEnd<'slack.admin.field'>;

const MAX_OPTIONS = 100;

/** What a field is called. */
export function label(language: Language, name: FieldName): string {
  return t(language, `slack.admin.field.${name}`);
}

/** A menu of the channels that the admin can see. */
export function channelMenu(channelId: string | null): Element {
  return {
    type: 'conversations_select',
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(channelId === null ? {} : { initial_conversation: channelId }),
  };
}

/** The current role is offered even when nobody has it any more. */
export function roleMenu(language: Language, roles: readonly string[], role: string): Element {
  const names = [role, ...roles.filter((one) => one !== role)].slice(0, MAX_OPTIONS);
  return {
    type: 'static_select',
    ...chosen(
      names.sort().map((name) => option(name, roleWords(language, name))),
      role,
    ),
  };
}

/** Options with one of them chosen; none when the value is not among them. */
export function chosen(options: ReturnType<typeof option>[], value: string) {
  const initialOption = options.find((each) => each.value === value);
  return { options, ...(initialOption === undefined ? {} : { initial_option: initialOption }) };
}

/** Boxes of which several can be ticked. */
export function checkboxes(options: ReturnType<typeof option>[], values: readonly string[]): Element {
  const initialOptions = options.filter((each) => values.includes(each.value));
  return {
    type: 'checkboxes',
    options,
    ...(initialOptions.length === 0 ? {} : { initial_options: initialOptions }),
  };
}

/** Slack takes so many boxes. */
const MAX_BOXES = 10;

/** Boxes to tick, or a menu where there are more than a form takes. */
export function several(options: ReturnType<typeof option>[], values: readonly string[]): Element {
  if (options.length <= MAX_BOXES) return checkboxes(options, values);
  const initialOptions = options.filter((each) => values.includes(each.value)).slice(0, MAX_OPTIONS);
  return {
    type: 'multi_static_select',
    options: options.slice(0, MAX_OPTIONS),
    ...(initialOptions.length === 0 ? {} : { initial_options: initialOptions }),
  };
}

/** A field for a number with decimals. */
export function decimal(value: number | null): Element {
  return { type: 'number_input', is_decimal_allowed: true, ...initial(value) };
}

/** A field for a whole number. */
export function whole(value: number | null): Element {
  return { type: 'number_input', is_decimal_allowed: false, ...initial(value) };
}

/** What a field for a number begins with. */
function initial(value: number | null): { initial_value?: string } {
  return value === null ? {} : { initial_value: String(value) };
}

/** A field for a time of day. */
export function time(value: string): Element {
  return { type: 'timepicker', initial_time: value };
}

/** A field for a time zone, by its name. */
export function timeZoneField(language: Language, value: string): KnownBlock {
  return field(
    'timeZone',
    label(language, 'time_zone'),
    { type: 'plain_text_input', initial_value: value, placeholder: plain('Europe/Berlin') },
    { hint: t(language, 'slack.admin.hint.time_zone') },
  );
}

/** A menu holds a hundred groups; where there are more, their handles are typed. */
export function groupField(
  language: Language,
  groups: readonly { handle: string; name: string }[],
  handles: readonly string[],
): KnownBlock {
  const gone = handles.filter((handle) => !groups.some((group) => group.handle === handle));
  const all = [...groups, ...gone.map((handle) => ({ handle, name: handle }))];
  if (all.length === 0 || all.length > MAX_OPTIONS) {
    const typed = {
      type: 'plain_text_input' as const,
      ...(handles.length === 0 ? {} : { initial_value: handles.join(', ') }),
    };
    const hint = t(language, 'slack.admin.hint.groups_typed');
    return field('groups', label(language, 'groups'), typed, { optional: true, hint });
  }
  const options = all.map(({ handle, name }) => option(handle, `${name} (@${handle})`));
  const initialOptions = options.filter((each) => handles.includes(each.value));
  const menu: Element = {
    type: 'multi_static_select',
    options,
    ...(initialOptions.length === 0 ? {} : { initial_options: initialOptions }),
  };
  const hint = t(language, 'slack.admin.hint.groups');
  return field('groups', label(language, 'groups'), menu, { optional: true, hint });
}

/** Handles that were typed, as a list. */
export function splitHandles(entered: Entered): Entered {
  const { groups } = entered;
  if (Array.isArray(groups)) return entered;
  const handles =
    typeof groups === 'string' ? groups.split(/[\s,;]+/).map((handle) => handle.replace(/^@/, '')) : [];
  return { ...entered, groups: handles.filter((handle) => handle !== '') };
}

/** Terms that were typed, as a list. */
export function splitTerms(entered: Entered): Entered {
  const terms = String(entered.words ?? '')
    .split(/[,;\n、，]/u)
    .map((term) => term.trim().replace(/\s+/gu, ' '));
  return { ...entered, words: [...new Set(terms.filter((term) => term !== ''))] };
}
