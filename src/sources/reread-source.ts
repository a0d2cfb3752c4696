import { sql } from 'drizzle-orm';
import type { Reader } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import type { Embedders } from '../knowledge/index-versions/embedders.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { ingestSource } from './ingest-source.ts';
import type { SourceKind } from './source.ts';

/** What reading a source needs. */
interface Reading {
  database: Database;
  embedder: Embedders;
  /** Every kind of source that there is. */
  sources: readonly SourceKind[];
}

type StoredSource = Row<'sources', 'kind' | 'location'> &
  Row<'access_rules', 'readers', { readers: Reader[] }>;

/**
 * Reads a source again from where it was read before, for the same readers, as `ingest` does.
 * @throws BotError when it is gone or of a kind that cannot be read again; retryable when `signal` cut it off
 */
export async function rereadSource(reading: Reading, sourceId: number, signal: AbortSignal): Promise<void> {
  const source = await findSource(reading, sourceId);
  try {
    await readAgain(reading, source, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new BotError('internal', 'Reading a source again was cut off; it goes on later.', {
      retryable: true,
      cause: error,
    });
  }
}

async function readAgain(reading: Reading, stored: StoredSource, signal: AbortSignal): Promise<void> {
  const { kind, location, readers } = stored;
  const found = reading.sources.find(({ name }) => name === kind);
  if (found === undefined)
    throw new BotError('input_invalid', `A source of kind ${kind} cannot be read again.`);
  const source = await found.open(location, { signal });
  // A place that moved would come in as another source, and this one would stay as it is.
  if (source.location !== location)
    throw new BotError('not_found', `${location} leads to ${source.location} by now; ingest that instead.`);
  await ingestSource(reading, source, { readers, signal });
}

async function findSource({ database }: Reading, id: number): Promise<StoredSource> {
  const [source] = await database.query<StoredSource>(sql`
    select s.kind, s.location, r.readers from sources s join access_rules r on r.id = s.access_id where s.id = ${id}`);
  if (source === undefined) throw new BotError('not_found', 'That source is not there any more.');
  return source;
}
