import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  customType,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  smallint,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { teamColumn } from './team-column.ts';

const when = <Name extends string>(name: Name) => timestamp(name, { withTimezone: true });
const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
/** Of any number of dimensions; indexes and queries cast it to the one of its index version. */
const halfvec = customType<{ data: string }>({ dataType: () => 'halfvec' });

/** Each distinct list of readers once; rows that are read under row-level security point here. */
export const accessRules = pgTable(
  'access_rules',
  {
    teamId: teamColumn(),
    id: serial('id').primaryKey(),
    /** The readers, sorted and joined by a comma. */
    key: text('key').notNull(),
    readers: text('readers').array().notNull(),
  },
  (table) => [uniqueIndex('access_rules_key').on(table.key, table.teamId)],
);

/** Where articles and records came from: one ingested folder, file set or system. */
export const sources = pgTable(
  'sources',
  {
    teamId: teamColumn(),
    id: serial('id').primaryKey(),
    /** example | markdown | salesforce | csv | postgres (read in place) */
    kind: text('kind').notNull(),
    location: text('location').notNull(),
    accessId: integer('access_id').notNull(),
    /** Who answers for it: a person's id. */
    ownerId: text('owner_id'),
    lastRunAt: when('last_run_at'),
    report: jsonb('report').notNull().default({}),
  },
  (table) => [uniqueIndex('sources_location').on(table.location, table.teamId)],
);

export const articles = pgTable(
  'articles',
  {
    teamId: teamColumn(),
    id: text('id').primaryKey(),
    sourceId: integer('source_id').notNull(),
    /** Path or id within the source. */
    externalId: text('external_id').notNull(),
    title: text('title').notNull(),
    url: text('url'),
    language: text('language').notNull(),
    topic: text('topic'),
    owner: text('owner'),
    /** 0 to 1; 0.5 where the source says nothing. */
    authority: doublePrecision('authority').notNull().default(0.5),
    updatedAt: when('updated_at'),
    supersededBy: text('superseded_by'),
    /** Ids of articles that this one links to. */
    links: text('links').array().notNull().default([]),
    body: text('body').notNull(),
    contentHash: text('content_hash').notNull(),
    accessId: integer('access_id').notNull(),
    indexed: boolean('indexed').notNull().default(false),
  },
  (table) => [
    uniqueIndex('articles_source').on(table.sourceId, table.externalId),
    index('articles_uncounted').on(table.id).where(sql`not ${table.indexed}`),
  ],
);

/**
 * What articles say of one another, kept from `superseded_by` and `links` by a trigger. Readers may not select those
 * columns, which name hidden articles; here they see a row only if they may see both of its articles.
 */
export const articleRelations = pgTable(
  'article_relations',
  {
    teamId: teamColumn(),
    articleId: text('article_id').notNull(),
    /** successor | link */
    kind: text('kind').notNull(),
    /** From 1, in the order of the article's links. */
    place: integer('place').notNull(),
    otherId: text('other_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.articleId, table.kind, table.place] })],
);

/**
 * Terms that an article says to be the same ("single sign-on (SSO)"), one row for each way to look one up. They are seen
 * by those only who may read the article.
 */
export const articleSynonyms = pgTable(
  'article_synonyms',
  {
    teamId: teamColumn(),
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** From 0, in the order of the article. */
    place: integer('place').notNull(),
    /** The term as a query looks it up: its stems in one string. */
    key: text('key').notNull(),
    /** All terms of the group, as the article writes them. */
    terms: text('terms').array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.place] }),
    index('article_synonyms_key').on(table.key),
  ],
);

