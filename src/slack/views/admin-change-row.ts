import type { KnownBlock } from '@slack/types';
import { say } from '../../core/catalogue.ts';
import type { Language } from '../../core/language.ts';
import type { RecordedChange } from '../../store/settings-history.ts';
import { button } from '../render/render-controls.ts';
import { escapeShort } from '../text/escape-slack-text.ts';
import { paragraph } from './admin-blocks.ts';
import { changeLine } from './admin-settings-blocks.ts';

/** The button that takes a change back; its value is the change's id. */
export const UNDO = 'change:undo';

const MAX_VALUE = 400;

/** Draws a change: who, when, what it was about, and what differs; the newest of its setting can be undone. */
export function changeRow(change: RecordedChange, language: Language): KnownBlock[] {
  const { subject, before, after, undoes, newest } = change;
  const about =
    subject === '' ? '' : ` · ${change.family === 'channel' ? `<#${subject}>` : escapeShort(subject, 80)}`;
  const note = undoes === null ? '' : `\n_${say(language, 'slack.admin.undoes')}_`;
  const text = `*${changeLine(change, language)}*${about}\n${differences(before, after, language)}${note}`;
  return [
    paragraph(text, newest ? button(UNDO, say(language, 'slack.admin.undo'), String(change.id)) : undefined),
  ];
}

/** The keys that differ, with both values. */
function differences(before: unknown, after: unknown, language: Language): string {
  const was = (before ?? {}) as Record<string, unknown>;
  const is = (after ?? {}) as Record<string, unknown>;
  const keys = Object.keys(is).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]));
  const word = (value: unknown) =>
    value === undefined ? say(language, 'slack.admin.by_default') : value === null ? '–' : wordOf(value);
  const lines = keys.map((key) => `\`${key}\`: ${word(was[key])} → ${word(is[key])}`);
  return escapeLines(lines);
}

function wordOf(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') || '–' : String(value);
}

function escapeLines(lines: readonly string[]): string {
  return lines.map((line) => escapeShort(line, MAX_VALUE)).join('\n') || '–';
}
