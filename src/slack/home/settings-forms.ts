import { inLanguage } from '../../core/local-text.ts';
import { MODES, type SettingFamily } from '../../core/settings.ts';
import { t } from '../../messages/t.ts';
import { field, option, paragraph, remark, weekdays } from './admin-blocks.ts';
import type { SettingForm } from './settings-form.ts';
import {
  channelMenu,
  checkboxes,
  chosen,
  decimal,
  groupField,
  label,
  roleMenu,
  several,
  splitHandles,
  splitTerms,
  time,
  timeZoneField,
  whole,
} from './settings-inputs.ts';

type Forms = { [Family in SettingFamily]: SettingForm<Family> };

/** Characters of a term, as its schema has it. */
const MAX_TERM = 60;

/** The form of every family of settings. */
export const settingsForms: Forms = {
  channel: {
    family: 'channel',
    first: 'channelId',
    faults: {},
    fields: ({ language, metadata: { subject, hidden }, value, agents, effective }) => [
      hidden === undefined
        ? field('channelId', label(language, 'channel'), channelMenu(subject || null), { dispatch: true })
        : paragraph(`<#${subject}>`),
      ...(effective.length === 0
        ? []
        : [remark([`*${t(language, 'slack.admin.effective.title')}*`, ...effective].join('\n'))]),
      // The state of another channel must not be kept when the form is drawn for this one.
      field(`mode:${subject}`, label(language, 'mode'), {
        type: 'radio_buttons',
        ...chosen(
          MODES.map((mode) => option(mode, t(language, `slack.admin.mode.${mode}`))),
          value.mode,
        ),
      }),
      field(
        `agents:${subject}`,
        label(language, 'agents'),
        several(
          agents.map(({ name, label }) => option(name, inLanguage(label, language))),
          value.agents ?? agents.map(({ name }) => name),
        ),
      ),
    ],
  },
  topic: {
    family: 'topic',
    first: 'channelId',
    faults: { role: 'role', nextRole: 'role' },
    fields: ({ language, metadata: { hidden }, value, roles }) => [
      field(
        'channelId',
        label(language, 'escalation'),
        channelMenu(hidden === undefined ? value.channelId : null),
        {
          optional: true,
          hint: t(language, `slack.admin.hint.${hidden === undefined ? 'escalation' : 'hidden'}`),
        },
      ),
      field('role', label(language, 'role'), roleMenu(language, roles, value.role)),
      field('nextRole', label(language, 'next_role'), roleMenu(language, roles, value.nextRole), {
        hint: t(language, 'slack.admin.hint.next_role'),
      }),
    ],
  },
  role: {
    family: 'role',
    named: true,
    first: 'groups',
    faults: {},
    adapt: splitHandles,
    fields: ({ language, metadata: { subject }, value, groups }) => [
      ...(subject === ''
        ? [field('name', label(language, 'role_name'), { type: 'plain_text_input', max_length: 40 })]
        : []),
      groupField(language, groups, value.groups),
    ],
  },
  synonym: {
    family: 'synonym',
    named: true,
    first: 'words',
    faults: { words: 'terms' },
    adapt: splitTerms,
    fields: ({ language, metadata: { subject }, value }) => [
      ...(subject === ''
        ? [field('name', label(language, 'term'), { type: 'plain_text_input', max_length: MAX_TERM })]
        : []),
      field(
        'words',
        label(language, 'synonyms'),
        {
          type: 'plain_text_input',
          ...(value.words.length === 0 ? {} : { initial_value: value.words.join(', ') }),
        },
        { optional: true, hint: t(language, 'slack.admin.hint.synonyms') },
      ),
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
    faults: { days: 'retention_days', unaskedDays: 'retention_days' },
    fields: ({ language, value }) => [
      field('days', label(language, 'retention_days'), whole(value.days), {
        optional: true,
        hint: t(language, 'slack.admin.hint.retention_days'),
      }),
      field('unaskedDays', label(language, 'unasked_days'), whole(value.unaskedDays), {
        optional: true,
        hint: t(language, 'slack.admin.hint.unasked_days'),
      }),
    ],
  },
  terms: {
    family: 'terms',
    first: 'healthBelow',
    faults: {
      healthBelow: 'term_score',
      staleDays: 'term_days',
      quietDays: 'term_days',
      bigAmount: 'term_amount',
    },
    fields: ({ language, value }) => [
      field('healthBelow', label(language, 'health_below'), whole(value.healthBelow), {
        hint: t(language, 'slack.admin.hint.health_below'),
      }),
      field('staleDays', label(language, 'stale_days'), whole(value.staleDays)),
      field('quietDays', label(language, 'quiet_days'), whole(value.quietDays)),
      field('bigAmount', label(language, 'big_amount'), decimal(value.bigAmount), {
        hint: t(language, 'slack.admin.hint.big_amount'),
      }),
    ],
  },
  budgets: {
    family: 'budgets',
    first: 'turnMaxTokens',
    faults: {
      turnMaxTokens: 'tokens',
      turnMaxCostUsd: 'cost',
      personDailyCostUsd: 'cost',
      dailyCostUsd: 'cost',
    },
    fields: ({ language, value }) => [
      field('turnMaxTokens', label(language, 'turn_tokens'), whole(value.turnMaxTokens), {
        optional: true,
        hint: t(language, 'slack.admin.hint.turn_budget'),
      }),
      field('turnMaxCostUsd', label(language, 'turn_cost'), decimal(value.turnMaxCostUsd), {
        optional: true,
        hint: t(language, 'slack.admin.hint.turn_budget'),
      }),
      field('personDailyCostUsd', label(language, 'person_daily_cost'), decimal(value.personDailyCostUsd), {
        optional: true,
        hint: t(language, 'slack.admin.hint.person_daily_cost'),
      }),
      field('dailyCostUsd', label(language, 'daily_cost'), decimal(value.dailyCostUsd), {
        optional: true,
        hint: t(language, 'slack.admin.hint.daily_cost'),
      }),
    ],
  },
  shares: {
    family: 'shares',
    first: 'atOnce',
    faults: {
      atOnce: 'at_once',
      perMinute: 'per_minute',
      outsidersAtOnce: 'at_once',
      outsidersPerMinute: 'per_minute',
    },
    fields: ({ language, value }) => [
      field('atOnce', label(language, 'at_once'), whole(value.atOnce), {
        hint: t(language, 'slack.admin.hint.at_once'),
      }),
      field('perMinute', label(language, 'per_minute'), whole(value.perMinute)),
      field('outsidersAtOnce', label(language, 'outsiders_at_once'), whole(value.outsidersAtOnce), {
        hint: t(language, 'slack.admin.hint.outsiders'),
      }),
      field('outsidersPerMinute', label(language, 'outsiders_per_minute'), whole(value.outsidersPerMinute)),
    ],
  },
  triage: {
    family: 'triage',
    first: 'channelId',
    faults: { digestAt: 'time', timeZone: 'time_zone' },
    fields: ({ language, metadata: { hidden }, value }) => [
      field(
        'channelId',
        label(language, 'triage_channel'),
        channelMenu(hidden === undefined ? value.channelId : null),
        {
          optional: true,
          ...(hidden === undefined ? {} : { hint: t(language, 'slack.admin.hint.hidden') }),
        },
      ),
      field('digestAt', label(language, 'digest_at'), time(value.digestAt)),
      timeZoneField(language, value.timeZone),
    ],
  },
};
