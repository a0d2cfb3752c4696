import { sql } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import { shareLock, takeLock } from '../../store/locks.ts';
import type { RowAs } from '../../store/row.ts';
import { DEFAULT_CHUNKING } from '../chunking/chunking.ts';

/** One index over the articles: how they are cut, and by what their passages are embedded. */
export interface IndexGeneration {
  id: number;
  /** Name of the chunking. */
  chunking: string;
  /** `local`, or the model of the embeddings endpoint. */
  embedder: string;
  dims: number;
}

/** Where a generation is between its first row and its last. */
export type GenerationState = 'building' | 'ready' | 'live' | 'previous' | 'dropped';

/** The embedder that learns from the indexed text itself. */
export const LOCAL = 'local';

/** What is searched where nothing was ever indexed: it has no rows. */
const NOTHING: IndexGeneration = { id: 0, chunking: DEFAULT_CHUNKING.name, embedder: LOCAL, dims: 256 };

/** The generation that is searched. Readers may ask for it too. */
export async function liveGeneration(tx: Database): Promise<IndexGeneration> {
  const [row] = await tx.query<RowAs<'index_generations', IndexGeneration>>(
    sql`select id, chunking, embedder, dims from switchboard_live_generation()`,
  );
  return row ?? NOTHING;
}

/** A generation that everything is written to. */
export interface WrittenGeneration extends IndexGeneration {
  state: Exclude<GenerationState, 'dropped'>;
}

/** The generations that everything is written to, the live one first. */
export function writtenGenerations(tx: Database): Promise<WrittenGeneration[]> {
  return tx.query<RowAs<'index_generations', WrittenGeneration>>(sql`
    select id, chunking, embedder, dims, state from index_generations
    where state <> 'dropped' order by state = 'live' desc, id`);
}

/** Keeps the list of generations as it is until the transaction ends; writers hold it side by side. */
export async function holdGenerations(tx: Database): Promise<void> {
  await shareLock(tx, 'indexGenerations');
}

/** Waits until nobody holds the list of generations, and lets nobody else change it. */
export async function lockGenerations(tx: Database): Promise<void> {
  await takeLock(tx, 'indexGenerations');
}

/** Names vectors by the index that they belong to and the embedder that made them. */
export function vectorSpace(generation: Pick<IndexGeneration, 'id'>, embedder: { name: string }): string {
  return `${generation.id}:${embedder.name}`;
}
