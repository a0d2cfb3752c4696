import { createHash, randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../store/database.ts';
import { isPrefixTaken } from '../store/is-prefix-taken.ts';
import { lockSources } from '../store/locks.ts';
import type { Row } from '../store/row.ts';
import { jsonValue, textArray } from '../store/sql-values.ts';
import { deletePassages } from './delete-passages.ts';
import {
  type IndexVersion,
  shareIndexVersionsLock,
  writtenIndexVersions,
} from './index-versions/index-version.ts';
import type { PreparedArticle } from './prepare-article.ts';
import { forgetFindings, reapplyPreferred, reapplyRetired } from './reapply-decisions.ts';
import { refreshStatistics } from './refresh-statistics.ts';
import { addPostings } from './store-postings.ts';
import { storeSynonyms } from './store-synonyms.ts';
import { storeVectors } from './store-vectors.ts';

/** The most that a `smallint` holds. */
const MAX_FREQUENCY = 32_767;

/** Content hashes by external id. */
export type KnownArticles = Map<string, string>;

/** Finds or makes a source; `prefix` begins the ids of its articles and never changes once it has some. */
export async function openSource(
  database: Database,
  source: { kind: string; location: string },
  accessId: number,
): Promise<{ id: number; prefix: string }> {
  const [row] = await database.query<Row<'sources', 'id'> & { prefix: string | null }>(sql`
    insert into sources (kind, location, access_id) values (${source.kind}, ${source.location}, ${accessId})
    on conflict (location, team_id) do update set access_id = excluded.access_id, kind = excluded.kind
    returning id, (select left(a.id, length(a.id) - length(a.external_id) - 1) from articles a
                   where a.source_id = sources.id limit 1) as prefix`);
  return { id: row!.id, prefix: row!.prefix ?? (await freePrefix(database, source.location)) };
}

async function freePrefix(database: Database, location: string): Promise<string> {
  const slug =
    basename(location)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'source';
  const hash = createHash('sha256').update(location).digest('hex');
  for (const prefix of [slug, `${slug}-${hash.slice(0, 6)}`])
    if (!(await isPrefixTaken(database, prefix))) return prefix;
  // The same source of another workspace has both.
  return `${slug}-${randomBytes(6).toString('hex')}`;
}

/** What a source has brought in so far. */
export async function knownArticles(database: Database, sourceId: number): Promise<KnownArticles> {
  const rows = await database.query<Row<'articles', 'external_id' | 'content_hash'>>(
    sql`select external_id, content_hash from articles where source_id = ${sourceId}`,
  );
  return new Map(rows.map((row) => [row.external_id, row.content_hash]));
}

/** What one index is to hold of a batch. */
export interface IndexedBatch {
  indexVersion: IndexVersion;
  /** Vectors of the batch's passages in their order, and the name of their space; null: they are made later. */
  embedded: { space: string; vectors: number[][] } | null;
}

/**
 * Stores a batch with its passages, postings and vectors in one transaction, in every index that is written to.
 * @returns false, and stores nothing, when there are other indexes by now than those given
 */
export async function storeArticles(
  database: Database,
  sourceId: number,
  batch: PreparedArticle[],
  indexes: IndexedBatch[],
): Promise<boolean> {
  return database.transaction(async (tx) => {
    await shareIndexVersionsLock(tx);
    if (!areSame(await writtenIndexVersions(tx), indexes)) return false;
    // Two runs over one source take turns.
    await lockSources(tx, [sourceId]);
    await reapplyRetired(tx, batch);
    await upsertArticles(tx, sourceId, batch);
    await storeSynonyms(tx, batch);
    await deletePassages(
      tx,
      batch.map((article) => article.id),
    );
    for (const index of indexes) await indexBatch(tx, batch, index);
    return true;
  });
}

function areSame(written: readonly IndexVersion[], indexes: readonly IndexedBatch[]): boolean {
  const given = new Set(indexes.map(({ indexVersion }) => indexVersion.id));
  return written.length === given.size && written.every(({ id }) => given.has(id));
}

/** An article as an index takes it in. */
export type IndexableArticle = Pick<PreparedArticle, 'id' | 'accessId' | 'passages'>;

/** Adds the passages of articles, which it must not hold yet, to one index. */
export async function indexBatch(
  tx: Database,
  batch: readonly IndexableArticle[],
  { indexVersion, embedded }: IndexedBatch,
): Promise<void> {
  const ids = await insertPassages(tx, batch, indexVersion);
  const passages = batch
    .flatMap(({ accessId, passages: cut }) =>
      cut(indexVersion.chunking).map((each) => ({ ...each, accessId })),
    )
    .map((passage, at) => ({ ...passage, id: ids[at]!, generation: indexVersion.id }));
  await addPostings(tx, passages);
  if (embedded === null) return;
  const vectors = passages.map(({ id, accessId }, at) => ({
    passageId: id,
    accessId,
    vector: embedded.vectors[at]!,
  }));
  await storeVectors(tx, embedded.space, vectors);
}

async function upsertArticles(tx: Database, sourceId: number, batch: PreparedArticle[]): Promise<void> {
  const rows = batch.map(({ id, article, language, links, contentHash, accessId }) => ({
    id,
    external_id: article.externalId,
    title: article.title,
    url: article.url ?? null,
    language,
    topic: article.topic ?? null,
    owner: article.owner ?? null,
    authority: article.authority ?? 0.5,
    updated_at: article.updatedAt ?? null,
    links,
    body: article.body,
    content_hash: contentHash,
    access_id: accessId,
  }));
  await tx.query(sql`
    insert into articles (id, source_id, external_id, title, url, language, topic, owner, authority, updated_at,
                          links, body, content_hash, access_id, indexed)
    select id, ${sourceId}, external_id, title, url, language, topic, owner, authority, updated_at,
           links, body, content_hash, access_id, false
    from jsonb_to_recordset(${jsonValue(rows)}) as row (
      id text, external_id text, title text, url text, language text, topic text, owner text,
      authority double precision, updated_at timestamptz, links text[], body text, content_hash text,
      access_id integer)
    on conflict (id) do update set
      title = excluded.title, url = excluded.url, language = excluded.language, topic = excluded.topic,
      owner = excluded.owner, authority = excluded.authority, updated_at = excluded.updated_at,
      links = excluded.links, body = excluded.body, content_hash = excluded.content_hash,
      access_id = excluded.access_id, indexed = false`);
}

/** Resolves to the new ids in the order of the batch's passages. */
async function insertPassages(
  tx: Database,
  batch: readonly IndexableArticle[],
  indexVersion: IndexVersion,
): Promise<number[]> {
  const rows = batch.flatMap((article) =>
    article.passages(indexVersion.chunking).map((passage, ordinal) => ({
      article_id: article.id,
      access_id: article.accessId,
      ordinal,
      heading_path: passage.headingPath,
      text: passage.text,
      language: passage.language,
      length: passage.length,
      lexemes: [...passage.frequencies.keys()],
      frequencies: [...passage.frequencies.values()].map((frequency) => Math.min(frequency, MAX_FREQUENCY)),
      sequence: passage.sequence,
    })),
  );
  const inserted = await tx.query<Row<'passages', 'id' | 'article_id' | 'ordinal'>>(sql`
    insert into passages (generation, article_id, access_id, ordinal, heading_path, text, language, length, lexemes, frequencies,
                          sequence)
    select ${indexVersion.id}, article_id, access_id, ordinal, heading_path, text, language, length, lexemes, frequencies,
           sequence
    from jsonb_to_recordset(${jsonValue(rows)}) as row (article_id text, access_id integer, ordinal integer,
      heading_path text, text text, language text, length integer, lexemes text[], frequencies smallint[],
      sequence smallint[])
    returning id, article_id, ordinal`);
  const ids = new Map(inserted.map((row) => [`${row.article_id} ${row.ordinal}`, row.id]));
  return rows.map((row) => ids.get(`${row.article_id} ${row.ordinal}`)!);
}

/** What a run leaves behind: what has gone is removed, replaced articles are marked, statistics are made again. */
export interface SourceEnd {
  gone: string[];
  supersedes: { newer: string; refs: string[] }[];
  report: object;
}

/** Ends a run over a source in one transaction. */
export async function finishSource(database: Database, sourceId: number, end: SourceEnd): Promise<void> {
  await database.transaction(async (tx) => {
    await lockSources(tx, [sourceId]);
    if (end.gone.length > 0) await removeArticles(tx, sourceId, end.gone);
    await markSuperseded(tx, sourceId, end.supersedes);
    await reapplyPreferred(tx, sourceId);
    if (end.gone.length > 0 || (await hasUnindexed(tx))) await refreshStatistics(tx);
    await tx.query(
      sql`update sources set last_run_at = now(), report = ${jsonValue(end.report)} where id = ${sourceId}`,
    );
  });
}

/** An article is stored with `indexed` false until the statistics count it: a killed run is noticed by it. */
async function hasUnindexed(tx: Database): Promise<boolean> {
  const [row] = await tx.query<{ found: boolean }>(
    sql`select exists (select 1 from articles where not indexed) or not exists (select 1 from corpus_stats) as found`,
  );
  return row!.found;
}

/** Removes articles of one source with all that was made of them. */
async function removeArticles(tx: Transaction, sourceId: number, externalIds: string[]): Promise<void> {
  const gone = await tx.query<Row<'articles', 'id'>>(sql`
    delete from articles where source_id = ${sourceId} and external_id = any (${textArray(externalIds)})
    returning id`);
  const ids = gone.map((article) => article.id);
  await deletePassages(tx, ids);
  await forgetFindings(tx, ids);
}

/** A reference is an external id, or its file name without folder and ending. */
async function markSuperseded(
  tx: Database,
  sourceId: number,
  supersedes: SourceEnd['supersedes'],
): Promise<void> {
  const rows = supersedes.flatMap(({ newer, refs }) => refs.map((ref) => ({ newer, ref })));
  await tx.query(sql`
    update articles set superseded_by = found.newer
    from (select old.id, min(link.newer) as newer
          from articles old
          left join jsonb_to_recordset(${jsonValue(rows)}) as link (newer text, ref text)
            on link.newer <> old.id and (old.external_id = link.ref or old.id = link.ref
               or regexp_replace(old.external_id, '^.*/|\\.mdx?$', '', 'g') = link.ref)
          where old.source_id = ${sourceId}
          group by old.id) as found
    where articles.id = found.id and articles.superseded_by is distinct from found.newer`);
}
