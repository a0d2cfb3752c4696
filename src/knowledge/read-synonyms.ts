import { type SQL, sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import { defaultSetting, settingSchemas } from '../core/settings.ts';
import type { Database } from '../store/database.ts';
import { textArray } from '../store/sql-values.ts';
import { phraseKeys, termKeys } from '../text/term-index.ts';
import { type LexemeStats, selectLexemeStats } from './weigh-lexemes.ts';

/** With more, a query is no longer about what was asked. */
const MOST_GROUPS = 16;

/** Groups of terms that admins have set, as `adminSynonyms` reads them; null: none. */
export type AdminSynonyms = { subject: string; value: unknown }[] | null;

/** The groups of terms that the admins of a workspace have set, as one value of a statement. */
export function adminSynonyms(teamId: TeamId): SQL {
  return sql`(select jsonb_agg(jsonb_build_object('subject', subject, 'value', value) order by subject)
    from settings where team_id = ${teamId} and family = 'synonym')`;
}

/** What is known of a query's terms before it is searched. */
export interface KnownTerms {
  /** Groups of terms of the company that the query has a term of. */
  groups: string[][];
  stats: LexemeStats[];
}

/**
 * Reads the groups of terms of the company that a query has a term of: those that admins have set, then those of
 * articles that everyone in the audience may read (P2); and beside them what there is of its words, which nearly always
 * are all that is searched. Run as an audience.
 */
export async function readTerms(
  tx: Database,
  { text, lexemes, index }: { text: string; lexemes: readonly string[]; index: number },
  set: AdminSynonyms,
): Promise<KnownTerms> {
  const keys = phraseKeys(text);
  const asked = new Set(keys);
  const byAdmins = (set ?? [])
    .map(({ subject, value }) => [subject, ...wordsOf(value)])
    .filter(
      (group) => group.length > 1 && group.some((term) => termKeys(term).some((key) => asked.has(key))),
    );
  const [row] = await tx.query<{ groups: string[][]; stats: LexemeStats[] }>(sql`
    select (select coalesce(jsonb_agg(s.terms order by s.article_id, s.place), '[]') from (
        select terms, article_id, place from article_synonyms where key = any (${textArray(keys)})
        order by article_id, place limit ${MOST_GROUPS}) as s) as groups,
      (select coalesce(jsonb_agg(to_jsonb(l)), '[]') from (${selectLexemeStats(lexemes, index)}) as l) as stats`);
  const { groups, stats } = row!;
  return { groups: [...byAdmins, ...groups].slice(0, MOST_GROUPS), stats };
}

function wordsOf(value: unknown): readonly string[] {
  const parsed = settingSchemas.synonym.safeParse(value);
  return (parsed.success ? parsed.data : defaultSetting('synonym')).words;
}
