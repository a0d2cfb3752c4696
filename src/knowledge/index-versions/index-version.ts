import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../../store/database.ts';
import { shareLock, takeLock } from '../../store/locks.ts';
import type { RowAs } from '../../store/row.ts';
import { DEFAULT_CHUNKING } from '../chunking/chunking.ts';

/** One index over the articles: how they are cut, and by what their passages are embedded. */
export interface IndexVersion {
  id: number;
  /** Name of the chunking. */
  chunking: string;
  /** `local`, or the model of the embeddings endpoint. */
  embedder: string;
  dims: number;
}

/** Where an index version is between its first row and its last. */
export type IndexVersionState = 'building' | 'ready' | 'live' | 'previous' | 'dropped';

/** The embedder that learns from the indexed text itself. */
export const LOCAL = 'local';

/** What is searched where nothing was ever indexed: it has no rows. */
export const NO_INDEX: IndexVersion = { id: 0, chunking: DEFAULT_CHUNKING.name, embedder: LOCAL, dims: 256 };

/** The index version that is searched. Readers may ask for it too. */
export async function liveIndexVersion(tx: Database): Promise<IndexVersion> {
  const [row] = await tx.query<RowAs<'index_generations', IndexVersion>>(
    sql`select id, chunking, embedder, dims from switchboard_live_generation()`,
  );
  return row ?? NO_INDEX;
}

/** An index version that everything is written to. */
export interface WrittenIndexVersion extends IndexVersion {
  state: Exclude<IndexVersionState, 'dropped'>;
}

/** The index versions that everything is written to, the live one first. */
export function writtenIndexVersions(tx: Database): Promise<WrittenIndexVersion[]> {
  return tx.query<RowAs<'index_generations', WrittenIndexVersion>>(sql`
    select id, chunking, embedder, dims, state from index_generations
    where state <> 'dropped' order by state = 'live' desc, id`);
}

/** Keeps the list of index versions as it is until the transaction ends; writers hold it side by side. */
export async function shareIndexVersionsLock(tx: Transaction): Promise<void> {
  await shareLock(tx, 'indexVersions');
}

/** Waits until nobody holds the list of index versions, and lets nobody else change it. */
export async function lockIndexVersions(tx: Transaction): Promise<void> {
  await takeLock(tx, 'indexVersions');
}

/** Names vectors by the index that they belong to and the embedder that made them. */
export function vectorSpace(indexVersion: Pick<IndexVersion, 'id'>, embedder: { name: string }): string {
  return `${indexVersion.id}:${embedder.name}`;
}
