import { formatIn, type Manner } from './format-in.ts';

const DAY: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric', year: 'numeric' };

const TOKENS: Record<string, Intl.DateTimeFormatOptions> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: DAY,
  date_short: { month: 'short', day: 'numeric', year: 'numeric' },
  date_long: { weekday: 'long', ...DAY },
  date_slash: { dateStyle: 'short' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

/**
 * Writes a Slack date in the reader's own manner; the fallback serves when the time is not a time.
 * @see https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function formatSlackDate(
  date: { timestamp: number; format: string; fallback: string },
  manner: Manner = {},
): string {
  const when = new Date(date.timestamp * 1000);
  if (Number.isNaN(when.getTime())) return date.fallback;
  return date.format.replace(/\{(\w+)\}/g, (whole, token: string) => {
    const options = TOKENS[token.replace(/_pretty$/, '')];
    return options ? formatIn(manner, options).format(when) : whole;
  });
}
