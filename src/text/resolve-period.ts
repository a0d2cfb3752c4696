import {
  addDays,
  type ClosedRange,
  fiscalYear,
  monthIndexOf,
  monthsFrom,
  unitAround,
  weekdayOf,
} from './day-range.ts';
import { monthNumber } from './months.ts';
import type { unitOf } from './period-words.ts';

/** What "today" and "this fiscal year" mean for who asks. */
export interface CalendarOf {
  /** `YYYY-MM-DD` in the asker's time zone. */
  today: string;
  /** The month, 1 to 12, that the company's year begins in; quarters and halves follow it. */
  fiscalYearStart: number;
}

/** A range with whether the text says its year. */
export interface Read extends ClosedRange {
  sure: boolean;
  /** Whether it is the end of something: what is before it may be on its last day. */
  isEnd?: boolean;
}

/** A way to name a period, with how its words are read. */
export type PeriodRule = [pattern: RegExp, read: (words: string[], calendar: CalendarOf) => Read | null];

/** The pattern of a way to name a period, as words of a text that is folded in place. */
export function inWords(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}.,/]|(?<!mid)-)(?:${source})(?![\\p{L}\\p{N}])`, 'gu');
}

/** How many days a range has. */
export function daysBetween({ from, to }: ClosedRange): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

/** The last third: of a month ten days, of a quarter a month. */
export function lastOf<Range extends ClosedRange>(range: Range): Range {
  return { ...range, from: addDays(range.to, 1 - Math.ceil(daysBetween(range) / 3)) };
}

/** The unit that "EOQ" and "year end" speak of. */
export function endUnit(word: string): 'week' | 'month' | 'quarter' | 'year' {
  const letter = word.startsWith('eo') ? word[2] : word[0];
  return letter === 'w' ? 'week' : letter === 'm' ? 'month' : letter === 'q' ? 'quarter' : 'year';
}

/** Saturday and Sunday of this week. */
export function weekend({ today }: CalendarOf): Read {
  const { to } = unitAround(today, 'week');
  return sure({ from: addDays(to, -1), to });
}

/** A range that a text says for certain. */
export function sure(range: ClosedRange): Read {
  return { ...range, sure: true };
}

/** The unit that is so far from today; quarters and halves are the company’s. */
export function around(
  unitName: ReturnType<typeof unitOf>,
  offset: number,
  kind: string | undefined,
  { today, fiscalYearStart }: CalendarOf,
): Read {
  const fiscal = kind !== undefined ? kind !== 'calendar' : unitName === 'quarter' || unitName === 'half';
  return sure(unitAround(today, unitName, { offset, firstMonth: fiscal ? fiscalYearStart : 1 }));
}

/** A quarter or half of a year; without a year the one that is running or comes next. */
export function part(
  n: number,
  partName: 'quarter' | 'half',
  year: string | undefined,
  { today, fiscalYearStart }: CalendarOf,
): Read {
  const length = partName === 'quarter' ? 3 : 6;
  const within = (whole: ClosedRange): ClosedRange =>
    monthsFrom(monthIndexOf(whole.from) + (n - 1) * length, length);
  if (year !== undefined) return sure(within(fiscalYear(toYear(year), fiscalYearStart)));
  const here = within(unitAround(today, 'year', { firstMonth: fiscalYearStart }));
  const next = within(unitAround(today, 'year', { firstMonth: fiscalYearStart, offset: 1 }));
  return { ...(here.to >= today ? here : next), sure: false };
}

/** Without a word before it the next one that comes, today included; "next Friday" is that of next week. */
export function weekdayOn(index: number, offset: number, { today }: CalendarOf): Read {
  const ahead = (index - weekdayOf(today) + 7) % 7;
  if (offset === 1)
    return sure(unitAround(addDays(unitAround(today, 'week', { offset: 1 }).from, index), 'day'));
  const moved = addDays(today, offset === -1 ? (ahead || 7) - 7 : ahead);
  return sure({ from: moved, to: moved });
}

/** The month that a name means, by its year or by the word before it. */
export function monthOn(
  name: string,
  rel: string,
  year: string | undefined,
  { today }: CalendarOf,
): Read | null {
  const number = /^\d/.test(name) ? Number(name) : monthNumber(name);
  if (number === undefined || number < 1 || number > 12) return null;
  if (year !== undefined) return sure(monthsFrom(toYear(year) * 12 + number - 1, 1));
  const now = monthIndexOf(today);
  const here = Math.floor(now / 12) * 12 + number - 1;
  if (rel === 'last') return sure(monthsFrom(here < now ? here : here - 12, 1));
  if (rel === 'next') return sure(monthsFrom(here > now ? here : here + 12, 1));
  return { ...monthsFrom(here >= now ? here : here + 12, 1), sure: rel === 'this' };
}

/** A year by two or four digits. */
export function toYear(text: string): number {
  const year = Number(text.replace(/\D/g, ''));
  return year < 100 ? 2000 + year : year;
}
