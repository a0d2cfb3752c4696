/** Days from one to another, both included, as `YYYY-MM-DD`; null where it is open. */
export interface DayRange {
  from: string | null;
  to: string | null;
}

/** A range of known ends. */
export type ClosedRange = { [End in keyof DayRange]: string };

/** A stretch of the calendar. */
export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** The months of each unit that has whole ones. */
const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/** A day moved by a number of days. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** A day moved by a number of units; the 31st becomes the last of a shorter month. */
export function addUnits(day: string, count: number, unit: CalendarUnit): string {
  if (unit === 'day' || unit === 'week') return addDays(day, count * (unit === 'week' ? 7 : 1));
  const month = monthIndexOf(day) + count * MONTHS[unit];
  const { from, to } = monthsFrom(month, 1);
  const moved = `${from.slice(0, 8)}${day.slice(8)}`;
  return moved > to ? to : moved;
}

/** Whole months, counted from the month `year * 12 + month - 1`. */
export function monthsFrom(index: number, count: number): ClosedRange {
  const day = (at: number, date: number): string =>
    new Date(Date.UTC(Math.floor(at / 12), ((at % 12) + 12) % 12, date)).toISOString().slice(0, 10);
  return { from: day(index, 1), to: day(index + count, 0) };
}

/** The number of a day's month, counted through all years. */
export function monthIndexOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** The weekday of a day: 0 is Monday, as in ISO 8601. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/**
 * The week, month, quarter, half or year that holds a day, or the one `offset` further on. Weeks begin on Monday; years
 * and their parts begin in `firstMonth` (1 to 12).
 */
export function unitAround(
  day: string,
  unit: CalendarUnit,
  { offset = 0, firstMonth = 1 } = {},
): ClosedRange {
  if (unit === 'day') return { from: addDays(day, offset), to: addDays(day, offset) };
  if (unit === 'week') {
    const from = addDays(day, offset * 7 - weekdayOf(day));
    return { from, to: addDays(from, 6) };
  }
  const length = MONTHS[unit];
  const start = unit === 'month' ? 0 : firstMonth - 1;
  const index = Math.floor((monthIndexOf(day) - start) / length) + offset;
  return monthsFrom(index * length + start, length);
}

/** The year that a company calls `year`: where it does not begin in January, it has the name of the year that it ends in. */
export function fiscalYear(year: number, firstMonth: number): ClosedRange {
  return monthsFrom((firstMonth === 1 ? year : year - 1) * 12 + firstMonth - 1, 12);
}
