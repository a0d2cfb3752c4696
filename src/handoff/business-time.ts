import { dayIn, momentIn } from '../core/day-in-zone.ts';
import type { Setting } from '../core/settings.ts';

/** When people are at work: hours of the day on ISO weekdays, in a time zone. An end before the start is the next day's. */
export type BusinessHours = Pick<Setting<'waiting'>, 'start' | 'end' | 'days' | 'timeZone'>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Nobody waits for ten years: anyone who sets a minute of business a week must not keep everybody else waiting. */
const MAX_DAYS = 3_660;

/** A stretch of work, in milliseconds of the epoch. */
interface Shift {
  start: number;
  end: number;
}

/**
 * The moment at which that many hours of business time have passed, counted in real hours across clock changes; about
 * ten years on at the latest.
 */
export function addBusinessHours(from: Date, hours: number, business: BusinessHours): Date {
  let left = hours * HOUR_MS;
  const last = from.getTime() + MAX_DAYS * DAY_MS;
  for (const { start, end } of shiftsFrom(from, business)) {
    if (start > last) return new Date(last);
    if (left <= end - start) return new Date(start + left);
    left -= end - start;
  }
  throw new Error('There is always another shift.');
}

/** Since when people are at work, or from when they will be: `at` itself within business hours. */
export function nextBusinessTime(at: Date, business: BusinessHours): Date {
  for (const shift of shiftsFrom(at, business)) return new Date(shift.start);
  throw new Error('There is always another shift.');
}

/** What is left of this shift, then every one after it. */
function* shiftsFrom(from: Date, business: BusinessHours): Generator<Shift, never> {
  const { timeZone, days } = business;
  // A night's shift may have begun the day before.
  for (let day = dayAfter(dayIn(timeZone, from), -1); ; day = dayAfter(day, 1)) {
    if (!days.includes(weekdayOf(day))) continue;
    const start = momentIn(timeZone, day, business.start).getTime();
    const lastDay = business.end > business.start ? day : dayAfter(day, 1);
    const end = momentIn(timeZone, lastDay, business.end).getTime();
    const shift = { start: Math.max(start, from.getTime()), end };
    if (shift.end > shift.start) yield shift;
  }
}

/** A calendar day by its distance from another: no clock is asked, so none can change in between. */
function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** ISO: Monday is 1, Sunday 7. */
function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7;
}
