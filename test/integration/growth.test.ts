import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { readHome } from '../../src/admin/read-home.ts';
import type { Audience } from '../../src/core/audience.ts';
import { asId, type ChannelId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import { postDueDigests } from '../../src/feedback/start-triage-clock.ts';
import { sweepUnanswered } from '../../src/feedback/sweep-unanswered.ts';
import { readDue, readNextDue } from '../../src/handoff/handoff-store.ts';
import { BELONGS_TO_HANDOFF } from '../../src/handoff/message-keys.ts';
import { goldenQuestions } from '../../src/knowledge/index-versions/golden-questions.ts';
import { claimEvents } from '../../src/store/claim-events.ts';
import { countWaiting } from '../../src/store/count-waiting.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { savePerson, saveRoles } from '../../src/store/directory.ts';
import { storeEvent } from '../../src/store/inbox.ts';
import { standingMessages } from '../../src/store/messages.ts';
import { claimOutbox, nextOutboxDueMs, readCopies } from '../../src/store/outbox.ts';
import { readPerson } from '../../src/store/people.ts';
import { pruneBatch } from '../../src/store/prune.ts';
import { forgetOldTexts, forgetTurnTexts } from '../../src/store/retention.ts';
import { changeSetting } from '../../src/store/settings.ts';
import { describeOnServer } from '../fixtures/app-database.ts';
import { type AskedOfDatabase, countRows } from '../fixtures/count-rows.ts';

// With all that the issue names: GROWTH_TURNS=100000 GROWTH_ACCOUNTS=20000 npx vitest run test/integration/growth.test.ts
const TURNS = Number(process.env.GROWTH_TURNS ?? 12_000);
const ACCOUNTS = Number(process.env.GROWTH_ACCOUNTS ?? 4_000);
/** The fence reckons with a hundred readers: in a table of a few thousand rows the planner reads all of them rather than use the index. */
const MEMBERS = 50_000;
const WAITING = 3_000;

const TEAM = asId<TeamId>('T1');
const ADMIN = asId<PersonId>('U_ADMIN');
const now = new Date();
const log = createLog('silent');

/** Tables that grow with time, members or records: nothing that happens again and again may go through them. */
const GROWING = [
  'accounts',
  'audit_log',
  'channel_members',
  'events',
  'handoffs',
  'messages',
  'model_uses',
  'outbox',
  'people',
  'ratings',
  'receipts',
  'steps',
  'triage_items',
  'turns',
];

describeOnServer('what happens again and again, in a workspace with a history', (opened) => {
  let database: OpenDatabase;
  let owner: OpenDatabase;

  /** Turns of a year, all but a few hundred older than two weeks, with all that turns leave behind. */
  async function addHistory(from: number, to: number): Promise<void> {
    const at = sql`now() - interval '20 days' - n * interval '4 minutes'`;
    const of = sql`generate_series(${from}::int, ${to}::int) as n`;
    for (const statement of [
      sql`insert into events (team_id, event_id, kind, thread_key, payload, person_id, channel_id, received_at, finished_at, outcome)
        select ${TEAM}, 'old' || n, 'event', 'k' || n % 500, '{}', 'U' || n % 5000, 'C1', ${at}, ${at}, 'turn' from ${of}`,
      sql`insert into turns (id, team_id, channel_id, ts, thread_ts, asker_id, origin, question, outcome, reason, started_at, finished_at, swept_at)
        select 't' || n, ${TEAM}, 'C' || n % 50, n::text, n::text, 'U' || n % 5000, 'mention', 'Why ' || n || '?',
          case when n % 5 = 0 then 'refused' else 'answered' end, case when n % 5 = 0 then 'nothing_found' end, ${at}, ${at}, ${at} from ${of}`,
      sql`insert into receipts (turn_id, revision, body, created_at)
        select 't' || n, 1, '{"seen": [], "citations": [], "audience": {"teamId": "T1", "everyone": true, "people": []}}', ${at} from ${of}`,
      sql`insert into messages (team_id, channel_id, ts, thread_ts, author_id, author_kind, text, outbox_key, kind, turn_id, received_at)
        select ${TEAM}, 'C' || n % 50, n || '.9', n::text, 'UBOT', 'self', 'Because.', 't' || n || ':1', 'answer', 't' || n, ${at} from ${of}`,
      sql`insert into outbox (key, turn_id, revision, state, address, reply, ref, created_at, sent_at, stands)
        select 't' || n || ':1', 't' || n, 1, 'sent', '{"surface": "chat", "teamId": "T1", "channelId": "C1"}', '{"parts": []}',
          jsonb_build_object('channelId', 'C' || n % 50, 'ts', n || '.9'), ${at}, ${at}, true from ${of}`,
      sql`insert into model_uses (team_id, turn_id, revision, person_id, purpose, asked, input_tokens, output_tokens, cost_usd, ended, at)
        select ${TEAM}, 't' || n, 1, 'U' || n % 5000, 'answer', 'm', 900, 100, 0.001, 'stop', ${at} from ${of}`,
      sql`insert into ratings (team_id, turn_id, person_id, value, via, rated_at)
        select ${TEAM}, 't' || n, 'U' || n % 5000, 1, 'button', ${at} from ${of} where n % 3 = 0`,
      sql`insert into triage_items (id, team_id, turn_id, origin, category, group_id, state, opened_at, closed_at, digested_at)
        select 'i' || n, ${TEAM}, 't' || n, 'nothing_found', 'coverage_gap', 'i' || n % 40, 'closed', ${at}, ${at}, ${at} from ${of} where n % 5 = 0`,
      sql`insert into handoffs (id, team_id, turn_id, topic, reason, state, asker_id, language, question, place, channel_id, role, summary, opened_at, closed_at)
        select 'h' || n, ${TEAM}, 't' || n, 'service', 'asked', 'resolved', 'U' || n % 5000, 'en', 'Why?', '{}', 'C1', 'support_lead', '[]', ${at}, ${at}
        from ${of} where n % 10 = 0`,
      sql`insert into steps (turn_id, revision, name, output, ms, finished_at) select 't' || n, 1, 'rules', '{}', 1, now() from ${of}`,
      sql`insert into audit_log (at, actor, action, subject, detail, previous_hash, hash)
        select ${at}, 'U' || n, 'turn', 't' || n, 'answered', '', '' from ${of}`,
    ])
      await owner.query(statement);
    await owner.query(sql`analyze`);
  }

  beforeAll(async () => {
    await opened().clear();
    ({ database, owner } = opened());
    const person = { teamId: TEAM, realName: '', locale: 'en-US', timeZone: 'UTC', kind: 'member' as const };
    await savePerson(database, { ...person, id: ADMIN, handle: 'ada' });
    await saveRoles(database, { teamId: TEAM, personId: ADMIN, source: 'slack', roles: ['admin'] });
    await owner.query(
      sql`insert into people (team_id, id, handle, kind) select ${TEAM}, 'U' || n, 'u' || n, 'member' from generate_series(0, ${MEMBERS}::int) n`,
    );
    await owner.query(
      sql`insert into channel_members (team_id, channel_id, person_id) select ${TEAM}, 'C1', 'U' || n from generate_series(0, ${MEMBERS}::int) n`,
    );
    await owner.query(
      sql`insert into access_rules (key, readers) values ('everyone', '{everyone}') on conflict do nothing`,
    );
    await owner.query(
      sql`insert into sources (kind, location, access_id) values ('csv', '/srv/accounts', (select min(id) from access_rules))`,
    );
    await owner.query(
      sql`insert into accounts (id, source_id, name, access_id) select 'a' || n, (select min(id) from sources), 'Company ' || n, (select min(id) from access_rules) from generate_series(1, ${ACCOUNTS}::int) n`,
    );
    await owner.query(sql`
      insert into events (team_id, event_id, kind, thread_key, payload, person_id, channel_id)
      select ${TEAM}, 'w' || n, 'event', 'w' || n, '{}', 'U' || n % 300, 'C' || n % 50 from generate_series(1, ${WAITING}::int) n`);
    const at = new Date(now.getTime() - 86_400_000 / 2);
    const set = { teamId: TEAM, expectedVersion: 0, actor: 'U_ADMIN', at };
    await changeSetting(database, {
      ...set,
      family: 'triage',
      value: { channelId: 'C1', digestAt: '00:00', timeZone: 'UTC' },
    });
    await addHistory(1, Math.ceil(TURNS / 3));
    // Done within the day, as it is each time but one.
    await forgetOldTexts(database, { teamId: TEAM, now, rooms: [forgetTurnTexts] });
  }, 120_000);

  const readers: Audience = { teamId: TEAM, everyone: true, people: [] };
  const chat = { worker: 'w', leaseMs: 1_000, surface: 'chat' as const };
  const WORK: Record<string, (on: OpenDatabase) => Promise<unknown>> = {
    'storing a delivery': (on) =>
      storeEvent(on, {
        teamId: TEAM,
        eventId: `n${Math.random()}`,
        kind: 'event',
        threadKey: 'k1',
        payload: {},
      }),
    'a claim': (on) =>
      claimEvents(on, { worker: 'w', leaseMs: 1, free: { question: 8, quick: 8, upkeep: 2 } }),
    'a claim of a message': (on) => claimOutbox(on, chat),
    'looking when a message is due': (on) => nextOutboxDueMs(on, 'chat'),
    'the health page': (on) => countWaiting(on),
    'the clock of triage': (on) => sweepUnanswered(on),
    'the clock of digests': (on) =>
      postDueDigests({ database: on, clock: { now: () => now }, log, readersOf: async () => readers }),
    'the clock of handoffs': async (on) => [await readDue(on, now), await readNextDue(on)],
    'the clock of retention': (on) => forgetOldTexts(on, { teamId: TEAM, now, rooms: [forgetTurnTexts] }),
    pruning: (on) => pruneBatch(on, { now, keep: [BELONGS_TO_HANDOFF] }),
    'the messages of a reply that is written over': (on) =>
      standingMessages(on, { channelId: asId<ChannelId>('C7'), prefix: 't7:' }),
    'the files of a message': (on) => readCopies(on, 't7:'),
    'App Home of an admin': async (on) =>
      readHome(on, (await readPerson(on, TEAM, ADMIN))!, { botUserId: asId<PersonId>('UBOT'), now }),
    'App Home of anybody': async (on) =>
      readHome(on, (await readPerson(on, TEAM, asId<PersonId>('U7')))!, {
        botUserId: asId<PersonId>('UBOT'),
        now,
      }),
    'questions that an index is compared by': (on) => goldenQuestions(on),
  };
  /** Tables that may be gone through, or of which more is read as they grow, with the reason. */
  const ALLOWED: Partial<Record<string, Record<string, string>>> = {
    'the health page': {
      events: 'what waits is counted, and how much of that is in the index alone changes',
    },
    'App Home of an admin': {
      people: 'each name that rights go by is held against who bears it now: once for each look of an admin',
    },
  };

  async function measureAll(): Promise<Record<string, AskedOfDatabase>> {
    const measured: Record<string, AskedOfDatabase> = {};
    for (const [name, work] of Object.entries(WORK)) measured[name] = (await countRows(database, work)).asked;
    return measured;
  }

  test('goes through no table that grows, and reads no more of any when three times as much is in it', async () => {
    // What is due once is done before it is measured: pruning takes some rounds.
    while ((await pruneBatch(database, { now, keep: [BELONGS_TO_HANDOFF] })).more);
    const before = await measureAll();
    await addHistory(Math.ceil(TURNS / 3) + 1, TURNS);
    while ((await pruneBatch(database, { now, keep: [BELONGS_TO_HANDOFF] })).more);
    const after = await measureAll();
    const faults: string[] = [];
    for (const [name, asked] of Object.entries(after)) {
      const first = before[name]!;
      if (asked.statements > first.statements)
        faults.push(`${name}: ${first.statements} statements, then ${asked.statements}`);
      for (const table of GROWING) {
        if (ALLOWED[name]?.[table] !== undefined) continue;
        const scanned = asked.scanned[table] ?? 0;
        if (scanned > 0) faults.push(`${name}: goes through ${table} (${scanned} rows)`);
        const [was, is] = [first.fetched[table] ?? 0, asked.fetched[table] ?? 0];
        if (is > was * 1.3 + 100) faults.push(`${name}: reads ${was} rows of ${table}, then ${is}`);
      }
    }
    expect(faults).toEqual([]);
  }, 180_000);
});
