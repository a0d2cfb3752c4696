import { sql } from 'drizzle-orm';
import type { Reader } from '../core/audience.ts';
import type { Database } from '../store/database.ts';
import type { Row, RowAs } from '../store/row.ts';

/** An article as the operator sees it. */
export interface ArticleDetails {
  id: string;
  title: string;
  source: string;
  externalId: string;
  url: string | null;
  language: string;
  topic: string | null;
  owner: string | null;
  /** 0 to 1 */
  authority: number;
  updatedAt: Date | null;
  supersededBy: string | null;
  /** Ids of articles that it links to. */
  links: string[];
  accessId: number;
  readers: Reader[];
  /** Whether its words are counted in the statistics that ranking rests on. */
  indexed: boolean;
  /** What people decided about it and nobody has undone. */
  decisions: ArticleDecision[];
  passages: ArticlePassage[];
}

/** Retired: it has no readers; `readers` are those that it has again when that is undone. */
export type ArticleDecision = { id: number; actor: string; decidedAt: Date } & (
  | { kind: 'retired'; readers: Reader[] }
  | { kind: 'superseded'; preferredId: string }
);

/** One piece of an article, with how many index versions hold it. */
export interface ArticlePassage {
  id: number;
  headingPath: string;
  text: string;
  /** In lexemes. */
  length: number;
  vectors: number;
}

/** Reads an article whole; null when there is none of this id. */
export async function readArticle(database: Database, id: string): Promise<ArticleDetails | null> {
  const [article] = await database.query<
    RowAs<'articles', Omit<ArticleDetails, 'passages' | 'decisions'>, 'source' | 'readers'>
  >(sql`
    select a.id, a.title, s.location as source, a.external_id as "externalId", a.url, a.language, a.topic, a.owner,
      a.authority, a.updated_at as "updatedAt", a.superseded_by as "supersededBy", a.links, a.access_id as "accessId",
      r.readers, a.indexed
    from articles a join access_rules r on r.id = a.access_id left join sources s on s.id = a.source_id
    where a.id = ${id}`);
  if (article === undefined) return null;
  const passages = await database.query<RowAs<'passages', ArticlePassage, 'vectors'>>(sql`
    select p.id, p.heading_path as "headingPath", p.text, p.length,
      (select count(*)::int from passage_vectors v where v.passage_id = p.id) as vectors
    from passages p join index_generations g on g.id = p.generation and g.state = 'live'
    where p.article_id = ${id} order by p.ordinal`);
  return { ...article, decisions: await readDecisions(database, id), passages };
}

type DecisionRow = Row<
  'article_decisions',
  'id' | 'kind' | 'actor' | 'decidedAt' | 'preferredId',
  { kind: ArticleDecision['kind']; preferredId: string }
> &
  Row<'access_rules', 'readers', { readers: Reader[] }>;

/** What people decided about an article and nobody has undone, the newest first. */
async function readDecisions(database: Database, articleId: string): Promise<ArticleDecision[]> {
  const rows = await database.query<DecisionRow>(sql`
    select d.id, d.kind, d.actor, d.decided_at as "decidedAt", d.preferred_id as "preferredId", r.readers
    from article_decisions d left join access_rules r on r.id = d.kept_access_id
    where d.article_id = ${articleId} and d.undone_at is null order by d.id desc`);
  return rows.map(({ kind, preferredId, readers, ...rest }) =>
    kind === 'retired' ? { ...rest, kind, readers } : { ...rest, kind, preferredId },
  );
}

/** Ids of the articles that somebody may mean: by id, by the source's own id, or by title. */
export async function findArticleIds(database: Database, name: string): Promise<string[]> {
  const rows = await database.query<Row<'articles', 'id'>>(sql`
    select id from articles where id = ${name} or external_id = ${name} or lower(title) = lower(${name})
    order by (id = ${name}) desc, id limit 20`);
  return rows[0]?.id === name ? [name] : rows.map((row) => row.id);
}
