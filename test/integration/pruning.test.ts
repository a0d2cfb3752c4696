import { sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { asId, type TeamId, type TurnId } from '../../src/core/ids.ts';
import { BELONGS_TO_HANDOFF } from '../../src/handoff/message-keys.ts';
import { verifyAudit } from '../../src/store/audit-log.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { isStored } from '../../src/store/inbox.ts';
import { findOwnOfTurn } from '../../src/store/messages.ts';
import { pruneBatch } from '../../src/store/prune.ts';
import { forgetTurnTexts } from '../../src/store/retention.ts';
import { jsonValue } from '../../src/store/sql-values.ts';
import { tidyEmbedded } from '../../src/store/tidy-embedded.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const TEAM = asId<TeamId>('T1');
const DAY_MS = 86_400_000;

describeOnEachDatabase('rows that only pass through', (app) => {
  let database: OpenDatabase;
  const now = new Date();
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const prune = () => pruneBatch(database, { now, keep: [BELONGS_TO_HANDOFF] });
  const pruneAll = async () => {
    let rounds = 1;
    while ((await prune()).more) rounds += 1;
    return rounds;
  };
  const keys = async () =>
    (await database.query<{ key: string }>(sql`select key from outbox order by key`)).map(({ key }) => key);
  const addTurn = (id: string, days: number, finished = true) =>
    database.query(sql`
      insert into turns (id, team_id, channel_id, ts, thread_ts, asker_id, origin, question, outcome, started_at, finished_at)
      values (${id}, ${TEAM}, 'C1', ${id}, ${id}, 'U1', 'mention', 'why?', 'answered', ${ago(days)}, ${finished ? ago(days) : null})`);
  const addMessage = (
    key: string,
    days: number,
    more: { turn?: string; state?: string; reply?: string } = {},
  ) =>
    database.query(sql`
      insert into outbox (key, turn_id, state, address, reply, ref, created_at)
      values (${key}, ${more.turn ?? null}, ${more.state ?? 'sent'}, ${jsonValue({ teamId: TEAM, channelId: 'C1' })},
        ${more.reply ?? '{"parts": []}'}::text::jsonb, '{"channelId": "C1", "ts": "1.1"}', ${ago(days)})`);
  const addEvents = (count: number, days: number, finished = true) =>
    database.query(sql`
      insert into events (team_id, event_id, kind, thread_key, payload, received_at, finished_at)
      select ${TEAM}, 'E' || ${days}::int || '-' || n, 'event', 'k', '{}', ${ago(days)}, ${finished ? ago(days) : null}
      from generate_series(1, ${count}::int) n`);

  beforeEach(async () => {
    await app().clear();
    database = app().database;
  });

  it('go after thirty days, a batch at a time, with what went told in the audit log of the same transaction', async () => {
    await addEvents(1_200, 31);
    await addEvents(10, 29);
    await addEvents(3, 90, false);
    expect(await prune()).toMatchObject({ events: 500, more: true });
    expect(await prune()).toMatchObject({ events: 500, more: true });
    expect(await prune()).toMatchObject({ events: 200, more: false });
    expect(await prune()).toMatchObject({ events: 0, more: false });
    const entries = await database.query<{ actor: string; detail: string }>(
      sql`select actor, detail from audit_log where action = 'pruning' order by id`,
    );
    expect(entries.map(({ detail }) => JSON.parse(detail).events)).toEqual([500, 500, 200]);
    expect(await verifyAudit(database)).toEqual({ entries: 3, brokenAt: null });
    // What waits is never old, and what comes again within the month is known.
    expect(await isStored(database, { teamId: TEAM, eventId: 'E29-1' })).toBe(true);
    expect(await isStored(database, { teamId: TEAM, eventId: 'E90-1' })).toBe(true);
    expect(await isStored(database, { teamId: TEAM, eventId: 'E31-1' })).toBe(false);
  });

  it('do not go while their turn is under way', async () => {
    await addTurn('t_over', 60);
    await addTurn('t_open', 60, false);
    for (const turn of ['t_over', 't_open'])
      await database.query(sql`
        insert into steps (turn_id, revision, name, output, ms, finished_at) values (${turn}, 1, 'act', '{}', 1, ${ago(60)})`);
    expect(await prune()).toMatchObject({ steps: 1 });
    expect(await database.query(sql`select turn_id from steps`)).toEqual([{ turn_id: 't_open' }]);
  });

  it('leave of a turn the message in which its answer stands, until retention has emptied it', async () => {
    await addTurn('t1', 400);
    await addMessage('t1:1', 400, { turn: 't1' });
    await addMessage('t1:2', 399, { turn: 't1', state: 'abandoned' });
    await addMessage('t1:3', 398, { turn: 't1' });
    await addMessage('digest', 40);
    await addMessage('waits', 40, { state: 'pending' });
    await addMessage('new', 3);
    await pruneAll();
    expect(await keys()).toEqual(['new', 't1:3', 'waits']);
    expect(await prune()).toEqual({ events: 0, steps: 0, outbox: 0, more: false });
    await database.transaction((tx) => forgetTurnTexts(tx, { teamId: TEAM, before: ago(365) }));
    await pruneAll();
    expect(await keys()).toEqual(['new', 'waits']);
  });

  it('leave what a handoff said while it is open, and while its texts are kept', async () => {
    await addTurn('t1', 50);
    await database.query(sql`
      insert into handoffs (id, team_id, turn_id, topic, reason, state, asker_id, language, question, place, channel_id, role, summary, opened_at)
      values ('h1', ${TEAM}, 't1', 'service', 'asked', 'open', 'U1', 'en', 'why?', '{}', 'C1', 'support_lead', '[]', ${ago(50)})`);
    await addMessage('t1:1', 50, { turn: 't1' });
    await addMessage('t1:2', 50, { turn: 't1' });
    await addMessage('h1:card:1', 50, { reply: 'null' });
    await addMessage('h1:lead-note-1', 50);
    await pruneAll();
    expect(await keys()).toEqual(['h1:card:1', 'h1:lead-note-1', 't1:1', 't1:2']);
  });

  it('are found by their echo where they can still be changed or withdrawn', async () => {
    await database.query(sql`
      insert into messages (team_id, channel_id, ts, thread_ts, author_id, author_kind, text, outbox_key, kind, turn_id)
      values (${TEAM}, 'C1', '1.1', '1.0', 'UBOT', 'self', 'yes', 't1:1', 'answer', 't1'),
        (${TEAM}, 'C1', '1.2', '1.0', 'UBOT', 'self', 'a note', 'x:1', 'notice', 't1')`);
    expect(await findOwnOfTurn(database, asId<TurnId>('t1'))).toEqual({ channelId: 'C1', ts: '1.1' });
  });

  it('leave an embedded database tidy', async () => {
    if (database.kind === 'server') return;
    // What comes within a second of a report is not reported by itself.
    await database.query(sql`select pg_stat_force_next_flush()::text`);
    await addEvents(2_000, 31);
    expect(await tidyEmbedded(database, 1_500)).toContain('events');
    const [counted] = await database.query<{ rows: number }>(
      sql`select reltuples::float8 as rows from pg_class where relname = 'events'`,
    );
    expect(counted?.rows).toBe(2_000);
    expect(await tidyEmbedded(database, 1_500)).toEqual([]);
  });
});
