import { z } from 'zod';
import { MAX_ROWS, type RecordQuery, recordQuerySchema } from '../../accounts/queries/record-query.ts';

const listedRecords = z.object({
  query: recordQuerySchema as z.ZodType<RecordQuery>,
  /** Names of people whom the query names, by id. */
  names: z.record(z.string(), z.string()),
});

/** What was listed in part: a reply keeps it, so that all of it can be sent as a file. */
export type ListedRecords = z.infer<typeof listedRecords>;

/** What a reply keeps of a list that it shows the first rows of. */
export function toListed({ query, names }: ListedRecords): ListedRecords {
  return { query: { ...query, limit: MAX_ROWS, offset: 0 }, names };
}

/** Reads what a reply kept; null where it kept nothing, or something of an earlier form. */
export function readListed(kept: unknown): ListedRecords | null {
  const parsed = listedRecords.safeParse(kept);
  return parsed.success ? parsed.data : null;
}
