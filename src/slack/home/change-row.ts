import type { KnownBlock } from '@slack/types';
import type { RecordedChange } from '../../admin/settings-history.ts';
import { labelOf, type Roster } from '../../core/labelled.ts';
import type { Language } from '../../core/language.ts';
import { defaultSetting, MODES, type SettingFamily } from '../../core/settings.ts';
import { roleWords } from '../../handoff/writing.ts';
import { t } from '../../messages/t.ts';
import { button } from '../render/render-controls.ts';
import { escapeShort } from '../text/escape-slack-text.ts';
import { paragraph, weekdays } from './admin-blocks.ts';
import { type FieldName, label } from './settings-inputs.ts';
import { changeLine } from './settings-rows.ts';

/** The button that takes a change back; its value is the change's id. */
export const UNDO = 'change:undo';

const MAX_VALUE = 200;

/** What each key of a setting is called in its form. */
const FIELD_NAMES: Record<SettingFamily, Record<string, FieldName>> = {
  channel: { mode: 'mode', agents: 'agents' },
  topic: { channelId: 'escalation', role: 'role', nextRole: 'next_role' },
  role: { groups: 'groups' },
  synonym: { words: 'synonyms' },
  waiting: {
    remindAfterHours: 'remind',
    escalateAfterHours: 'escalate',
    closeAfterHours: 'close',
    start: 'start',
    end: 'end',
    days: 'days',
    timeZone: 'time_zone',
  },
  retention: { days: 'retention_days', unaskedDays: 'unasked_days' },
  terms: {
    healthBelow: 'health_below',
    staleDays: 'stale_days',
    quietDays: 'quiet_days',
    bigAmount: 'big_amount',
  },
  budgets: {
    turnMaxTokens: 'turn_tokens',
    turnMaxCostUsd: 'turn_cost',
    personDailyCostUsd: 'person_daily_cost',
    dailyCostUsd: 'daily_cost',
  },
  shares: {
    atOnce: 'at_once',
    perMinute: 'per_minute',
    outsidersAtOnce: 'outsiders_at_once',
    outsidersPerMinute: 'outsiders_per_minute',
  },
  triage: { channelId: 'triage_channel', digestAt: 'digest_at', timeZone: 'time_zone' },
};

/** For whom a change is drawn. */
interface Reader {
  language: Language;
  roster: Roster;
}

/** The agents that are on, in words; null: all. */
export function agentNames(on: unknown, { agents }: Roster, language: Language): string {
  const names = Array.isArray(on) ? on.map(String) : agents.map(({ name }) => name);
  return names.map((name) => labelOf(agents, name, language)).join('; ');
}

/** Draws a change: what it was about, who, when, and what differs; the newest of its setting can be undone. */
export function changeRow(change: RecordedChange, reader: Reader): KnownBlock[] {
  const { language } = reader;
  const note = change.undoes === null ? '' : `\n_${t(language, 'slack.admin.undoes')}_`;
  const head = `*${changeLine(change, language)}*${aboutText(change, reader)}`;
  const text = `${head}\n${differences(change, reader)}${note}`;
  const undo = button(UNDO, t(language, 'slack.admin.undo'), String(change.id));
  return [paragraph(text, change.newest ? undo : undefined)];
}

function aboutText({ family, subject }: RecordedChange, { language, roster }: Reader): string {
  if (subject === '') return '';
  if (family === 'channel') return ` · <#${subject}>`;
  if (family === 'role') return ` · ${roleWords(language, subject)}`;
  return ` · ${family === 'topic' ? labelOf(roster.topics, subject, language) : escapeShort(subject, 80)}`;
}

/** The fields that differ, with both values; what nobody had set before was as delivered. */
function differences({ family, before, after }: RecordedChange, { language, roster }: Reader): string {
  const was = (before ?? defaultSetting(family)) as Record<string, unknown>;
  const is = (after ?? {}) as Record<string, unknown>;
  const keys = Object.keys(is).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]));
  const lines = keys.map((key) => {
    const name = label(language, FIELD_NAMES[family][key] ?? 'value');
    const word = (value: unknown) =>
      key === 'agents' ? agentNames(value, roster, language) : formatValue(key, value, language);
    return `${name}: ${word(was[key])} → ${word(is[key])}`;
  });
  return lines.join('\n') || '–';
}

function formatValue(key: string, value: unknown, language: Language): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return '–';
  if (key === 'channelId') return `<#${String(value)}>`;
  if (key === 'role' || key === 'nextRole') return roleWords(language, String(value));
  const mode = key === 'mode' ? MODES.find((one) => one === value) : undefined;
  if (mode !== undefined) return t(language, `slack.admin.mode.${mode}`);
  // The key of retention is called the same, and holds a number.
  if (key === 'days' && Array.isArray(value)) {
    const names = weekdays(language).filter((day) => value.includes(Number(day.value)));
    return names.map((day) => day.name).join(', ');
  }
  return escapeShort(Array.isArray(value) ? value.join(', ') : String(value), MAX_VALUE);
}
