import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { Row, RowAs } from '../store/row.ts';
import { integerArray } from '../store/sql-values.ts';

/** How fresh a source is and who looks after it, as far as it says so. */
export type SourceFacts = RowAs<'articles', { updatedAt: Date | null; owner: string | null }>;

/** What the viewers may know of the articles behind evidence ids (`passage:7`); records and what is gone are left out. */
export async function readSourceFacts(
  database: OpenDatabase,
  ids: readonly string[],
  viewers: Audience,
): Promise<Map<string, SourceFacts>> {
  const passages = ids.flatMap((id) => /^passage:(\d{1,9})$/.exec(id)?.[1] ?? []).map(Number);
  if (passages.length === 0) return new Map();
  const rows = await asAudience(database, viewers, (tx) =>
    tx.query<SourceFacts & Row<'passages', 'id'>>(sql`
      select p.id, a.updated_at as "updatedAt", a.owner from passages p join articles a on a.id = p.article_id
      where p.id = any (${integerArray(passages)})`),
  );
  return new Map(rows.map(({ id, ...facts }) => [`passage:${id}`, facts]));
}
