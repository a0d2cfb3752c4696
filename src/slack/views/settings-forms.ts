import type { InputBlock, KnownBlock } from '@slack/types';
import { say } from '../../core/catalogue.ts';
import type { Language } from '../../core/language.ts';
import { type SettingFamily, SWITCHABLE_AGENTS, settingSchemas } from '../../core/settings.ts';
import { field, option, plain, weekdays } from './admin-blocks.ts';
import type { Entered, SettingForm } from './settings-form.ts';

type Element = InputBlock['element'];
type Forms = { [Family in SettingFamily]: SettingForm<Family> };

const MODES = settingSchemas.channel.shape.mode.unwrap().options;
const MAX_OPTIONS = 100;

/** The form of every family of settings. */
export const settingsForms: Forms = {
  channel: {
    family: 'channel',
    first: 'channelId',
    faults: { agents: 'agents' },
    fields: ({ language, metadata: { subject }, value }) => [
      field('channelId', label(language, 'channel'), channelMenu(subject || null), { dispatch: true }),
      // The state of another channel must not be kept when the form is drawn for this one.
      field(`mode:${subject}`, label(language, 'mode'), {
        type: 'radio_buttons',
        ...chosen(
          MODES.map((mode) => option(mode, say(language, 'slack.admin.mode', { mode }))),
          value.mode,
        ),
      }),
      field(
        `agents:${subject}`,
        label(language, 'agents'),
        checkboxes(
          SWITCHABLE_AGENTS.map((agent) => option(agent, say(language, 'slack.admin.agent', { agent }))),
          value.agents,
        ),
      ),
    ],
  },
  topic: {
    family: 'topic',
    first: 'channelId',
    faults: { role: 'role', nextRole: 'role' },
    fields: ({ language, value, roles }) => [
      field('channelId', label(language, 'escalation'), channelMenu(value.channelId), {
        optional: true,
        hint: say(language, 'slack.admin.hint', { field: 'escalation' }),
      }),
      field('role', label(language, 'role'), roleMenu(roles, value.role)),
      field('nextRole', label(language, 'next_role'), roleMenu(roles, value.nextRole), {
        hint: say(language, 'slack.admin.hint', { field: 'next_role' }),
      }),
    ],
  },
  role: {
    family: 'role',
    first: 'groups',
    faults: { groups: 'groups' },
    adapt: splitHandles,
    fields: ({ language, metadata: { subject }, value, groups }) => [
      ...(subject === ''
        ? [field('name', label(language, 'role_name'), { type: 'plain_text_input', max_length: 40 })]
        : []),
      groupField(language, groups, value.groups),
    ],
  },
  waiting: {
    family: 'waiting',
    first: 'remindAfterHours',
    faults: {
      remindAfterHours: 'hours',
      escalateAfterHours: 'hours',
      closeAfterHours: 'hours',
      start: 'time',
      end: 'time',
      days: 'days',
      timeZone: 'time_zone',
    },
    adapt: (entered) => ({
      ...entered,
      days: Array.isArray(entered.days) ? entered.days.map(Number) : entered.days,
    }),
    fields: ({ language, value }) => [
      field('remindAfterHours', label(language, 'remind'), decimal(value.remindAfterHours)),
      field('escalateAfterHours', label(language, 'escalate'), decimal(value.escalateAfterHours)),
      field('closeAfterHours', label(language, 'close'), decimal(value.closeAfterHours)),
      field('start', label(language, 'start'), time(value.start)),
      field('end', label(language, 'end'), time(value.end)),
      field(
        'days',
        label(language, 'days'),
        checkboxes(
          weekdays(language).map((day) => option(day.value, day.name)),
          value.days.map(String),
        ),
      ),
      timeZoneField(language, value.timeZone),
    ],
  },
  retention: {
    family: 'retention',
    first: 'days',
    faults: { days: 'retention_days' },
    fields: ({ language, value }) => [
      field(
        'days',
        label(language, 'retention_days'),
        { type: 'number_input', is_decimal_allowed: false, ...initial(value.days) },
        { optional: true, hint: say(language, 'slack.admin.hint', { field: 'retention_days' }) },
      ),
    ],
  },
  budgets: {
    family: 'budgets',
    first: 'turnMaxTokens',
    faults: { turnMaxTokens: 'tokens', turnMaxCostUsd: 'cost', dailyCostUsd: 'cost' },
    fields: ({ language, value }) => [
      field(
        'turnMaxTokens',
        label(language, 'turn_tokens'),
        { type: 'number_input', is_decimal_allowed: false, ...initial(value.turnMaxTokens) },
        { optional: true, hint: say(language, 'slack.admin.hint', { field: 'turn_budget' }) },
      ),
      field('turnMaxCostUsd', label(language, 'turn_cost'), decimal(value.turnMaxCostUsd), {
        optional: true,
        hint: say(language, 'slack.admin.hint', { field: 'turn_budget' }),
      }),
      field('dailyCostUsd', label(language, 'daily_cost'), decimal(value.dailyCostUsd), {
        optional: true,
        hint: say(language, 'slack.admin.hint', { field: 'daily_cost' }),
      }),
    ],
  },
  triage: {
    family: 'triage',
    first: 'channelId',
    faults: { digestAt: 'time', timeZone: 'time_zone' },
    fields: ({ language, value }) => [
      field('channelId', label(language, 'triage_channel'), channelMenu(value.channelId), { optional: true }),
      field('digestAt', label(language, 'digest_at'), time(value.digestAt)),
      timeZoneField(language, value.timeZone),
    ],
  },
};

