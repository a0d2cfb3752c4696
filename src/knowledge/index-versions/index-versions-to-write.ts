import { sql } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import { DEFAULT_CHUNKING } from '../chunking/chunking.ts';
import {
  type IndexVersion,
  lockIndexVersions,
  type WrittenIndexVersion,
  writtenIndexVersions,
} from './index-version.ts';

/** How an index that holds nothing yet is to be made; without a chunking it keeps the one that it has. */
type FirstWish = Pick<IndexVersion, 'embedder' | 'dims'> & { chunking?: string };

/**
 * The index versions to write to, of which there is at least one. An index that holds nothing yet takes the embedder that is
 * preferred by now; one that holds something is changed by building another beside it.
 */
export async function indexVersionsToWrite(
  database: Database,
  preferred: FirstWish,
): Promise<WrittenIndexVersion[]> {
  const [live, ...others] = await writtenIndexVersions(database);
  const isAsPreferred =
    live?.embedder === preferred.embedder &&
    live.dims === preferred.dims &&
    (preferred.chunking ?? live.chunking) === live.chunking;
  if (live !== undefined && (isAsPreferred || (await holdsPassages(database)))) return [live, ...others];
  return database.transaction(async (tx) => {
    await lockIndexVersions(tx);
    if (!(await holdsPassages(tx))) await makeFirst(tx, preferred);
    return writtenIndexVersions(tx);
  });
}

/** Whether anything was indexed. */
export async function holdsPassages(database: Database): Promise<boolean> {
  return (await database.query(sql`select 1 from passages limit 1`)).length > 0;
}

async function makeFirst(tx: Database, { embedder, dims, chunking }: FirstWish): Promise<void> {
  const changed = await tx.query(sql`
    update index_generations set embedder = ${embedder}, dims = ${dims},
      chunking = coalesce(${chunking ?? null}::text, chunking) where state = 'live' returning id`);
  if (changed.length > 0) return;
  await tx.query(sql`
    insert into index_generations (id, chunking, embedder, dims, state, live_at)
    select coalesce(max(id), 0) + 1, ${chunking ?? DEFAULT_CHUNKING.name}, ${embedder}, ${dims}, 'live', now()
    from index_generations`);
}
