import { sql } from 'drizzle-orm';
import {
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { teamColumn } from './team-column.ts';

const when = <Name extends string>(name: Name) => timestamp(name, { withTimezone: true });

/**
 * The indexes over the articles: one is live, another may be built beside it or kept behind it. All that are not dropped
 * are written to.
 */
export const indexGenerations = pgTable(
  'index_generations',
  {
    id: integer('id').primaryKey(),
    /** How articles are cut; see `src/knowledge/chunking/chunking.ts`. */
    chunking: text('chunking').notNull(),
    /** `local`, or the model of the embeddings endpoint. */
    embedder: text('embedder').notNull(),
    dims: integer('dims').notNull(),
    /** building | ready | live | previous | dropped */
    state: text('state').notNull(),
    /** The last article, in the order of ids, that was taken over while it was built. */
    filledTo: text('filled_to').notNull().default(''),
    /** Figures of the last comparison with the live one, and whether they passed. */
    gate: jsonb('gate'),
    /** Share of the true nearest vectors that its graph finds, as last measured; null: not measured. */
    recall: doublePrecision('recall'),
    checkedAt: when('checked_at'),
    createdAt: when('created_at').notNull().defaultNow(),
    liveAt: when('live_at'),
    droppedAt: when('dropped_at'),
    /** The newest passage when it was dropped: of older ones that are gone nobody can tell who may see them. */
    droppedTo: integer('dropped_to'),
  },
  (table) => [uniqueIndex('index_generations_live').on(table.state).where(sql`state = 'live'`)],
);

/** What the local embedder learned of each word, one quantised vector a lexeme, by index version. */
export const termVectors = pgTable(
  'term_vectors',
  {
    teamId: teamColumn(),
    generation: text('generation').notNull(),
    lexeme: text('lexeme').notNull(),
    /** Base64 of a signed byte a dimension, scaled so that the largest is 127. */
    vector: text('vector').notNull(),
  },
  (table) => [primaryKey({ columns: [table.generation, table.lexeme] })],
);

/** What the local embedder has learned for each index; the newest is in use, and only from what every full member may read. */
export const embeddingGenerations = pgTable('embedding_generations', {
  teamId: teamColumn(),
  name: text('name').primaryKey(),
  /** The index whose passages taught it. */
  generation: integer('generation').notNull().default(1),
  /** Readable passages when it was trained: far more of them now call for a new one. */
  trainedPassages: integer('trained_passages').notNull(),
  /** What the texts learned from have in common: base64 of a float a dimension, or empty where it was not learned. */
  mean: text('mean').notNull().default(''),
  trainedAt: when('trained_at').notNull().defaultNow(),
});