function label(language: Language, name: string): string {
  return say(language, 'slack.admin.field', { field: name });
}

function channelMenu(channelId: string | null): Element {
  return {
    type: 'conversations_select',
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(channelId === null ? {} : { initial_conversation: channelId }),
  };
}

/** The role in force is offered even when nobody has it any more. */
function roleMenu(roles: readonly string[], role: string): Element {
  const names = [role, ...roles.filter((one) => one !== role)].slice(0, MAX_OPTIONS);
  return {
    type: 'static_select',
    ...chosen(
      names.sort().map((name) => option(name, name)),
      role,
    ),
  };
}

function chosen(options: ReturnType<typeof option>[], value: string) {
  const initialOption = options.find((each) => each.value === value);
  return { options, ...(initialOption === undefined ? {} : { initial_option: initialOption }) };
}

function checkboxes(options: ReturnType<typeof option>[], values: readonly string[]): Element {
  const initialOptions = options.filter((each) => values.includes(each.value));
  return {
    type: 'checkboxes',
    options,
    ...(initialOptions.length === 0 ? {} : { initial_options: initialOptions }),
  };
}

function decimal(value: number | null): Element {
  return { type: 'number_input', is_decimal_allowed: true, ...initial(value) };
}

function initial(value: number | null): { initial_value?: string } {
  return value === null ? {} : { initial_value: String(value) };
}

function time(value: string): Element {
  return { type: 'timepicker', initial_time: value };
}

function timeZoneField(language: Language, value: string): KnownBlock {
  return field(
    'timeZone',
    label(language, 'time_zone'),
    { type: 'plain_text_input', initial_value: value, placeholder: plain('Europe/Berlin') },
    { hint: say(language, 'slack.admin.hint', { field: 'time_zone' }) },
  );
}

/** A menu holds a hundred groups; where there are more, their handles are typed. */
function groupField(
  language: Language,
  groups: readonly { handle: string; name: string }[],
  handles: readonly string[],
): KnownBlock {
  const gone = handles.filter((handle) => !groups.some((group) => group.handle === handle));
  const all = [...groups, ...gone.map((handle) => ({ handle, name: handle }))];
  const more = { optional: true, hint: say(language, 'slack.admin.hint', { field: 'groups' }) };
  if (all.length === 0 || all.length > MAX_OPTIONS) {
    const typed = {
      type: 'plain_text_input' as const,
      ...(handles.length === 0 ? {} : { initial_value: handles.join(', ') }),
    };
    return field('groups', label(language, 'groups'), typed, more);
  }
  const options = all.map(({ handle, name }) => option(handle, `${name} (@${handle})`));
  const initialOptions = options.filter((each) => handles.includes(each.value));
  const menu: Element = {
    type: 'multi_static_select',
    options,
    ...(initialOptions.length === 0 ? {} : { initial_options: initialOptions }),
  };
  return field('groups', label(language, 'groups'), menu, more);
}

function splitHandles(entered: Entered): Entered {
  const { groups } = entered;
  if (Array.isArray(groups)) return entered;
  const handles =
    typeof groups === 'string' ? groups.split(/[\s,;]+/).map((handle) => handle.replace(/^@/, '')) : [];
  return { ...entered, groups: handles.filter((handle) => handle !== '') };
}
