import type { Audience } from '../../core/audience.ts';
import { asAudience } from '../../store/as-audience.ts';
import type { Database, OpenDatabase } from '../../store/database.ts';
import type { AnalyzedQuery } from '../analyze-query.ts';
import { embedQuery, type RankedQuery, type RankSettings } from '../rank.ts';
import type { Embedders } from './embedders.ts';
import { type IndexVersion, LOCAL, liveIndexVersion, vectorSpace } from './index-version.ts';

/** A query to be read in an index. */
export interface IndexQuery {
  text: string;
  analyzed: AnalyzedQuery;
  /** Null: the operator, who may see all. */
  audience: Audience | null;
  settings: RankSettings;
  /** Where not in the live one. */
  indexVersion?: IndexVersion;
}

/** What was live when somebody searched last: nearly always it still is. */
const lastLive = new WeakMap<OpenDatabase, IndexVersion>();

/**
 * Reads in one transaction of one index, the live one unless told otherwise. A query is embedded before its transaction,
 * because an embedder may call a service; where another index has gone live meanwhile, it starts over.
 */
export async function readIndex<Result>(
  database: OpenDatabase,
  embedders: Embedders,
  query: IndexQuery,
  read: (tx: Database, ranked: RankedQuery) => Promise<Result>,
): Promise<Result> {
  for (;;) {
    const indexVersion = query.indexVersion ?? lastLive.get(database) ?? (await liveIndexVersion(database));
    const embedder = embedders.of(indexVersion);
    const vector = embedder === null ? [] : await embedQuery(embedder, query.text, query.settings);
    const ranked: RankedQuery = {
      analyzed: query.analyzed,
      vector,
      index: indexVersion.id,
      space: embedder === null ? '' : vectorSpace(indexVersion, embedder),
      learned: indexVersion.embedder === LOCAL,
    };
    const done = await readAs(database, query.audience, async (tx) => {
      const live = query.indexVersion ?? (await liveIndexVersion(tx));
      if (query.indexVersion === undefined) lastLive.set(database, live);
      return isSame(live, indexVersion) ? { result: await read(tx, ranked) } : null;
    });
    if (done !== null) return done.result;
  }
}

function isSame(one: IndexVersion, other: IndexVersion): boolean {
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
