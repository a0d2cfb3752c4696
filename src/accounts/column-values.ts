import { z } from 'zod';
import { isYes } from '../text/is-yes.ts';

/** Text of a column; numbers and booleans are taken as they are written, blanks are nothing. */
export const textColumn = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => {
    // PostgreSQL's text cannot hold NUL.
    const text = value == null ? '' : String(value).replaceAll('\0', '').trim();
    return text === '' ? null : text;
  });

/** A list, or text with semicolons or bars between its items. */
export const listColumn = z
  .union([z.array(z.string()), z.string()])
  .nullish()
  .transform((value) =>
    (typeof value === 'string' ? value.split(/[;|]/) : (value ?? []))
      .map((item) => item.replaceAll('\0', '').trim())
      .filter((item) => item !== ''),
  );

/** An exact decimal as plain text, from a number or from text such as `1,234.50`, `1.234,50` or `€ 1 234`. */
export const decimalColumn = z.union([z.string(), z.number()]).nullish().transform(transformed(readDecimal));

/** A decimal as a number, for what is not money. */
export const numberColumn = decimalColumn.transform((value) => (value === null ? null : Number(value)));

/** A whole number that PostgreSQL's integer holds. */
export const integerColumn = numberColumn.refine(
  (value) => value === null || (Number.isInteger(value) && Math.abs(value) < 2 ** 31),
  'is not a whole number',
);

/** A calendar date as `YYYY-MM-DD`. */
export const dateColumn = z.string().nullish().transform(transformed(readDate));

/** A moment as ISO 8601; a bare date is its first moment in UTC. */
export const instantColumn = z.string().nullish().transform(transformed(readInstant));

/** A yes or no; null where nothing is said. */
export const booleanColumn = z
  .union([z.boolean(), z.string(), z.number()])
  .nullish()
  .transform((value) => (value == null || value === '' ? null : isYes(String(value))));

/** Wraps a reader that returns null for what it cannot read into a zod transform that reports it. */
function transformed<In extends string | number>(read: (value: string) => string | null) {
  return (value: In | null | undefined, context: z.RefinementCtx): string | null => {
    const text = value == null ? '' : String(value).trim();
    if (text === '') return null;
    const result = read(text);
    if (result !== null) return result;
    context.addIssue({ code: 'custom', message: 'cannot be read' });
    return z.NEVER;
  };
}

function readDecimal(text: string): string | null {
  const bare = text.replace(/[\p{Sc}\s'’\u00a0\u202f]/gu, '').replace(/^[A-Z]{3}|[A-Z]{3}$|%$/g, '');
  if (!/^-?[\d.,]*\d$/.test(bare))
    return /^-?\d+(\.\d+)?e[+-]?\d+$/i.test(bare) ? String(Number(bare)) : null;
  const point = decimalPoint(bare);
  const [whole = '', fraction] = point < 0 ? [bare] : [bare.slice(0, point), bare.slice(point + 1)];
  const digits = whole.replace(/[.,]/g, '') || '0';
  return fraction === undefined ? digits : `${digits === '-' ? '-0' : digits}.${fraction}`;
}

/** The last separator is the point, unless it repeats, or is a comma before three digits, which groups thousands. */
function decimalPoint(text: string): number {
  const at = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (at < 0) return -1;
  const separator = text[at]!;
  const others = /[.,]/.test(text.slice(0, at).replaceAll(separator, ''));
  if (text.indexOf(separator) !== at) return -1;
  if (separator === ',' && !others && text.length - at === 4) return -1;
  return at;
}

function readDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?=$|[T ])/.exec(text);
  if (iso) return realDate(iso[1]!, iso[2]!, iso[3]!);
  const slashes = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  if (!slashes) return null;
  const [, first = '', second = '', year = ''] = slashes;
  if (text.includes('.') || Number(first) > 12) return realDate(year, second, first);
  // 03/04/2026 is in March or in April, depending on who wrote it: not to be guessed.
  return Number(second) > 12 || first === second ? realDate(year, first, second) : null;
}

function realDate(year: string, month: string, day: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}

function readInstant(text: string): string | null {
  const date = readDate(text);
  if (date !== null && !/^\d{4}-\d{2}-\d{2}[T ]\d/.test(text)) return `${date}T00:00:00.000Z`;
  if (date === null) return null;
  const zoned = /([zZ]|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text}Z`;
  const instant = new Date(zoned.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
