import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { Audience } from '../../src/core/audience.ts';
import { asId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { findByVector } from '../../src/knowledge/find-by-vector.ts';
import { indexVectors } from '../../src/knowledge/index-vectors.ts';
import { refreshStatistics } from '../../src/knowledge/refresh-statistics.ts';
import { storeVectors } from '../../src/knowledge/store-vectors.ts';
import { accessRule } from '../../src/store/access-rule.ts';
import { asAudience } from '../../src/store/as-audience.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveGroup, savePerson } from '../../src/store/directory.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const TEAM = asId<TeamId>('T1');
const FEW = asId<PersonId>('U_FEW');
const EVERYONE: Audience = { teamId: TEAM, everyone: true, people: [] };
const SMALL: Audience = { teamId: TEAM, everyone: false, people: [FEW] };
const SPACE = '1:test-256';
const VECTORS = { space: SPACE, dims: 256 };
const PASSAGES = 2_000;
const DEPTH = 20;

describeOnEachDatabase('the nearest vectors', (opened) => {
  let database: OpenDatabase;

  beforeAll(async () => {
    ({ database } = opened());
    const base = { teamId: TEAM, realName: '', locale: 'en-US', timeZone: 'UTC' };
    await savePerson(database, { ...base, id: FEW, handle: 'few', kind: 'guest' });
    await saveGroup(database, { teamId: TEAM, id: 'S1', handle: 'few', name: '', members: [FEW] });
    const open = await accessRule(database, ['everyone']);
    const small = await accessRule(database, ['group:few']);
    const accessOf = (id: number): number => (id % 20 === 0 ? small : open);
    const ids = Array.from({ length: PASSAGES }, (_, index) => index + 1);
    await database.query(sql`
      insert into passages (id, article_id, access_id, ordinal, heading_path, text, language, length)
      select id, 'a' || id, case when id % 20 = 0 then ${small}::int else ${open}::int end, 0, '', '', 'en', 1
      from generate_series(1, ${PASSAGES}::int) as id`);
    await storeVectors(
      database,
      SPACE,
      ids.map((id) => ({ passageId: id, accessId: accessOf(id), vector: vectorOf(id) })),
    );
    await database.transaction(refreshStatistics);
  });

  const nearest = (audience: Audience, exactUpTo: number, seed: number): Promise<number[]> =>
    asAudience(database, audience, async (tx) => {
      const query = { index: 1, space: SPACE, vector: vectorOf(seed) };
      const found = await findByVector(tx, query, DEPTH, { exactUpTo });
      return found.map((each) => each.passageId);
    });

  test('are found by the graph of neighbours as by comparing all, for everyone and for an audience of few', async () => {
    const built = await indexVectors(database, VECTORS, { exactUpTo: 500 });
    expect(built).toBe(database.kind === 'server');
    expect(await indexVectors(database, VECTORS, { exactUpTo: 500 })).toBe(false);
    for (const audience of [EVERYONE, SMALL]) {
      let common = 0;
      for (let seed = 5_000; seed < 5_020; seed += 1) {
        const exact = await nearest(audience, PASSAGES, seed);
        const found = await nearest(audience, 0, seed);
        expect(found).toHaveLength(DEPTH);
        common += exact.filter((id) => found.includes(id)).length;
      }
      expect(common / (20 * DEPTH)).toBeGreaterThan(0.9);
    }
  });

  test('are never those that the audience may not read', async () => {
    for (const exactUpTo of [0, PASSAGES]) {
      const forFew = await nearest(SMALL, exactUpTo, 20);
      expect(forFew[0]).toBe(20);
      expect(forFew.every((id) => id % 20 === 0)).toBe(true);
      expect((await nearest(EVERYONE, exactUpTo, 20)).some((id) => id % 20 === 0)).toBe(false);
    }
  });

  test('lose their graph when their index has other vectors', async () => {
    await indexVectors(database, { space: '1:another', dims: 256 }, { exactUpTo: 500 });
    const rows = await opened().owner.query(
      sql`select 1 from pg_indexes where indexname like 'passage_vectors_near_%'`,
    );
    expect(rows).toEqual([]);
  });
});

/** A direction that follows from a number alone; a few large entries make some of them near to one another. */
function vectorOf(seed: number): number[] {
  const vector = Array.from({ length: 256 }, (_, at) => {
    const noise = Math.sin(seed * 12.9898 + at * 78.233) * 43_758.5453;
    const theme = at % 16 === seed % 16 ? 1 : 0;
    return theme + 0.5 * (noise - Math.floor(noise) - 0.5);
  });
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
