import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { Audience } from '../../src/core/audience.ts';
import { asAudience } from '../../src/store/as-audience.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { changeWorld } from '../fixtures/audience/changes.ts';
import type { Item } from '../fixtures/audience/item.ts';
import { loadWorld } from '../fixtures/audience/load.ts';
import { maySee, readersAt } from '../fixtures/audience/oracle.ts';
import { chooseViewer } from '../fixtures/audience/places.ts';
import { createDice, type Dice } from '../fixtures/audience/words.ts';
import { generateWorld, TEAM, type World } from '../fixtures/audience/world.ts';

/** Where each kind of item is, and the columns by which a row is told to be which item. */
const TABLES: [table: string, id: SQL, idOf: (item: Item) => string | null][] = [
  ['articles', sql`'article:' || external_id`, ({ id, load }) => (load.type === 'article' ? id : null)],
  ...['accounts', 'contacts', 'opportunities', 'cases', 'activities', 'products'].map(
    (table): [string, SQL, (item: Item) => string | null] => [
      table,
      sql`id`,
      ({ load }) => (load.type === 'record' && load.kind === table ? load.id : null),
    ],
  ),
  ['prices', sql`'price:' || sku || ':' || min_seats`, ({ id }) => (id.startsWith('price:') ? id : null)],
  ['discount_authority', sql`'discount:' || role`, ({ id }) => (id.startsWith('discount:') ? id : null)],
];

/** An audience that nobody asked for a reply to, with the people that it stands for. */
function anyAudience(world: World, dice: Dice): { audience: Audience; people: Audience['people'] } {
  const people = Array.from({ length: dice.below(4) }, () => chooseViewer(world, dice));
  const everyone = dice.chance(0.3);
  const members = everyone ? readersAt(world, { channelId: 'cli:x' as never, askerId: null }) : [];
  return { audience: { teamId: TEAM, everyone, people }, people: [...members, ...people] };
}

describeOnEachDatabase('statements of the restricted role', (opened) => {
  const world = generateWorld(5);
  const dice = createDice(5);

  beforeAll(async () => {
    await loadWorld(opened().database, world, { vault: true });
  });
  const as = <Row extends object>(audience: Audience, statement: SQL): Promise<Row[]> =>
    asAudience(opened().database, audience, (tx) => tx.query<Row>(statement));

  test('see exactly the rows that all readers may see, while the company changes', async () => {
    let hidden = 0;
    let shown = 0;
    for (let round = 0; round < 150; round += 1) {
      await changeWorld([opened().database], world, dice);
      const { audience, people } = anyAudience(world, dice);
      const [table, id, idOf] = dice.pick(TABLES);
      const rows = await as<{ id: string; count: number }>(
        audience,
        sql`select ${id} as id, count(*) over ()::int as count from ${sql.identifier(table)}`,
      );
      const items = [...world.items.values()].filter((item) => idOf(item) !== null);
      const allowed = items.filter((item) => maySee(world, people, item)).map((item) => idOf(item)!);
      const seen = rows.map((row) => row.id);
      expect(seen.filter((one) => !allowed.includes(one))).toEqual([]);
      // Full members as a whole are covered by lists for all of them only, no matter who they are today.
      if (!audience.everyone) expect(seen.sort()).toEqual(allowed.sort());
      expect(rows[0]?.count ?? 0).toBe(seen.length);
      hidden += items.length - seen.length;
      shown += seen.length;
    }
    expect(hidden).toBeGreaterThan(500);
    expect(shown).toBeGreaterThan(500);
  });

  test('see passages, postings, vectors and counts of nothing else than these articles', async () => {
    for (let round = 0; round < 40; round += 1) {
      const { audience, people } = anyAudience(world, dice);
      const rows = await as<{ id: string; passages: number }>(
        audience,
        sql`select a.external_id as id, count(p.id)::int as passages
            from articles a join passages p on p.article_id = a.id group by 1`,
      );
      const [sums] = await as<Record<'passages' | 'postings' | 'vectors' | 'sizes', number>>(
        audience,
        sql`select (select count(*)::int from passages) as passages,
              (select count(*)::int from passage_vectors) as vectors,
              (select coalesce(sum(count), 0)::int from posting_blocks) as postings,
              (select coalesce(sum(passages), 0)::int from access_sizes) as sizes`,
      );
      const lexemes = await as<{ all: number }>(
        audience,
        sql`select coalesce(sum(cardinality(lexemes)), 0)::int as all from passages`,
      );
      for (const { id } of rows) expect(maySee(world, people, world.items.get(`article:${id}`)!)).toBe(true);
      const passages = rows.reduce((sum, row) => sum + row.passages, 0);
      expect(sums).toEqual({ passages, vectors: passages, postings: lexemes[0]!.all, sizes: passages });
    }
  });

  test('learn nothing of a hidden row from an error that it would cause', async () => {
    const secret = [...world.items.values()].find((item) => item.vault && item.load.type === 'article')!;
    const { title } = secret.load as { title: string };
    const outsider: Audience = { teamId: TEAM, everyone: true, people: [] };
    const trap = (compare: SQL) =>
      as(outsider, sql`select 1 from articles where 1 / (case when ${compare} then 0 else 1 end) = 1`);
    await expect(trap(sql`title = ${title}`)).resolves.toBeDefined();
    await expect(trap(sql`body like ${`%${secret.secrets[1]}%`}`)).resolves.toBeDefined();
    await expect(trap(sql`title is not null`)).rejects.toThrow(/division by zero/);
  });

  test('find no word of what not every full member may read in the statistics', async () => {
    const { everybody, readable } = {
      everybody: { teamId: TEAM, everyone: true, people: [] },
      readable: (item: Item) => item.readers.some((reader) => reader === 'anyone' || reader === 'everyone'),
    };
    const stats = await as<{ lexeme: string }>(everybody, sql`select lexeme from lexeme_stats`);
    const words = new Set(stats.map((row) => row.lexeme));
    const hidden = [...world.items.values()]
      .filter((item) => !readable(item))
      .flatMap((item) => item.secrets);
    expect(hidden.filter((word) => words.has(word))).toEqual([]);
    const planner = await as(
      everybody,
      sql`select tablename from pg_stats where schemaname = 'public' and tablename not in ('lexeme_stats', 'corpus_stats')`,
    );
    expect(planner).toEqual([]);
  });

  test('name no article that is hidden, as what replaces another or what one links to', async () => {
    let shown = 0;
    for (let round = 0; round < 30; round += 1) {
      const { audience, people } = anyAudience(world, dice);
      const rows = await as<{ from: string; to: string }>(
        audience,
        sql`select article_id as from, other_id as to from article_relations`,
      );
      for (const id of rows.flatMap(({ from, to }) => [from, to]))
        expect(maySee(world, people, world.items.get(id.replace(/^articles\//, 'article:'))!)).toBe(true);
      shown += rows.length;
    }
    expect(shown).toBeGreaterThan(10);
    const all = await opened().database.query(sql`select distinct kind from article_relations order by 1`);
    expect(all).toEqual([{ kind: 'link' }, { kind: 'successor' }]);
  });
});
