import { sql } from 'drizzle-orm';
import type { Embedder } from '../core/embedder.ts';
import { yieldToEventLoop } from '../core/yield-to-event-loop.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { indexVectors } from './index-vectors.ts';
import type { Embedders } from './index-versions/embedders.ts';
import { type IndexVersion, vectorSpace, writtenIndexVersions } from './index-versions/index-version.ts';
import { storeVectors } from './store-vectors.ts';

/** Vectors stored by one statement; the embedded database answers nobody while one runs. */
const BATCH = { embedded: 250, server: 1_000 };

/** What an embedder that has not learned anything yet is called. */
export const UNTRAINED = 'local-untrained';

/** An embedder that learns from the indexed text itself. */
export interface TrainableEmbedder extends Embedder {
  isTrained(): Promise<boolean>;
  /** Learns where there is enough new to learn from; says whether it did. */
  learn(): Promise<boolean>;
  /** Embeds passages by their lexemes and how often each occurs, as `embed` does by their text. */
  embedLexemes(bags: ReadonlyMap<string, number>[]): Promise<number[][]>;
}

/** Whether an embedder wants to be told when the text it learns from has changed. */
export function isTrainable(embedder: Embedder): embedder is TrainableEmbedder {
  return 'learn' in embedder;
}

/** What an embedder reads of a passage. */
export interface EmbeddedPassage {
  headingPath: string;
  text: string;
  frequencies: ReadonlyMap<string, number>;
}

/** Embeds passages by what their embedder reads best: the indexed lexemes, or the text. */
export function embedPassages(embedder: Embedder, passages: readonly EmbeddedPassage[]): Promise<number[][]> {
  if (isTrainable(embedder)) return embedder.embedLexemes(passages.map((passage) => passage.frequencies));
  return embedder.embed(
    passages.map((passage) => `${passage.headingPath}\n${passage.text}`),
    'passage',
  );
}

/** Embeds, for each index but one that is still being built, the passages that have no vector of its embedder. */
export async function embedMissing(
  database: Database,
  embedders: Embedders,
  signal?: AbortSignal,
): Promise<void> {
  const indexVersions = (await writtenIndexVersions(database)).filter(({ state }) => state !== 'building');
  for (const indexVersion of indexVersions)
    await embedIndexVersion(database, embedders, indexVersion, signal === undefined ? {} : { signal });
}

/**
 * Trains the embedder of an index, if it can learn, and embeds the passages that lack a vector; then drops the older
 * vectors of the index, and builds the graph where one is due.
 */
export async function embedIndexVersion(
  database: Database,
  embedders: Embedders,
  indexVersion: IndexVersion,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (embedded: number) => void } = {},
): Promise<number> {
  const embedder = embedders.of(indexVersion);
  if (embedder === null) return 0;
  if (isTrainable(embedder)) {
    await embedder.learn();
    if (!(await embedder.isTrained())) return 0;
  }
  const space = vectorSpace(indexVersion, embedder);
  let after = 0;
  let embedded = 0;
  for (;;) {
    signal?.throwIfAborted();
    await yieldToEventLoop();
    const rows = await passagesWithoutVector(database, { index: indexVersion.id, space }, after);
    if (rows.length === 0) break;
    const vectors = await embedPassages(embedder, rows.map(readPassage));
    await storeVectors(
      database,
      space,
      rows.map((row, index) => ({ passageId: row.id, accessId: row.access_id, vector: vectors[index]! })),
    );
    embedded += rows.length;
    after = rows.at(-1)!.id;
    onProgress?.(embedded);
  }
  await database.query(sql`
    delete from passage_vectors
    where starts_with(generation, ${`${indexVersion.id}:`}) and generation <> ${space}`);
  await indexVectors(database, { space, dims: indexVersion.dims });
  return embedded;
}

type PassageRow = Row<'passages', 'id' | 'access_id' | 'heading_path' | 'text' | 'lexemes' | 'frequencies'>;

function readPassage(row: PassageRow): EmbeddedPassage {
  const frequencies = new Map(row.lexemes.map((lexeme, index) => [lexeme, row.frequencies[index]!]));
  return { headingPath: row.heading_path, text: row.text, frequencies };
}

function passagesWithoutVector(
  database: Database,
  { index, space }: { index: number; space: string },
  after: number,
): Promise<PassageRow[]> {
  return database.query<PassageRow>(sql`
    select p.id, p.access_id, p.heading_path, p.text, p.lexemes, p.frequencies from passages p
    where p.id > ${after} and p.generation = ${index}
      and not exists (select 1 from passage_vectors v where v.generation = ${space} and v.passage_id = p.id)
    order by p.id limit ${BATCH[database.kind]}`);
}
