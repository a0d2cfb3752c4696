import { sql } from 'drizzle-orm';
import type { Audience } from '../../core/audience.ts';
import type { PersonId, TeamId } from '../../core/ids.ts';
import { asAudience } from '../../store/as-audience.ts';
import type { Database, OpenDatabase } from '../../store/database.ts';
import type { Column, Row } from '../../store/row.ts';
import { countReadable, EXACT_UP_TO, findByVector } from '../find-by-vector.ts';
import { indexVectors } from '../index-vectors.ts';
import type { Embedders } from './embedders.ts';
import { liveIndexVersion, vectorSpace } from './index-version.ts';

/** A graph that finds less than this share of the true nearest is rebuilt. */
export const LEAST_RECALL = 0.9;
/** Unless it found hardly more when it was new: some vectors have neighbours that no graph leads to. */
const LEAST_DROP = 0.02;
/** Nearest vectors asked for, for each sampled passage, and passages sampled for each audience. */
const DEPTH = 10;
const SAMPLE = 25;
/** Audiences looked at: every full member, and people who read by the largest lists of readers. */
const AUDIENCES = 4;

/** What was found of the graph of the live index. */
export interface GraphCheck {
  generation: number;
  /** Share of the true nearest that it finds, the worst audience's; null: no audience is served by a graph. */
  recall: number | null;
  audiences: number;
  /** Built because there was none, or rebuilt because it found too little. */
  built: boolean;
  /** After it was rebuilt. */
  recallAfter: number | null;
}

/** Bounds that tests set lower. */
export interface GraphCheckOptions {
  exactUpTo?: number;
  leastRecall?: number;
  signal?: AbortSignal;
}

/**
 * Measures, for several audiences, the recall of the live index's graph of neighbours under row-level security, against
 * an exact comparison, and rebuilds the graph where it finds too little. Where vectors are compared one by one there is
 * nothing to check.
 */
export async function checkGraph(
  database: OpenDatabase,
  embedders: Embedders,
  options: GraphCheckOptions = {},
): Promise<GraphCheck> {
  const { exactUpTo = EXACT_UP_TO, leastRecall = LEAST_RECALL } = options;
  const generation = await liveIndexVersion(database);
  const embedder = embedders.of(generation);
  const result = { generation: generation.id, recall: null, audiences: 0, built: false, recallAfter: null };
  if (embedder === null || database.kind === 'embedded') return result;
  // The local embedder has no name before it has looked what it has learned.
  await embedder.embed([''], 'query');
  const vectors = { space: vectorSpace(generation, embedder), dims: generation.dims };
  const built = await indexVectors(database, vectors, { exactUpTo });
  const audiences = await sampleAudiences(database, generation.id, exactUpTo);
  const measure = () =>
    measureRecall(database, audiences, { ...options, index: generation.id, space: vectors.space });
  const recall = await measure();
  const known = built ? null : await knownRecall(database, generation.id, leastRecall);
  const isWorth = recall !== null && recall < leastRecall && (known === null || recall < known - LEAST_DROP);
  const rebuilt = isWorth && (await indexVectors(database, vectors, { exactUpTo, rebuild: true }));
  const recallAfter = rebuilt ? await measure() : null;
  const kept = recallAfter ?? (recall !== null && known !== null ? Math.max(recall, known) : recall);
  await database.query(sql`
    update index_generations set recall = ${kept}, checked_at = now() where id = ${generation.id}`);
  return { ...result, recall, audiences: audiences.length, built: built || rebuilt, recallAfter };
}

/** What the graph found when it was new, where that was too little as well; else null. */
async function knownRecall(database: Database, index: number, leastRecall: number): Promise<number | null> {
  const [row] = await database.query<Row<'index_generations', 'recall'>>(
    sql`select recall from index_generations where id = ${index} and recall < ${leastRecall}::float8`,
  );
  return row?.recall ?? null;
}

/** Those whose readable part is so large that the graph is asked for them. */
async function sampleAudiences(
  database: OpenDatabase,
  index: number,
  exactUpTo: number,
): Promise<Audience[]> {
  const [team] = await database.query<{ id: Column<'people', 'team_id', TeamId> }>(
    sql`select team_id as id from people order by 1 limit 1`,
  );
  const teamId = team?.id ?? ('T0' as TeamId);
  const readers = await database.query<Row<'people', 'id', { id: PersonId }>>(sql`
    select distinct on (r.id) p.id from access_sizes s join access_rules r on r.id = s.access_id
      join people p on p.team_id = ${teamId} and switchboard_covers(p.team_id, p.id, r.readers)
    where s.generation = ${index} and not r.readers && array['anyone', 'everyone']
    order by r.id, p.id limit ${AUDIENCES - 1}`);
  const asked: Audience[] = [
    { teamId, everyone: true, people: [] },
    ...[...new Set(readers.map(({ id }) => id))].map((id) => ({ teamId, everyone: false, people: [id] })),
  ];
  const served: Audience[] = [];
  for (const audience of asked)
    if ((await asAudience(database, audience, (tx) => countReadable(tx, index))) > exactUpTo)
      served.push(audience);
  return served;
}

/** The recall of the audience for which it is worst; null without audiences. */
async function measureRecall(
  database: OpenDatabase,
  audiences: readonly Audience[],
  { index, space, signal }: GraphCheckOptions & { index: number; space: string },
): Promise<number | null> {
  const recalls: number[] = [];
  for (const audience of audiences) {
    let [found, wanted] = [0, 0];
    for (const vector of await asAudience(database, audience, (tx) => sampleVectors(tx, space))) {
      signal?.throwIfAborted();
      const nearest = (exhaustive: boolean) =>
        asAudience(database, audience, (tx) =>
          findByVector(tx, { index, space, vector }, DEPTH, exhaustive ? { exhaustive } : { exactUpTo: 0 }),
        );
      const exact = (await nearest(true)).map((each) => each.passageId);
      const near = new Set((await nearest(false)).map((each) => each.passageId));
      found += exact.filter((id) => near.has(id)).length;
      wanted += exact.length;
    }
    if (wanted > 0) recalls.push(found / wanted);
  }
  return recalls.length === 0 ? null : Math.min(...recalls);
}

/** The same passages as long as there are the same: an order by hash is as good as chance. */
async function sampleVectors(tx: Database, space: string): Promise<number[][]> {
  const rows = await tx.query<Row<'passage_vectors', 'embedding'>>(sql`
    select embedding::text as embedding from passage_vectors where generation = ${space}
    order by hashint4(passage_id), passage_id limit ${SAMPLE}`);
  return rows.map((row) => JSON.parse(row.embedding) as number[]);
}