export const passages = pgTable(
  'passages',
  {
    teamId: teamColumn(),
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** The index that it belongs to. */
    generation: integer('generation').notNull().default(1),
    articleId: text('article_id').notNull(),
    accessId: integer('access_id').notNull(),
    /** Position within the article, from 0. */
    ordinal: integer('ordinal').notNull(),
    /** Title and headings above the passage, joined by ` › `. */
    headingPath: text('heading_path').notNull(),
    text: text('text').notNull(),
    language: text('language').notNull(),
    /** Number of lexemes, for BM25's length normalisation. */
    length: integer('length').notNull(),
    /** Its distinct lexemes, heading path included: what has to go from the index with it. */
    lexemes: text('lexemes').array().notNull().default([]),
    /** How often each of `lexemes` occurs. */
    frequencies: smallint('frequencies').array().notNull().default([]),
    /** The passage as places in `lexemes`, from 0; empty until it is indexed again. */
    sequence: smallint('sequence').array().notNull().default([]),
  },
  (table) => [
    uniqueIndex('passages_article').on(table.articleId, table.generation, table.ordinal),
    index('passages_access').on(table.accessId),
  ],
);

/**
 * The inverted index: runs of postings of one lexeme and one list of readers, ordered by passage. Equality on lexeme and
 * readers keeps its index use under row-level security.
 */
export const postingBlocks = pgTable(
  'posting_blocks',
  {
    teamId: teamColumn(),
    generation: integer('generation').notNull().default(1),
    lexeme: text('lexeme').notNull(),
    accessId: integer('access_id').notNull(),
    /** First and last passage of the run. */
    firstId: integer('first_id').notNull(),
    lastId: integer('last_id').notNull(),
    count: integer('count').notNull(),
    /** See `src/knowledge/posting-block.ts`. */
    data: bytea('data').notNull(),
  },
  (table) => [primaryKey({ columns: [table.generation, table.lexeme, table.accessId, table.firstId] })],
);

/** How many passages there are for each list of readers, as of the last count, by index. */
export const accessSizes = pgTable(
  'access_sizes',
  {
    teamId: teamColumn(),
    generation: integer('generation').notNull().default(1),
    accessId: integer('access_id').notNull(),
    passages: integer('passages').notNull(),
  },
  (table) => [primaryKey({ columns: [table.generation, table.accessId] })],
);

/** Document frequencies over what every full member may read, so that ranking tells nothing of the rest. */
export const lexemeStats = pgTable(
  'lexeme_stats',
  {
    teamId: teamColumn(),
    generation: integer('generation').notNull().default(1),
    lexeme: text('lexeme').notNull(),
    df: integer('df').notNull(),
  },
  (table) => [primaryKey({ columns: [table.generation, table.lexeme, table.teamId] })],
);

/** Size and mean length of what every full member may read, one row an index. */
export const corpusStats = pgTable(
  'corpus_stats',
  {
    teamId: teamColumn(),
    /** The index. */
    id: integer('id').notNull(),
    passages: integer('passages').notNull(),
    meanLength: doublePrecision('mean_length').notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.teamId] })],
);

export const passageVectors = pgTable(
  'passage_vectors',
  {
    teamId: teamColumn(),
    /** `<index>:<name of the embedder that made it>`; vectors of two index versions are never compared. */
    generation: text('generation').notNull(),
    passageId: integer('passage_id').notNull(),
    accessId: integer('access_id').notNull(),
    embedding: halfvec('embedding').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.generation, table.passageId] }),
    index('passage_vectors_passage').on(table.passageId),
    index('passage_vectors_access').on(table.accessId),
  ],
);

/** Articles that are to stay forgotten, by hashes: nothing here says what they were. */
export const forgottenArticles = pgTable(
  'forgotten_articles',
  {
    teamId: teamColumn(),
    /** SHA-256 of the article's id. */
    idHash: text('id_hash').primaryKey(),
    /** SHA-256 of its source's location, and of its id within the source. */
    sourceHash: text('source_hash').notNull(),
    externalHash: text('external_hash').notNull(),
    /** MD5 of its title: what an answer under way may still be found by. */
    titleHash: text('title_hash').notNull(),
    passageIds: integer('passage_ids').array().notNull(),
    forgottenAt: when('forgotten_at').notNull(),
  },
  (table) => [index('forgotten_articles_source').on(table.sourceHash)],
);
