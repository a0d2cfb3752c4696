import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { Embedder } from '../../src/core/embedder.ts';
import { asId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import { checkGraph } from '../../src/knowledge/index-versions/check-graph.ts';
import type { Embedders } from '../../src/knowledge/index-versions/embedders.ts';
import { startIndexClock } from '../../src/knowledge/index-versions/start-index-clock.ts';
import { refreshStatistics } from '../../src/knowledge/refresh-statistics.ts';
import { storeVectors } from '../../src/knowledge/store-vectors.ts';
import { accessRule } from '../../src/store/access-rule.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveGroup, savePerson } from '../../src/store/directory.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const DIMS = 32;
/** On a server so many that the planner asks the graph. */
const PASSAGES = { embedded: 600, server: 12_000 };
const EMBEDDER: Embedder = {
  name: 'test',
  dims: DIMS,
  embed: async (texts) => texts.map(() => Array<number>(DIMS).fill(0)),
};
const EMBEDDERS: Embedders = { preferred: { embedder: 'test', dims: DIMS }, of: () => EMBEDDER };
const GRAPH = 'passage_vectors_near_1_';

describeOnEachDatabase('the check of the graph of vectors', (opened) => {
  let database: OpenDatabase;

  beforeAll(async () => {
    ({ database } = opened());
    const [TEAM, FEW] = [asId<TeamId>('T1'), asId<PersonId>('U_FEW')];
    const base = { teamId: TEAM, realName: '', locale: 'en-US', timeZone: 'UTC' };
    await savePerson(database, { ...base, id: FEW, handle: 'few', kind: 'guest' });
    await saveGroup(database, { teamId: TEAM, id: 'S1', handle: 'few', name: '', members: [FEW] });
    const open = await accessRule(database, ['everyone']);
    const small = await accessRule(database, ['group:few']);
    const accessOf = (id: number): number => (id % 4 === 0 ? small : open);
    const ids = Array.from({ length: PASSAGES[database.kind] }, (_, index) => index + 1);
    await opened().owner.query(sql`update index_generations set embedder = 'test', dims = ${DIMS}`);
    await database.query(sql`
      insert into passages (id, article_id, access_id, ordinal, heading_path, text, language, length)
      select id, 'a' || id, case when id % 4 = 0 then ${small}::int else ${open}::int end, 0, '', '', 'en', 1
      from generate_series(1, ${PASSAGES[database.kind]}::int) as id`);
    const vectors = ids.map((id) => ({ passageId: id, accessId: accessOf(id), vector: vectorOf(id) }));
    for (let at = 0; at < vectors.length; at += 2_000)
      await storeVectors(database, '1:test', vectors.slice(at, at + 2_000));
    await database.transaction(refreshStatistics);
    await opened().owner.query(sql`analyze passage_vectors`);
  });

  const check = () => checkGraph(database, EMBEDDERS, { exactUpTo: 500 });
  const graphs = async () =>
    (
      await opened().owner.query<{ definition: string }>(
        sql`select indexdef as definition from pg_indexes where starts_with(indexname, ${GRAPH})`,
      )
    ).map((row) => row.definition);

  test('builds one where there is none, and finds what an exact comparison finds, for every audience', async () => {
    const found = await check();
    if (database.kind === 'embedded') {
      expect(found).toMatchObject({ recall: null, built: false });
      return;
    }
    expect(found).toMatchObject({ built: true, audiences: 2, recallAfter: null });
    expect(found.recall).toBeGreaterThan(0.95);
    expect(await check()).toMatchObject({ built: false });
    expect(await graphs()).toHaveLength(1);
  });

  test('notices a graph that finds too little, and rebuilds it', async () => {
    // The embedded database never has a graph.
    if (database.kind === 'embedded') return expect(await graphs()).toEqual([]);
    await spoilGraph();
    const found = await check();
    expect(found.recall).toBeLessThan(0.9);
    expect(found.built).toBe(true);
    expect(found.recallAfter).toBeGreaterThan(0.95);
    expect(await graphs()).toEqual([expect.not.stringContaining('ef_construction')]);
    const [kept] = await opened().owner.query<{ recall: number }>(sql`select recall from index_generations`);
    expect(kept!.recall).toBe(found.recallAfter);
  });

  test('builds no graph again that finds no more when it is new', async () => {
    const hardest = () => checkGraph(database, EMBEDDERS, { exactUpTo: 500, leastRecall: 1.01 });
    await opened().owner.query(sql`update index_generations set recall = null`);
    const isServer = database.kind === 'server';
    expect((await hardest()).built).toBe(isServer);
    expect((await hardest()).built).toBe(false);
    await opened().owner.query(sql`update index_generations set recall = recall + 0.05`);
    expect((await hardest()).built).toBe(isServer);
  });

  test('is done once a day by the bot, whichever process is first', async () => {
    await opened().owner.query(sql`update index_generations set checked_at = null`);
    const options = {
      database,
      embedders: EMBEDDERS,
      clock: { now: () => new Date() },
      log: createLog('silent'),
    };
    const clocks = [startIndexClock(options), startIndexClock(options)];
    for (const clock of clocks) await clock.stop();
    const [row] = await opened().owner.query<{ checked_at: Date | null }>(
      sql`select checked_at from index_generations`,
    );
    if (database.kind === 'embedded') expect(row!.checked_at).toBeNull();
    else expect(row!.checked_at).not.toBeNull();
  });

  /** The same name over a graph of so few neighbours that most passages cannot be reached. */
  async function spoilGraph(): Promise<void> {
    const { owner } = opened();
    const [graph] = await owner.query<{ name: string }>(
      sql`select indexname as name from pg_indexes where starts_with(indexname, ${GRAPH})`,
    );
    await owner.query(sql`drop index ${sql.identifier(graph!.name)}`);
    await owner.query(sql`
      create index ${sql.identifier(graph!.name)} on passage_vectors
      using hnsw ((embedding::halfvec(${sql.raw(String(DIMS))})) halfvec_cosine_ops) with (m = 2, ef_construction = 4)
      where generation = '1:test'`);
  }
});

/** A direction that follows from a number alone. */
function vectorOf(seed: number): number[] {
  const vector = Array.from({ length: DIMS }, (_, at) => {
    const noise = Math.sin(seed * 12.9898 + at * 78.233) * 43_758.5453;
    return noise - Math.floor(noise) - 0.5;
  });
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
