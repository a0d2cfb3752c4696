import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { PersonId } from '../../src/core/ids.ts';
import { readCurrentRatings } from '../../src/feedback/current-ratings.ts';
import { type RatingChange, rate, type Thumb, unrate } from '../../src/feedback/rate.ts';
import { reportFault } from '../../src/feedback/report-fault.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import type { Turn } from '../../src/turn/turn.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, addTurn, BEN, fillCompany, TEAM } from '../fixtures/feedback-turns.ts';

describeOnEachDatabase('what people think of an answer', (opened) => {
  let database: OpenDatabase;
  let turn: Turn;
  beforeEach(async () => {
    await opened().clear();
    ({ database } = opened());
    await fillCompany(database);
    turn = await addTurn(database);
  });

  const mark = (via: Thumb['via'], value: 1 | -1, second: number, personId: PersonId = ANA): Thumb => ({
    teamId: TEAM,
    turnId: turn.id,
    personId,
    value,
    via,
    at: new Date(Date.UTC(2026, 10, 20, 12, 0, second)),
  });
  const ratings = async () =>
    Object.fromEntries(
      (await readCurrentRatings(database, { teamId: TEAM, turnId: turn.id })).map((one) => [
        one.personId,
        one.value,
      ]),
    );
  const item = async () =>
    (
      await database.query<{ state: string; resolution: string | null; closed_by: string | null }>(
        sql`select state, resolution, closed_by from triage_items where turn_id = ${turn.id} and origin = 'rating'`,
      )
    )[0];
  const after = (change: RatingChange) => (change.type === 'kept' ? change.after : change.type);

  test('the newest mark counts, whichever way it was given', async () => {
    expect(after(await rate(database, mark('button', -1, 1)))).toBe(-1);
    expect(after(await rate(database, mark('reaction', 1, 2)))).toBe(1);
    expect(after(await rate(database, mark('button', -1, 3)))).toBe(-1);
  });

  test('a reaction that is taken back lets the earlier mark count again, and counts when it is put there again', async () => {
    await rate(database, mark('button', 1, 1));
    expect(after(await rate(database, mark('reaction', -1, 2)))).toBe(-1);
    expect(after(await unrate(database, mark('reaction', -1, 3)))).toBe(1);
    expect(after(await rate(database, mark('reaction', -1, 4)))).toBe(-1);
  });

  test('a new press of the buttons replaces the press before', async () => {
    await rate(database, mark('button', -1, 1));
    await rate(database, mark('button', 1, 2));
    await rate(database, mark('reaction', -1, 3));
    expect(after(await unrate(database, mark('reaction', -1, 4)))).toBe(1);
  });

  test('people rate for themselves', async () => {
    await rate(database, mark('button', -1, 1));
    await rate(database, mark('reaction', 1, 2, BEN));
    await unrate(database, mark('reaction', -1, 3, BEN));
    expect(await ratings()).toEqual({ [ANA]: -1, [BEN]: 1 });
  });

  test('news that come late, twice or the wrong way round change nothing', async () => {
    await unrate(database, mark('reaction', -1, 2));
    expect(after(await rate(database, mark('reaction', -1, 1)))).toBeNull();
    await rate(database, mark('button', 1, 5));
    await rate(database, mark('button', -1, 4));
    await rate(database, mark('button', 1, 5));
    expect(await ratings()).toEqual({ [ANA]: 1 });
  });

  test('whatever order the news of marks arrive in, however often, the outcome is the same', async () => {
    const step = fc.record({
      via: fc.constantFrom<Thumb['via']>('button', 'reaction'),
      value: fc.constantFrom<1 | -1>(1, -1),
      removed: fc.boolean(),
    });
    const shuffled = fc.array(step, { minLength: 1, maxLength: 7 }).chain((steps) => {
      // Nobody takes back a press.
      const news = steps.map((one, second) => ({
        ...one,
        second,
        removed: one.removed && one.via === 'reaction',
      }));
      const doubled = [...news, ...news];
      return fc.record({
        news: fc.constant(news),
        heard: fc.shuffledSubarray(doubled, { minLength: doubled.length }),
      });
    });
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ news, heard }) => {
        await database.query(sql`delete from ratings`);
        for (const { via, value, second, removed } of heard)
          await (removed ? unrate : rate)(database, mark(via, value, second));
        expect((await ratings())[ANA] ?? null).toBe(expected(news));
      }),
      { numRuns: 60 },
    );
  });

  test('a 👎 opens an item, which closes when nobody thinks so any more', async () => {
    await rate(database, mark('button', -1, 1));
    await rate(database, mark('reaction', -1, 2, BEN));
    await rate(database, mark('button', 1, 3));
    expect(await item()).toMatchObject({ state: 'open' });
    await unrate(database, mark('reaction', -1, 4, BEN));
    expect(await item()).toEqual({
      state: 'closed',
      resolution: 'not_a_fault',
      closed_by: 'rating taken back',
    });
    await rate(database, mark('reaction', -1, 5, BEN));
    expect(await item()).toEqual({ state: 'open', resolution: null, closed_by: null });
  });

  test('a turn that nobody asked is not rated', async () => {
    const change = await rate(database, { ...mark('button', -1, 1), turnId: 't_none' as Turn['id'] });
    expect(change).toEqual({ type: 'unknown' });
    expect(await database.query(sql`select 1 from ratings`)).toEqual([]);
  });

  test.each([
    ['tone', 'tone'],
    ['logic', 'logic'],
    ['source', 'data_quality'],
    ['not_covered', 'coverage_gap'],
  ] as const)('what a person says was wrong, %s, is the category %s', async (fault, category) => {
    await rate(database, mark('button', -1, 1));
    const said = { comment: 'The plan is gone.\0', expected: ' ' };
    await reportFault(database, { teamId: TEAM, turnId: turn.id, personId: ANA, fault, ...said });
    const rows = await database.query(sql`
      select i.category, r.fault, r.comment, r.expected from triage_items i join triage_reports r on r.item_id = i.id`);
    expect(rows).toEqual([{ category, fault, comment: 'The plan is gone.', expected: null }]);
  });
});

/** The rating that a run of marks leaves behind, told in their own order. */
function expected(news: { via: Thumb['via']; value: 1 | -1; removed: boolean }[]): 1 | -1 | null {
  let standing: { via: Thumb['via']; value: 1 | -1 }[] = [];
  for (const { via, value, removed } of news) {
    standing = standing.filter((one) => one.via !== via || (via === 'reaction' && one.value !== value));
    if (!removed) standing.push({ via, value });
  }
  return standing.at(-1)?.value ?? null;
}
