import { sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { asId, type TeamId } from '../../src/core/ids.ts';
import type { Database } from '../../src/store/database.ts';
import { forgetOldTexts, forgetTurnTexts, listRetainingTeams } from '../../src/store/retention.ts';
import { changeSetting } from '../../src/store/settings.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const teamId = asId<TeamId>('T1');
const DAY_MS = 86_400_000;

describeOnEachDatabase('texts that do not stay for ever', (app) => {
  let database: Database;
  const now = new Date();
  const keepFor = (days: number | null, expectedVersion = 0) =>
    changeSetting(database, {
      teamId,
      family: 'retention',
      value: { days },
      expectedVersion,
      actor: 'U1',
      at: new Date(now.getTime() - 2 * DAY_MS),
    });
  const forget = (at: Date) => forgetOldTexts(database, { teamId, now: at, rooms: [forgetTurnTexts] });

  beforeEach(async () => {
    await app().clear();
    database = app().database;
    for (const [id, age] of [
      ['t_old', 40],
      ['t_new', 1],
    ] as const) {
      const at = new Date(now.getTime() - age * DAY_MS);
      await database.query(sql`
        insert into turns (id, team_id, channel_id, ts, thread_ts, asker_id, origin, question, outcome, started_at, finished_at)
        values (${id}, ${teamId}, 'C1', ${id}, ${id}, 'U1', 'mention', 'why?', 'answered', ${at}, ${at})`);
      await database.query(sql`
        insert into messages (team_id, channel_id, ts, thread_ts, author_id, author_kind, text, received_at)
        values (${teamId}, 'C1', ${id}, ${id}, 'U1', 'person', 'why?', ${at})`);
    }
  });

  it('stay where the workspace has not said for how long', async () => {
    expect(await forget(now)).toBeNull();
    expect(await listRetainingTeams(database)).toEqual([]);
  });

  it('go once they are older than that, once a day, and those that are newer stay', async () => {
    await keepFor(30);
    expect(await listRetainingTeams(database)).toEqual([teamId]);
    expect(await forget(now)).toMatchObject({ questions: 1, messages: 1 });
    const kept = await database.query(sql`select id from turns where question <> ''`);
    expect(kept).toEqual([{ id: 't_new' }]);
    expect(await forget(now)).toBeNull();
    expect(await forget(new Date(now.getTime() + 2 * DAY_MS))).toMatchObject({ questions: 0, messages: 0 });
  });
});
