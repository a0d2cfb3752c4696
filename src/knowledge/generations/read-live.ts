import type { Audience } from '../../core/audience.ts';
import { asAudience } from '../../store/as-audience.ts';
import type { Database, OpenDatabase } from '../../store/database.ts';
import type { AnalyzedQuery } from '../analyze-query.ts';
import { embedQuery, type RankedQuery, type RankSettings } from '../rank.ts';
import type { Embedders } from './embedders.ts';
import { type IndexGeneration, LOCAL, liveGeneration, vectorSpace } from './generation.ts';

/** A query to be read in an index. */
export interface IndexQuery {
  text: string;
  analyzed: AnalyzedQuery;
  /** Null: the operator, who may see all. */
  audience: Audience | null;
  settings: RankSettings;
  /** Where not in the live one. */
  generation?: IndexGeneration;
}

/** What was live when somebody searched last: nearly always it still is. */
const lastLive = new WeakMap<OpenDatabase, IndexGeneration>();

/**
 * Reads in one transaction of one index, the live one unless told otherwise. A query is embedded before its transaction,
 * because an embedder may call a service; where another index has gone live meanwhile, it begins anew.
 */
export async function readIndex<Result>(
  database: OpenDatabase,
  embedders: Embedders,
  query: IndexQuery,
  read: (tx: Database, ranked: RankedQuery) => Promise<Result>,
): Promise<Result> {
  for (;;) {
    const generation = query.generation ?? lastLive.get(database) ?? (await liveGeneration(database));
    const embedder = embedders.of(generation);
    const vector = embedder === null ? [] : await embedQuery(embedder, query.text, query.settings);
    const ranked: RankedQuery = {
      analyzed: query.analyzed,
      vector,
      index: generation.id,
      space: embedder === null ? '' : vectorSpace(generation, embedder),
      learned: generation.embedder === LOCAL,
    };
    const done = await readAs(database, query.audience, async (tx) => {
      const live = query.generation ?? (await liveGeneration(tx));
      if (query.generation === undefined) lastLive.set(database, live);
      return isSame(live, generation) ? { result: await read(tx, ranked) } : null;
    });
    if (done !== null) return done.result;
  }
}

function isSame(one: IndexGeneration, other: IndexGeneration): boolean {
  return one.id === other.id && one.embedder === other.embedder && one.dims === other.dims;
}

/** Reads as the audience, or as the operator. */
function readAs<Result>(
  database: OpenDatabase,
  audience: Audience | null,
  read: (tx: Database) => Promise<Result>,
): Promise<Result> {
  return audience === null ? database.transaction(read) : asAudience(database, audience, read);
}
