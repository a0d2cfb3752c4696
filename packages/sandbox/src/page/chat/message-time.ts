import type { Message, Person } from '../client/person-types.ts';
import { formatIn, type Manner } from '../text/format-in.ts';

const GROUP_SECONDS = 300;
const DAY_MS = 86_400_000;

/** Reads the moment from a message's `ts`. */
export const dateOf = (ts: string): Date => new Date(Number(ts) * 1000);

/** How a person reads moments. */
export const mannerOf = ({ locale, tz }: Person): Manner => ({ locale, timeZone: tz });

/** Writes the time of day in the reader's manner. */
export const timeOf = (ts: string, manner: Manner): string =>
  formatIn(manner, { hour: 'numeric', minute: '2-digit' }).format(dateOf(ts));

/** Writes date and time in full. */
export const fullTimeOf = (ts: string, manner: Manner): string =>
  formatIn(manner, { dateStyle: 'full', timeStyle: 'short' }).format(dateOf(ts));

/** Names the day: today, yesterday or the date. */
export function dayOf(ts: string, manner: Manner): string {
  const days = dayNumber(new Date(), manner) - dayNumber(dateOf(ts), manner);
  if (days === 0 || days === 1) {
    const [first = '', ...rest] = new Intl.RelativeTimeFormat(manner.locale, { numeric: 'auto' }).format(
      -days,
      'day',
    );
    return first.toLocaleUpperCase(manner.locale) + rest.join('');
  }
  return formatIn(manner, { weekday: 'long', day: 'numeric', month: 'long' }).format(dateOf(ts));
}

/** Days since 1970 on the reader's calendar. */
function dayNumber(date: Date, { timeZone }: Manner): number {
  const day = formatIn(
    { locale: 'en-CA', timeZone },
    { year: 'numeric', month: '2-digit', day: '2-digit' },
  ).format(date);
  return Date.parse(day) / DAY_MS;
}

/** Tells whether a message needs no name above it, because the same person has just been speaking. */
export function followsOn(message: Message, before: Message | undefined): boolean {
  return (
    before !== undefined &&
    before.user === message.user &&
    !message.ephemeral === !before.ephemeral &&
    !before.deleted &&
    !before.reply_count &&
    !before.subtype &&
    Number(message.ts) - Number(before.ts) < GROUP_SECONDS
  );
}
