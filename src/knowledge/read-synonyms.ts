import { type SQL, sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import { defaultSetting, settingSchemas } from '../core/settings.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { phraseKeys, termKeys } from '../text/term-index.ts';

/** With more, a query is no longer about what was asked. */
const MOST_GROUPS = 16;

/** Groups of terms that admins have set, as `adminSynonyms` reads them; null: none. */
export type AdminSynonyms = { subject: string; value: unknown }[] | null;

/** The groups of terms that the admins of a workspace have set, as one value of a statement. */
export function adminSynonyms(teamId: TeamId): SQL {
  return sql`(select jsonb_agg(jsonb_build_object('subject', subject, 'value', value) order by subject)
    from settings where team_id = ${teamId} and family = 'synonym')`;
}

/**
 * Reads the groups of terms of the company that a query has a term of: those that admins have set, then those of
 * articles that everyone in the audience may read (P2). Run as an audience.
 */
export async function readSynonyms(tx: Database, query: string, set: AdminSynonyms): Promise<string[][]> {
  const keys = phraseKeys(query);
  if (keys.length === 0) return [];
  const asked = new Set(keys);
  const byAdmins = (set ?? [])
    .map(({ subject, value }) => [subject, ...wordsOf(value)])
    .filter(
      (group) => group.length > 1 && group.some((term) => termKeys(term).some((key) => asked.has(key))),
    );
  const byArticles = await tx.query<Row<'article_synonyms', 'terms'>>(sql`
    select terms from article_synonyms where key = any (${textArray(keys)})
    order by article_id, place limit ${MOST_GROUPS}`);
  return [...byAdmins, ...byArticles.map(({ terms }) => terms)].slice(0, MOST_GROUPS);
}

function wordsOf(value: unknown): readonly string[] {
  const parsed = settingSchemas.synonym.safeParse(value);
  return (parsed.success ? parsed.data : defaultSetting('synonym')).words;
}
