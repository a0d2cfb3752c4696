import { MONTH_PATTERN, monthNumber } from './months.ts';
import { rememberText } from './remember-text.ts';

/** A calendar date as far as a text gives it. */
export interface WrittenDate {
  year?: number;
  month: number;
  day?: number;
}

/** A date as found: where it stands, and what it may mean (`06/07/2026` means two things). */
export interface DateFound {
  text: string;
  index: number;
  readings: WrittenDate[];
}

const BEFORE = String.raw`(?<![\p{L}\d])`;
const AFTER = String.raw`(?![\p{L}\d])`;
const DAY_FIRST = new RegExp(
  `${BEFORE}(\\d{1,2})(?:st|nd|rd|th|er|º|°|\\.)?\\s+(?:of\\s+|d[eio]\\s+)?(${MONTH_PATTERN})\\.?(?:,?\\s+(?:de[l]?\\s+)?(\\d{4}))?${AFTER}`,
  'giu',
);
const MONTH_FIRST = new RegExp(
  `${BEFORE}(${MONTH_PATTERN})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?${AFTER}(?!\\s*\\d)(?:,?\\s+(\\d{4}))?${AFTER}`,
  'giu',
);
const MONTH_YEAR = new RegExp(`${BEFORE}(${MONTH_PATTERN})\\.?,?\\s+(?:de[l]?\\s+)?(\\d{4})${AFTER}`, 'giu');
const ISO = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?!\d)/g;
const SLASHED = /(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)/g;
const JAPANESE = /(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?/g;

/** Finds the dates of a text in the notations of seven languages; longer notations win where two overlap. */
export function readDates(text: string): DateFound[] {
  return [...remembered(text)];
}

const remembered = rememberText(findDates);

function findDates(text: string): readonly DateFound[] {
  const found: DateFound[] = [];
  const collect = (pattern: RegExp, read: (parts: string[]) => (WrittenDate | null)[]): void => {
    for (const match of text.matchAll(pattern)) {
      const overlaps = found.some(
        (it) => match.index < it.index + it.text.length && it.index < match.index + match[0].length,
      );
      const readings = read([...match].map((part) => part ?? '')).filter((it) => it !== null);
      if (!overlaps && readings.length > 0) found.push({ text: match[0], index: match.index, readings });
    }
  };
  collect(ISO, ([, y, m, d]) => [toDate(y, m, d)]);
  collect(SLASHED, ([, a, , b, y]) => [toDate(y, b, a), toDate(y, a, b)]);
  collect(JAPANESE, ([, y, m, d]) => [toDate(y, m, d)]);
  collect(DAY_FIRST, ([, d, name = '', y]) => [toDate(y, String(monthNumber(name)), d)]);
  collect(MONTH_FIRST, ([, name = '', d, y]) => [toDate(y, String(monthNumber(name)), d)]);
  collect(MONTH_YEAR, ([, name = '', y]) => [toDate(y, String(monthNumber(name)), '')]);
  return found.sort((a, b) => a.index - b.index);
}

/** Whether `claimed` says nothing that `source` does not say: what it leaves out is no claim. */
export function dateIsCovered(claimed: WrittenDate, source: WrittenDate): boolean {
  return (
    claimed.month === source.month &&
    (claimed.year === undefined || source.year === undefined || claimed.year === source.year) &&
    (claimed.day === undefined || claimed.day === source.day)
  );
}

function toDate(year = '', month = '', day = ''): WrittenDate | null {
  const date: WrittenDate = { month: Number(month) };
  if (year !== '') date.year = Number(year);
  if (day !== '') date.day = Number(day);
  const valid =
    date.month >= 1 && date.month <= 12 && (date.day === undefined || (date.day >= 1 && date.day <= 31));
  return valid ? date : null;
}
