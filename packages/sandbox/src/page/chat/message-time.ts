import type { Message } from '../client/person-types.ts';

const GROUP_SECONDS = 300;

/** Reads the moment from a message's `ts`. */
export const dateOf = (ts: string): Date => new Date(Number(ts) * 1000);

/** Writes the time of day in the reader's manner. */
export const timeOf = (ts: string): string =>
  new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }).format(dateOf(ts));

/** Writes date and time in full. */
export const fullTimeOf = (ts: string): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' }).format(dateOf(ts));

/** Names the day: today, yesterday or the date. */
export function dayOf(ts: string): string {
  const date = dateOf(ts);
  const midnight = new Date().setHours(0, 0, 0, 0);
  const days = Math.round((midnight - new Date(date).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' }).format(date);
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
