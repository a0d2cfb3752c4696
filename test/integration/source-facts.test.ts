import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readSourceFacts } from '../../src/turn/read-source-facts.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, addArticle, BEN, fillCompany, TEAM } from '../fixtures/feedback-turns.ts';

describeOnEachDatabase('how fresh a source is and who looks after it', (opened) => {
  test('is told of articles, to those who may read them', async () => {
    const { database } = opened();
    await fillCompany(database);
    const updatedAt = new Date('2026-03-03T00:00:00Z');
    await addArticle(database, {
      id: 'kb/a',
      title: 'A',
      owner: 'olga',
      updatedAt,
      readers: [`person:${ANA}`],
    });
    const [passage] = await database.query<{ id: number }>(
      sql`select id from passages where article_id = 'kb/a'`,
    );
    const id = `passage:${passage!.id}`;
    const toldTo = (person: typeof ANA) =>
      readSourceFacts(database, [id, 'account:1'], {
        viewers: { teamId: TEAM, everyone: false, people: [person] },
        pageOf: undefined,
      });
    expect(await toldTo(ANA)).toEqual(new Map([[id, { updatedAt, owner: 'olga', url: null }]]));
    expect(await toldTo(BEN)).toEqual(new Map());
    expect(
      await readSourceFacts(database, ['account:1'], {
        viewers: { teamId: TEAM, everyone: true, people: [] },
        pageOf: undefined,
      }),
    ).toEqual(new Map());
  });
});
