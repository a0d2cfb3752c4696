import { type SQL, sql } from 'drizzle-orm';

/**
 * That a text begins with another, which is not empty, as bounds that an index of `text_pattern_ops` takes:
 * of `starts_with` and LIKE it takes only those that are known when a statement is planned, and a bound one is not.
 */
export function beginsWith(column: SQL, prefix: string): SQL {
  const last = prefix.codePointAt(prefix.length - 1)!;
  const end = prefix.slice(0, -1) + String.fromCodePoint(last + 1);
  return sql`${column} ~>=~ ${prefix} and ${column} ~<~ ${end}`;
}
