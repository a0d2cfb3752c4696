import { decimalColumn } from '../column-values.ts';

/** A row as it comes from a source: each column as text. */
export type ExternalRow = Record<string, string | null>;

/** A text that says something, or null. */
export function textOf(value: string | null | undefined): string | null {
  const text = value?.replaceAll('\0', '').replace(/\s+/g, ' ').trim() ?? '';
  return text === '' ? null : text;
}

/** An exact decimal, or null for what is none; a floating-point number as its shortest decimal. */
export function decimalOf(value: string | null | undefined): string | null {
  const parsed = decimalColumn.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The calendar day of a date or an instant, `YYYY-MM-DD`. */
export function dayOf(value: string | null | undefined): string | null {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[ T])/.exec(value ?? '')?.[0];
  return day === undefined || Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? null : day;
}
