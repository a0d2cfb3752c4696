import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Row, RowAs } from '../store/row.ts';
import { jsonValue, textArray } from '../store/sql-values.ts';
import { readStatedDays, type StatedDay } from '../text/read-stated-days.ts';
import { sampleShingles, shingle } from '../text/shingles.ts';
import { claimKeys } from './claim-keys.ts';
import { type ClaimSource, readClaims } from './read-claims.ts';

/** Articles to a transaction: small, since on the embedded database answers wait behind it. */
const BATCH = 40;
/** Claims of an article that are looked at. */
const MAX_CLAIMS = 80;
/** Raise it when fingerprints are made in another way. */
const VERSION = '2:';

const MISSING = sql`not exists (select 1 from article_sketches s
  where s.article_id = a.id and s.content_hash = ${VERSION} || a.content_hash)`;

/** An article that has no sketch of what it says now. */
type Unsketched = Row<'articles', 'id' | 'body'> & { hash: string };

/** How many articles have no sketch of what they say now; sketches of articles that are gone are removed. */
export async function countUnsketched(database: Database): Promise<number> {
  await database.query(sql`
    delete from article_sketches s where not exists (select 1 from articles a where a.id = s.article_id)`);
  const [row] = await database.query<{ count: number }>(
    sql`select count(*)::int as count from articles a where ${MISSING}`,
  );
  return row!.count;
}

/** Sketches the next few articles after `after`; null when there are no more. Each call is one transaction. */
export async function sketchNext(
  database: Database,
  after: string,
): Promise<{ last: string; count: number } | null> {
  const articles = await database.query<Unsketched>(sql`
    select a.id, a.body, ${VERSION} || a.content_hash as hash from articles a
    where a.id > ${after} and ${MISSING} order by a.id limit ${BATCH}`);
  const last = articles.at(-1);
  if (last === undefined) return null;
  const passages = await readPassages(
    database,
    articles.map((article) => article.id),
  );
  const rows = articles.map((article) => sketch(article, passages.get(article.id) ?? []));
  await database.query(sql`
    insert into article_sketches (article_id, content_hash, shingles, claims, dates)
    select id, hash, decode(shingles, 'hex'), decode(claims, 'hex'), dates
    from jsonb_to_recordset(${jsonValue(rows)}) as row (id text, hash text, shingles text, claims text, dates jsonb)
    on conflict (article_id) do update set content_hash = excluded.content_hash, shingles = excluded.shingles,
      claims = excluded.claims, dates = excluded.dates`);
  return { last: last.id, count: articles.length };
}

function sketch({ id, body, hash }: Unsketched, passages: readonly ClaimSource[]): object {
  const claims = passages.flatMap(readClaims).slice(0, MAX_CLAIMS);
  const days = passages.flatMap((passage) => readStatedDays(passage.text));
  return {
    id,
    hash,
    shingles: toHex(sampleShingles(shingle(body).hashes)),
    claims: toHex([...new Set(claims.flatMap(claimKeys))]),
    dates: days.map(({ kind, day }) => ({ kind, day })),
  };
}

/** The passages of some articles in their order, by article. */
export async function readPassages(
  database: Database,
  articleIds: readonly string[],
): Promise<Map<string, ClaimSource[]>> {
  const rows = await database.query<RowAs<'passages', ClaimSource>>(sql`
    select article_id as "articleId", heading_path as "headingPath", text, language from passages
    where article_id = any (${textArray(articleIds)})
      and generation = (select id from switchboard_live_generation()) order by article_id, ordinal`);
  const byArticle = new Map<string, ClaimSource[]>();
  for (const row of rows) {
    const known = byArticle.get(row.articleId);
    if (known === undefined) byArticle.set(row.articleId, [row]);
    else known.push(row);
  }
  return byArticle;
}

/** A sketch as it is compared. */
export interface Sketch {
  articleId: string;
  shingles: Uint32Array;
  claims: Uint32Array;
  dates: Pick<StatedDay, 'kind' | 'day'>[];
}

/** Sketches read at once. */
const PAGE = 1_000;

/** Reads the sketches of all articles that are not retired, page by page. */
export async function* readSketches(database: Database): AsyncGenerator<Sketch[]> {
  let after = '';
  for (;;) {
    const rows = await database.query<
      Row<'article_sketches', 'articleId' | 'shingles' | 'claims' | 'dates', { dates: Sketch['dates'] }>
    >(sql`
      select s.article_id as "articleId", s.shingles, s.claims, s.dates from article_sketches s
      join articles a on a.id = s.article_id
      where s.article_id > ${after} and not exists (select 1 from article_decisions d
        where d.article_id = a.id and d.kind = 'retired' and d.undone_at is null)
      order by s.article_id limit ${PAGE}`);
    if (rows.length === 0) return;
    after = rows.at(-1)!.articleId;
    yield rows.map((row) => ({ ...row, shingles: fromBytes(row.shingles), claims: fromBytes(row.claims) }));
  }
}

function toHex(numbers: readonly number[]): string {
  return Buffer.from(Uint32Array.from(numbers).buffer).toString('hex');
}

function fromBytes(bytes: Uint8Array): Uint32Array {
  // A copy begins where 32-bit numbers may begin; a driver's buffer need not.
  return new Uint32Array(new Uint8Array(bytes).buffer);
}
