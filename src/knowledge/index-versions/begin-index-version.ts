import { sql } from 'drizzle-orm';
import { BotError } from '../../core/bot-error.ts';
import { appendAudit } from '../../store/audit-log.ts';
import type { Database } from '../../store/database.ts';
import type { RowAs } from '../../store/row.ts';
import { readChunking } from '../chunking/chunking.ts';
import type { Embedders } from './embedders.ts';
import {
  type IndexVersion,
  LOCAL,
  lockIndexVersions,
  type WrittenIndexVersion,
  writtenIndexVersions,
} from './index-version.ts';

/** How an index is to be made. */
export type IndexVersionOptions = Omit<IndexVersion, 'id'>;

/** Fewer tell nothing apart; more than 4,000 half-precision numbers have no graph (pgvector). */
const DIMS = { least: 16, most: 4_000, mostLocal: 1_024 };

/**
 * Begins an index beside the live one, or finds the one that is being built. From the end of this on, everything that is
 * written is written to it too.
 * @throws BotError `input_invalid` where it cannot be built, or another is in its way
 */
export function beginIndexVersion(
  database: Database,
  embedders: Embedders,
  { wish, actor }: { wish: Partial<IndexVersionOptions>; actor: string },
): Promise<WrittenIndexVersion> {
  return database.transaction(async (tx) => {
    await lockIndexVersions(tx);
    if (await isShared(tx))
      throw invalid('Another workspace has articles in this database, which is indexed as one.');
    const [live, ...others] = await writtenIndexVersions(tx);
    if (live?.state !== 'live') throw invalid('Nothing is indexed yet: ingest articles first.');
    const shadow = others.find(({ state }) => state !== 'previous');
    if (shadow !== undefined && isAsWished(shadow, wish)) return shadow;
    const inTheWay = others[0];
    if (inTheWay !== undefined) throw blocked(inTheWay);
    const full = { chunking: live.chunking, ...embedders.preferred, ...wish };
    if (wish.embedder === LOCAL && wish.dims === undefined)
      full.dims = live.embedder === LOCAL ? live.dims : 256;
    checkWish(full);
    if (isAsWished(live, full))
      throw invalid(`The live index is made like that already: ${describeIndexVersion(live)}.`);
    const [row] = await tx.query<RowAs<'index_generations', WrittenIndexVersion>>(sql`
      insert into index_generations (id, chunking, embedder, dims, state)
      select coalesce(max(id), 0) + 1, ${full.chunking}, ${full.embedder}, ${full.dims}, 'building'
      from index_generations returning id, chunking, embedder, dims, state`);
    if (embedders.of(row!) === null)
      throw invalid(
        `There is no endpoint for the embeddings model "${full.embedder}": set OPENAI_API_KEY or OPENAI_BASE_URL.`,
      );
    const subject = `index:${row!.id}`;
    await appendAudit(tx, { actor, action: 'index begun', subject, detail: describeIndexVersion(row!) });
    return row!;
  });
}

/** An index version in words. */
export function describeIndexVersion({ chunking, embedder, dims }: IndexVersionOptions): string {
  return `${chunking}, ${embedder}, ${dims} dimensions`;
}

function isAsWished(indexVersion: IndexVersion, wish: Partial<IndexVersionOptions>): boolean {
  return (
    (wish.chunking ?? indexVersion.chunking) === indexVersion.chunking &&
    (wish.embedder ?? indexVersion.embedder) === indexVersion.embedder &&
    (wish.dims ?? indexVersion.dims) === indexVersion.dims
  );
}

function checkWish({ chunking, embedder, dims }: IndexVersionOptions): void {
  readChunking(chunking);
  const most = embedder === LOCAL ? DIMS.mostLocal : DIMS.most;
  if (!Number.isInteger(dims) || dims < DIMS.least || dims > most)
    throw invalid(`Vectors of "${embedder}" may have ${DIMS.least} to ${most} dimensions, not ${dims}.`);
}

function blocked(other: WrittenIndexVersion): BotError {
  const what = other.state === 'previous' ? 'is kept to go back to' : `is ${other.state}`;
  return invalid(
    `Index ${other.id} (${describeIndexVersion(other)}) ${what}. Only one index may stand beside the live one: "switchboard index drop ${other.id}" makes room.`,
  );
}

function invalid(message: string): BotError {
  return new BotError('input_invalid', message);
}

/** What builds an index sees the articles of one workspace: searched by another, it would find nothing there. */
async function isShared(tx: Database): Promise<boolean> {
  const [row] = await tx.query<{ shared: boolean }>(sql`select switchboard_is_shared() as shared`);
  return row!.shared;
}
