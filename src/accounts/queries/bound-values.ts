import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { storableText } from '../../store/sql-values.ts';
import { wrongValue } from './find-field.ts';

const isoDay = z.iso.date();

/** A text in lower case as the columns hold it that are kept for comparing. */
export function lowerCase(value: SQL): SQL {
  return sql`left(lower(${value}), 500)`;
}

/** A text to compare with such a column: the database folds both, so that they agree on every letter. */
export function boundText(text: string | number | boolean): SQL {
  return lowerCase(sql`${storableText(String(text))}::text`);
}

/** The pattern of a text that holds another, whose own signs mean nothing. */
export function boundPattern(text: string): SQL {
  const escaped = storableText(text).replace(/[\\%_]/g, (sign) => `\\${sign}`);
  return sql`lower(${`%${escaped}%`}::text)`;
}

/** An exact number, from a number or from its plain decimal text. @throws BotError `tool_invalid_input` */
export function boundNumber(field: string, value: string | number | boolean): SQL {
  if (typeof value === 'boolean' || (typeof value === 'string' && !/^-?\d{1,40}(?:\.\d{1,40})?$/.test(value)))
    throw wrongValue(field, 'holds numbers');
  return sql`${String(value)}::text::numeric`;
}

/** A calendar day. @throws BotError `tool_invalid_input` */
export function boundDay(field: string, value: string | number | boolean): SQL {
  if (!isoDay.safeParse(value).success) throw wrongValue(field, 'holds days: write YYYY-MM-DD');
  return sql`${value}::text::date`;
}

/** The first moment of a day in a time zone, or of the one after it. @throws BotError `tool_invalid_input` */
export function boundStart(
  field: string,
  value: string | number | boolean,
  { timeZone, after = 0 }: { timeZone: string; after?: number },
): SQL {
  return sql`((${boundDay(field, value)} + ${sql.raw(String(after))})::timestamp at time zone ${timeZone}::text)`;
}
