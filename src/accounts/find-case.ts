import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';

/** A case that a text names by its number. */
export interface CaseFound {
  id: string;
  number: string;
  accountId: string;
}

/** As a case's number is written: digits, perhaps with letters and a dash before them. */
const NUMBER = /(?<![\p{L}\d.,€$£-])#?((?:[a-z]{1,6}-?)?\d{3,12})(?![\d.,]*\d|\s*(?:%|€|\$|£))/giu;

/** Finds the cases whose numbers a text holds, among those that the whole audience may see. */
export function findCases(database: OpenDatabase, audience: Audience, text: string): Promise<CaseFound[]> {
  const numbers = [...text.normalize('NFKC').matchAll(NUMBER)].map((match) => match[1]!.toLowerCase());
  if (numbers.length === 0) return Promise.resolve([]);
  return asAudience(database, audience, (tx) =>
    tx.query<Row<'cases', 'id' | 'number' | 'accountId', { number: string; accountId: string }>>(sql`
      select id, number, account_id as "accountId" from cases
      where number_lower = any (${textArray(numbers)}) and account_id is not null
      order by number, id limit 5`),
  );
}
