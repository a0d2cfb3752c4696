import { type SQL, sql } from 'drizzle-orm';
import type { Audience } from '../../core/audience.ts';
import { asId, type TeamId } from '../../core/ids.ts';
import { asAudienceBeside } from '../../store/as-audience.ts';
import type { Database, OpenDatabase } from '../../store/database.ts';
import { isTrainable, UNTRAINED } from '../embed-missing.ts';
import { embedQuery, type RankedQuery, type RankSettings } from '../rank.ts';
import { type AdminSynonyms, adminSynonyms } from '../read-synonyms.ts';
import type { Embedders } from './embedders.ts';
import { type IndexVersion, LOCAL, liveIndexVersion, NO_INDEX, vectorSpace } from './index-version.ts';

/** A query to be read in an index. */
export interface IndexQuery {
  text: string;
  /** Reads the words of the query, within the transaction of the readers. */
  analyze(
    tx: Database,
    given: { set: AdminSynonyms; index: number },
  ): Promise<Pick<RankedQuery, 'analyzed' | 'stats'>>;
  /** Null: the operator, who may see all. */
  audience: Audience | null;
  settings: RankSettings;
  /** Which index, where not the live one. */
  indexVersion?: IndexVersion;
}

/** What a search needs and its readers have no part in. */
interface Beside {
  live: IndexVersion | null;
  /** Passages of the index that is read, no matter who may read them. */
  passages: number;
  /** The newest that the embedder of the live index has learned. */
  learned: string | null;
  synonyms: AdminSynonyms;
}

/** What was live when somebody searched last: nearly always it still is. */
const lastLive = new WeakMap<OpenDatabase, IndexVersion>();

/**
 * Reads in one transaction of one index, the live one unless told otherwise. A query is embedded before its transaction,
 * because an embedder may call a service; where another index has gone live, or the embedder has learned more meanwhile, it
 * starts over.
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
    const done = await readAs(database, query, indexVersion, async (tx, beside) => {
      const live = query.indexVersion ?? beside.live ?? NO_INDEX;
      if (query.indexVersion === undefined) lastLive.set(database, live);
      if (!isSame(live, indexVersion)) return null;
      const hasLearned = embedder !== null && isTrainable(embedder);
      if (hasLearned && (beside.learned ?? UNTRAINED) !== embedder.name) return null;
      const ranked: RankedQuery = {
        ...(await query.analyze(tx, { set: beside.synonyms, index: indexVersion.id })),
        vector,
        index: indexVersion.id,
        space: embedder === null ? '' : vectorSpace(indexVersion, embedder),
        learned: indexVersion.embedder === LOCAL,
        passages: beside.passages,
      };
      return { result: await read(tx, ranked) };
    });
    if (done !== null) return done.result;
    if (embedder !== null && isTrainable(embedder)) await embedder.isTrained();
  }
}

function isSame(one: IndexVersion, other: IndexVersion): boolean {
  return one.id === other.id && one.embedder === other.embedder && one.dims === other.dims;
}

/** Reads as the audience, or as the operator. */
async function readAs<Result>(
  database: OpenDatabase,
  { audience }: IndexQuery,
  indexVersion: IndexVersion,
  read: (tx: Database, beside: Beside) => Promise<Result>,
): Promise<Result> {
  const beside = besideOf(audience?.teamId ?? asId<TeamId>(''), indexVersion);
  if (audience !== null)
    return asAudienceBeside<Beside, Result>(database, audience, beside, (tx, given) =>
      read(tx, given.beside),
    );
  return database.transaction(async (tx) => {
    const [row] = await tx.query<{ beside: Beside }>(sql`select ${beside} as beside`);
    return read(tx, row!.beside);
  });
}

function besideOf(teamId: TeamId, { id }: IndexVersion): SQL {
  return sql`jsonb_build_object(
    'live', (select to_jsonb(live) from (select id, chunking, embedder, dims from switchboard_live_generation()) as live),
    'passages', (select coalesce(sum(passages), 0)::int from access_sizes where generation = ${id}),
    'learned', (select name from embedding_generations where generation = ${id} order by trained_at desc, name desc limit 1),
    'synonyms', ${adminSynonyms(teamId)})`;
}
