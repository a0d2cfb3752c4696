import { DateTime, Interval } from 'luxon';
import type { Setting } from '../core/settings.ts';

/** When people are at work: hours of the day on ISO weekdays, in a time zone. An end before the start is the next day's. */
export type BusinessHours = Pick<Setting<'waiting'>, 'start' | 'end' | 'days' | 'timeZone'>;

const HOUR_MS = 3_600_000;
/** Nobody waits for ten years: whoever sets a minute of business a week must not keep everybody else waiting. */
const MAX_DAYS = 3_660;

/**
 * The moment at which that many hours of business time have passed, counted in real hours across clock changes; about
 * ten years on at the latest.
 */
export function addBusinessHours(from: Date, hours: number, business: BusinessHours): Date {
  let left = hours * HOUR_MS;
  const last = DateTime.fromJSDate(from).plus({ days: MAX_DAYS });
  for (const shift of shiftsFrom(from, business)) {
    const length = shift.length('milliseconds');
    if (shift.start! > last) return last.toJSDate();
    if (left <= length) return new Date(shift.start!.toMillis() + left);
    left -= length;
  }
  throw new Error('There is always another shift.');
}

/** Since when people are at work, or from when they will be: `at` itself within business hours. */
export function nextBusinessTime(at: Date, business: BusinessHours): Date {
  for (const shift of shiftsFrom(at, business)) return shift.start!.toJSDate();
  throw new Error('There is always another shift.');
}

/** What is left of this shift, then every one after it. */
function* shiftsFrom(from: Date, business: BusinessHours): Generator<Interval<true>, never> {
  const rest = DateTime.fromJSDate(from, { zone: business.timeZone });
  // A night's shift may have begun the day before.
  for (let day = rest.startOf('day').minus({ days: 1 }); ; day = day.plus({ days: 1 })) {
    if (!business.days.includes(day.weekday)) continue;
    const start = timeOn(day, business.start);
    const end = timeOn(business.end > business.start ? day : day.plus({ days: 1 }), business.end);
    const shift = Interval.fromDateTimes(DateTime.max(start, rest), end);
    if (shift.isValid && shift.length() > 0) yield shift;
  }
}

/** A time that the clocks skip on that day is the moment they skip to. */
function timeOn(day: DateTime, time: string): DateTime {
  const [hour, minute] = time.split(':').map(Number);
  return day.set({ hour: hour!, minute: minute! });
}
