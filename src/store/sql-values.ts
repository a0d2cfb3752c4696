import { type SQL, sql } from 'drizzle-orm';

/** Binds a value as `jsonb`; drivers differ in how they treat strings and arrays, so it travels as text. */
export function jsonValue(value: unknown): SQL {
  const json = JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'string' ? storableText(part) : part,
  );
  return sql`${json}::text::jsonb`;
}

/** A text without what PostgreSQL cannot hold: NUL, and halves of surrogate pairs. */
export function storableText(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, '');
}

/** Binds a list as `text[]`, for `= ANY (…)`. */
export function textArray(values: readonly string[]): SQL {
  return sql`${sql.param([...values])}::text[]`;
}

/** Binds a list as `integer[]`, for `= ANY (…)`. */
export function integerArray(values: readonly number[]): SQL {
  return sql`${sql.param([...values])}::integer[]`;
}
