import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { jsonValue } from '../store/sql-values.ts';
import type { FindingEvidence, FoundFinding } from './finding.ts';
import type { KnownArticle } from './known-articles.ts';

const BATCH = 200;

/** A short name of a finding, the same for the same finding at every check. */
export function findingId(key: string): string {
  return `f_${createHash('sha256').update(key).digest('hex').slice(0, 10)}`;
}

/**
 * Saves what a check found. Known findings stay as people left them, findings that had gone by themselves are open
 * again, and findings that the check no longer makes are done.
 * @returns how many are new
 */
export async function saveFindings(
  database: Database,
  {
    checkId,
    found,
    articles,
  }: { checkId: number; found: FoundFinding[]; articles: ReadonlyMap<string, KnownArticle> },
): Promise<{ fresh: number; gone: number }> {
  let fresh = 0;
  for (let at = 0; at < found.length; at += BATCH) {
    const rows = found.slice(at, at + BATCH).map((one) => ({
      id: findingId(one.key),
      key: one.key,
      kind: one.kind,
      articles: one.articleIds,
      owners: [...new Set(one.articleIds.flatMap((id) => articles.get(id)?.owner ?? []))],
      evidence: withTitles(one.evidence, articles),
    }));
    fresh += await saveKind(database, checkId, rows);
  }
  return { fresh, gone: await closeGone(database, checkId) };
}

function withTitles(evidence: FindingEvidence, articles: ReadonlyMap<string, KnownArticle>): FindingEvidence {
  const sides = evidence.sides.map((side) => ({
    ...side,
    title: articles.get(side.articleId)?.title ?? side.articleId,
  }));
  return { ...evidence, sides };
}

async function saveKind(database: Database, checkId: number, rows: object[]): Promise<number> {
  const kept = await database.query<{ fresh: boolean }>(sql`
    insert into findings (id, key, kind, article_ids, owners, evidence, check_id)
    select id, key, kind, articles, owners, evidence, ${checkId}
    from jsonb_to_recordset(${jsonValue(rows)})
      as row (id text, key text, kind text, articles text[], owners text[], evidence jsonb)
    -- An article that was removed while the check ran must not be quoted.
    where not exists (select 1 from unnest(articles) as named (id)
      where not exists (select 1 from articles a where a.id = named.id))
    on conflict (key) do update set owners = excluded.owners, evidence = excluded.evidence, check_id = excluded.check_id,
      state = case when findings.decision = 'gone' then 'open' else findings.state end,
      found_at = case when findings.decision = 'gone' then now() else findings.found_at end,
      decided_at = case when findings.decision = 'gone' then null else findings.decided_at end,
      decision = nullif(findings.decision, 'gone')
    returning xmax = 0 as fresh`);
  return kept.filter((row) => row.fresh).length;
}

/** What people decided stays decided. */
async function closeGone(database: Database, checkId: number): Promise<number> {
  const rows = await database.query(sql`
    update findings set state = 'done', decision = 'gone', decided_at = now()
    where check_id < ${checkId} and state in ('open', 'told') returning id`);
  return rows.length;
}
