import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { readSettings } from '../store/settings.ts';
import { textArray } from '../store/sql-values.ts';
import { phraseKeys, termKeys } from '../text/term-index.ts';

/** With more, a query is no longer about what was asked. */
const MOST_GROUPS = 16;

/**
 * Reads the groups of terms of the company that a query has a term of: those that admins have set, then those of
 * articles that everyone in the audience may read (P2).
 */
export async function readSynonyms(
  database: OpenDatabase,
  audience: Audience,
  query: string,
): Promise<string[][]> {
  const keys = phraseKeys(query);
  if (keys.length === 0) return [];
  const set = await readSettings(database, audience.teamId, 'synonym');
  const asked = new Set(keys);
  const byAdmins = set
    .map(({ subject, value }) => [subject, ...value.words])
    .filter(
      (group) => group.length > 1 && group.some((term) => termKeys(term).some((key) => asked.has(key))),
    );
  const byArticles = await asAudience(database, audience, (tx) =>
    tx.query<Row<'article_synonyms', 'terms'>>(sql`
      select terms from article_synonyms where key = any (${textArray(keys)})
      order by article_id, place limit ${MOST_GROUPS}`),
  );
  return [...byAdmins, ...byArticles.map(({ terms }) => terms)].slice(0, MOST_GROUPS);
}
