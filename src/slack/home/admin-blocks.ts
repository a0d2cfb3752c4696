import type { InputBlock, KnownBlock, PlainTextOption, SectionBlock } from '@slack/types';
import type { Language } from '../../core/language.ts';
import type { KeyEnd } from '../../messages/catalogue.ts';
import { t } from '../../messages/t.ts';
import { mrkdwn } from '../render/mrkdwn.ts';
import { plain } from '../render/plain.ts';
import { shorten } from '../text/escape-slack-text.ts';

/** What an admin can open: a family of settings, or something else that App Home has a list or a text of. */
export type Area = KeyEnd<'slack.admin.area'>;

/** What every input of a form reports under; the block's id says which field it is. */
export const FIELD_ACTION = 'value';

const SECTION = 3_000;
const OPTION_TEXT = 75;

/** A heading. */
export function heading(text: string): KnownBlock {
  return { type: 'header', text: plain(shorten(text, 150)) };
}

/** A paragraph of mrkdwn, with one control beside it. */
export function paragraph(text: string, accessory?: SectionBlock['accessory']): KnownBlock {
  return {
    type: 'section',
    text: mrkdwn(shorten(text, SECTION)),
    ...(accessory === undefined ? {} : { accessory }),
  };
}

/** A small remark. */
export function remark(text: string): KnownBlock {
  return { type: 'context', elements: [mrkdwn(shorten(text, 2_000))] };
}

/** An entry of a menu; what it says is cut to Slack's limit. */
export function option(value: string, text: string): PlainTextOption & { value: string } {
  return { text: plain(shorten(text || value, OPTION_TEXT)), value };
}

/** A field of a form; `id` is the setting's key, with anything behind a colon to tell states of it apart. */
export function field(
  id: string,
  label: string,
  element: InputBlock['element'],
  more: { hint?: string; optional?: boolean; dispatch?: boolean } = {},
): KnownBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label),
    element: { ...element, action_id: FIELD_ACTION } as InputBlock['element'],
    ...(more.hint === undefined ? {} : { hint: plain(more.hint) }),
    ...(more.optional === undefined ? {} : { optional: more.optional }),
    ...(more.dispatch === undefined ? {} : { dispatch_action: more.dispatch }),
  };
}

/** When something was, as the reader's own clock shows it. */
export function moment(at: Date, style: 'time' | 'day' = 'time'): string {
  const seconds = Math.floor(at.getTime() / 1000);
  const form = style === 'day' ? '{date_short_pretty}' : '{date_short_pretty} {time}';
  return `<!date^${seconds}^${form}|${at.toISOString()}>`;
}

/** When something was, where no markup is understood. */
export function plainMoment(at: Date, language: Language, timeZone: string): string {
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(language, format).format(at);
}

/** An amount of US dollars. */
export function dollars(amount: number, language: Language): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: amount < 1 ? 4 : 2,
  }).format(amount);
}

/** Names of weekdays, by ISO number. */
export function weekdays(language: Language): { value: string; name: string }[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    value: String(day),
    name: format.format(new Date(Date.UTC(2024, 0, day))),
  }));
}

/** What an area of settings is called. */
export function areaName(language: Language, area: Area): string {
  return t(language, `slack.admin.area.${area}`);
}
