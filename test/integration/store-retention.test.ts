import { sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { asId, type TeamId } from '../../src/core/ids.ts';
import type { Database } from '../../src/store/database.ts';
import { forgetOldTexts, forgetTurnTexts, forgetUnasked, listTeams } from '../../src/store/retention.ts';
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
      value: { days, unaskedDays: 1 },
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

  it('stay for a year where the workspace has not said for how long, and for ever where it says so', async () => {
    expect(await forget(now)).toMatchObject({ questions: 0, messages: 0 });
    const later = new Date(now.getTime() + 340 * DAY_MS);
    expect(await forget(later)).toMatchObject({ questions: 1, messages: 1 });
    await keepFor(null);
    expect(await forget(new Date(later.getTime() + 400 * DAY_MS))).toBeNull();
  });

  it('go after a day where nobody asked the bot, and not from threads that it takes part in', async () => {
    const said = (
      ts: string,
      thread: string,
      more: { channel?: string; kind?: string; hours?: number } = {},
    ) =>
      database.query(sql`
        insert into messages (team_id, channel_id, ts, thread_ts, author_id, author_kind, text, received_at)
        values (${teamId}, ${more.channel ?? 'C1'}, ${ts}, ${thread}, 'U2', ${more.kind ?? 'person'}, 'hello',
          ${new Date(now.getTime() - (more.hours ?? 30) * 3_600_000)})`);
    await said('chat', 'chat');
    await said('chat-newer', 'chat-newer', { hours: 20 });
    await said('asked-below', 't_old');
    await said('posted-into', 'card');
    await said('card', 'card', { kind: 'self' });
    await said('direct', 'direct', { channel: 'D1' });
    expect(await forgetUnasked(database, { teamId, now })).toBe(1);
    const gone = await database.query(sql`select ts from messages where text = ''`);
    expect(gone).toEqual([{ ts: 'chat' }]);
    await changeSetting(database, {
      teamId,
      family: 'retention',
      value: { days: 30, unaskedDays: null },
      expectedVersion: 0,
      actor: 'U1',
      at: now,
    });
    expect(await forgetUnasked(database, { teamId, now: new Date(now.getTime() + 9 * DAY_MS) })).toBe(0);
  });

  it('go once they are older than that, once a day, and those that are newer stay', async () => {
    await keepFor(30);
    expect(await listTeams(database)).toEqual([teamId]);
    expect(await forget(now)).toMatchObject({ questions: 1, messages: 1 });
    const kept = await database.query(sql`select id from turns where question <> ''`);
    expect(kept).toEqual([{ id: 't_new' }]);
    expect(await forget(now)).toBeNull();
    expect(await forget(new Date(now.getTime() + 2 * DAY_MS))).toMatchObject({ questions: 0, messages: 0 });
  });
});
