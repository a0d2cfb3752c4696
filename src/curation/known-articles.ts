import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { RowAs } from '../store/row.ts';

/** An article as a check looks at it; retired ones are left out. */
export interface KnownArticle {
  id: string;
  title: string;
  /** Source and folder: what is beside it. */
  folder: string;
  supersededBy: string | null;
  /** Whether a person said so, and not its source. */
  settled: boolean;
  updatedAt: Date | null;
  firstSeenAt: Date;
  /** As the source names who answers for it, or `person:<id>` of the person who answers for the source; null: nobody. */
  owner: string | null;
}

const PAGE = 5_000;

/** Reads all articles that are not retired, by id, without their texts. */
export async function readKnownArticles(database: Database): Promise<Map<string, KnownArticle>> {
  const articles = new Map<string, KnownArticle>();
  let after = '';
  for (;;) {
    const rows = await readPage(database, after);
    for (const row of rows) articles.set(row.id, row);
    const last = rows.at(-1);
    if (last === undefined) return articles;
    after = last.id;
  }
}

function readPage(database: Database, after: string): Promise<KnownArticle[]> {
  return database.query<
    RowAs<'articles', KnownArticle, 'folder' | 'supersededBy' | 'settled' | 'firstSeenAt' | 'owner'>
  >(sql`
    select a.id, a.title, a.source_id || ':' || coalesce(substring(a.external_id from '^(.*)/'), '') as folder,
      newer.id as "supersededBy", chosen.id is not null as settled, a.updated_at as "updatedAt",
      coalesce(s.first_seen_at, now()) as "firstSeenAt",
      coalesce(nullif(trim(a.owner), ''), 'person:' || source.owner_id) as owner
    from articles a left join article_sketches s on s.article_id = a.id left join sources source on source.id = a.source_id
    left join articles newer on newer.id = a.superseded_by
    left join article_decisions chosen on chosen.article_id = a.id and chosen.kind = 'superseded' and chosen.undone_at is null
    where a.id > ${after} and not exists (select 1 from article_decisions d
      where d.article_id = a.id and d.kind = 'retired' and d.undone_at is null)
    order by a.id limit ${PAGE}`);
}

/** Whether it is settled already which of two articles counts. */
export function isSettled(first: KnownArticle | undefined, second: KnownArticle | undefined): boolean {
  if (first === undefined || second === undefined) return true;
  return first.supersededBy === second.id || second.supersededBy === first.id;
}
