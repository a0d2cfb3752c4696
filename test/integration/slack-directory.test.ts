import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { startSandbox } from '../../packages/sandbox/src/start-sandbox.ts';
import { BotError } from '../../src/core/bot-error.ts';
import { asId, type ChannelId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import { createRateLimiter, type Pace, type PaceStore, realPace } from '../../src/slack/api/rate-limiter.ts';
import { createSharedPace } from '../../src/slack/api/shared-pace.ts';
import { createSlackApi, createWebClient } from '../../src/slack/api/slack-api.ts';
import { rateLimited, SlackRejection } from '../../src/slack/api/translate-slack-error.ts';
import { keepDirectory } from '../../src/slack/directory/keep-directory.ts';
import { learnPeople } from '../../src/slack/directory/learn-people.ts';
import { createSlackDirectory } from '../../src/slack/directory/slack-directory.ts';
import { syncDirectory } from '../../src/slack/directory/sync-directory.ts';
import { forgetIdlePace } from '../../src/store/call-pace.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { readChannel } from '../../src/store/directory.ts';
import { listSyncs } from '../../src/store/directory-sync.ts';
import { readPerson } from '../../src/store/people.ts';
import { audienceOf } from '../../src/turn/audience-of.ts';
import { createHealthHandler } from '../../src/web/serve-health.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { type ListedWorkspace, listWorkspace } from '../fixtures/listed-workspace.ts';
import { eventually } from '../fixtures/slack-person.ts';

const teamId = asId<TeamId>('T1');
const botUserId = asId<PersonId>('U_BOT');
const channelId = asId<ChannelId>('C1');
const log = createLog('silent');
const people = ['U1', 'U2', 'U3', 'U4', 'U5'];

describeOnEachDatabase('reading who is who', (app) => {
  let database: OpenDatabase;
  let workspace: ListedWorkspace;
  beforeEach(async () => {
    await app().clear();
    database = app().database;
    workspace = listWorkspace(teamId, { people, members: ['U1', 'U2', 'U_BOT'] });
  });
  const options = (more: object = {}) => ({ api: workspace.api, database, log, teamId, botUserId, ...more });
  const known = async () =>
    (await database.query<{ id: string }>(sql`select id from people order by id`)).map(({ id }) => id);
  const progress = async () => (await listSyncs(database))[0];
  const identity = {
    teamId,
    botUserId,
    enterpriseId: null,
    botId: 'B1',
    name: 'Test',
    url: 'https://test.slack.com/',
  };

  it('keeps all people with the roles that Slack gives them, and the channels', async () => {
    expect(await syncDirectory(options())).toMatchObject({ stage: 'done', people: 5, channels: 1 });
    expect(await known()).toEqual(people);
    expect(await readPerson(database, teamId, asId<PersonId>('U1'))).toMatchObject({
      roles: ['admin'],
      names: ['u1'],
    });
    expect(await readPerson(database, teamId, asId<PersonId>('U2'))).toMatchObject({ roles: [] });
    expect(await readChannel(database, teamId, channelId)).toMatchObject({ name: 'all', kind: 'public' });
  });

  it('goes on where it stopped when the process ends in the middle', async () => {
    let pages = 0;
    workspace.before = (method) => {
      if (method === 'users.list' && ++pages === 3) throw new Error('killed');
    };
    await expect(syncDirectory(options({ worker: 'first' }))).rejects.toThrow('killed');
    expect(await progress()).toMatchObject({ stage: 'people', cursor: '4', people: 4, finishedAt: null });
    workspace.calls = {};
    workspace.before = () => undefined;
    expect(await syncDirectory(options({ worker: 'second' }))).toMatchObject({ people: 5 });
    expect(workspace.calls['users.list']).toBe(1);
    expect(await known()).toEqual(people);
  });

  it('begins a list again whose place Slack has forgotten', async () => {
    await database.query(
      sql`insert into directory_syncs (team_id, stage, cursor) values (${teamId}, 'people', 'gone')`,
    );
    await syncDirectory(options());
    expect(await known()).toEqual(people);
  });

  it('is done by one process for all, and not again while it is fresh', async () => {
    let beside: unknown = 'not tried';
    const other = await app().openAnother();
    workspace.before = () => undefined;
    const call = workspace.api.call;
    workspace.api.call = async (method, args, schema) => {
      if (beside === 'not tried') {
        beside = await syncDirectory({ ...options({ worker: 'second' }), database: other });
      }
      return call(method, args, schema);
    };
    await syncDirectory(options({ worker: 'first' }));
    expect(beside).toBeNull();
    expect(workspace.calls['users.list']).toBe(3);
    expect(await syncDirectory(options({ worker: 'second', freshMs: 60_000 }))).toBeNull();
    expect(await syncDirectory(options({ worker: 'second' }))).not.toBeNull();
    if (other !== database) await other.close();
  });

  it('waits out a 429 and an outage, and says so', async () => {
    const faults: BotError[] = [
      rateLimited('users.list', 300),
      new BotError('slack_unavailable', 'HTTP 503', { retryable: true, retryAfterMs: 10 }),
    ];
    const seen: unknown[] = [];
    workspace.before = (method) => {
      const fault = method === 'users.list' ? faults.shift() : undefined;
      if (fault !== undefined) throw fault;
    };
    const kept = keepDirectory({ api: workspace.api, database, log, identity, worker: 'one' });
    await eventually('it to say what it waits for', async () => {
      seen.push((await progress())?.waitingFor);
      return seen.includes('slack_rate_limited');
    });
    await eventually('all to be read', async () => (await progress())?.stage === 'done');
    expect(await progress()).toMatchObject({ people: 5, waitingFor: null });
    await kept.stop();
  });

  it('is told at /health: how far it is, and what it waits for', async () => {
    const server = createServer(createHealthHandler(database, () => null)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const health = async () => {
      const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/health`);
      return answer.json();
    };
    expect(await health()).toMatchObject({ ok: true, directory: [] });
    workspace.before = (method, { cursor }) => {
      if (method === 'users.list' && cursor === '2') throw rateLimited(method, 600_000);
    };
    const kept = keepDirectory({ api: workspace.api, database, log, identity, worker: 'one' });
    await eventually('it to wait', async () => (await progress())?.waitingFor === 'slack_rate_limited');
    expect(await health()).toMatchObject({
      directory: [
        { team: teamId, reading: 'people', people: 2, readWholeAt: null, waitingFor: 'slack_rate_limited' },
      ],
    });
    await kept.stop();
    server.close();
  });

  it('ends at once when the bot is stopped while it waits, and another process goes on', async () => {
    workspace.before = (method, { cursor }) => {
      if (method === 'users.list' && cursor === '2') throw rateLimited(method, 600_000);
    };
    const kept = keepDirectory({ api: workspace.api, database, log, identity, worker: 'one' });
    await eventually('it to wait', async () => (await progress())?.waitingFor === 'slack_rate_limited');
    await kept.stop();
    workspace.before = () => undefined;
    expect(await syncDirectory(options({ worker: 'two' }))).toMatchObject({ people: 5 });
    expect(workspace.calls['users.list']).toBe(4);
  });
});

describeOnEachDatabase('a place with many readers', (app) => {
  let database: OpenDatabase;
  let workspace: ListedWorkspace;
  const strangers = Array.from({ length: 300 }, (_, n) => `U_X${n}`);
  beforeEach(async () => {
    await app().clear();
    database = app().database;
    workspace = listWorkspace(teamId, { people, members: [...people, ...strangers] });
    await syncDirectory({ api: workspace.api, database, log, teamId, botUserId });
    workspace.calls = {};
  });
  const directory = (now = new Date()) =>
    createSlackDirectory({ api: workspace.api, database, log, clock: { now: () => now } });
  const readers = (now?: Date) =>
    audienceOf(directory(now), database, {
      teamId,
      channelId,
      askerId: asId<PersonId>('U1'),
      viewerId: null,
    });

  it('costs a question no call for each of them: who is unknown is an outsider at once', async () => {
    expect((await readers()).people.sort()).toEqual(strangers.toSorted());
    expect(workspace.calls['users.info']).toBeUndefined();
    expect(workspace.calls['conversations.members']).toBe(1);
    await readers();
    expect(workspace.calls).toEqual({ 'conversations.info': 1, 'conversations.members': 1 });
  });

  it('has them learned behind, one after the other', async () => {
    workspace.members = [...people, 'U_X1', 'U_X2'];
    await readers();
    const learning = await learnPeople({ api: workspace.api, database, log, teamId });
    await eventually('both to be known', async () => {
      const both = [asId<PersonId>('U_X1'), asId<PersonId>('U_X2')];
      const found = await Promise.all(both.map((id) => readPerson(database, teamId, id)));
      return found.every((person) => person?.kind === 'external');
    });
    await learning.stop();
    expect(workspace.calls['users.info']).toBe(2);
  });

  it('remembers whom Slack does not show, and asks for them again after a while', async () => {
    workspace.members = [...people, 'U_X1'];
    workspace.hidden = ['U_X1'];
    await readers();
    const learning = await learnPeople({ api: workspace.api, database, log, teamId });
    await eventually('it to be asked', async () => workspace.calls['users.info'] === 1);
    await eventually('it to be remembered', async () => {
      const rows = await database.query<{ hidden: boolean }>(sql`select hidden from unknown_people`);
      return rows[0]?.hidden === true;
    });
    for (let question = 0; question < 3; question += 1) await readers(new Date(Date.now() + 20 * 60_000));
    expect(await directory().person(teamId, asId<PersonId>('U_X1'))).toBeNull();
    expect(workspace.calls['users.info']).toBe(1);
    await database.query(sql`update unknown_people set ask_at = now()`);
    await learning.stop();
    workspace.hidden = [];
    expect(await directory().person(teamId, asId<PersonId>('U_X1'))).toMatchObject({ kind: 'external' });
  });

  it('is not read one by one again while their number is the same, and a join or a leave that we missed shows in it', async () => {
    workspace.members = Array.from({ length: 1_500 }, (_, n) => `U_${n}`);
    await readers();
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    await readers(later(20));
    expect(workspace.calls['conversations.members']).toBe(1);
    workspace.members = [...workspace.members, 'U_NEW'];
    await database.query(sql`update channels set members_synced_at = now() - interval '1 hour'`);
    expect((await readers()).people).toContain('U_NEW');
    expect(workspace.calls['conversations.members']).toBe(2);
  });
});

describeOnEachDatabase('the pace of several processes', (app) => {
  const rate = { calls: 4, perMs: 60_000 };
  let stores: PaceStore[];
  let slept: number[];
  const pace: Pace = { nowMs: realPace.nowMs, sleep: async (ms) => void slept.push(ms) };
  beforeEach(async () => {
    await app().clear();
    slept = [];
    const shared = (database: OpenDatabase) =>
      createSharedPace({ database, teamId: () => teamId, pace, log });
    stores = [shared(app().database), shared(app().database)];
  });

  it('is one: together they make no more calls than the method allows', async () => {
    const [one, two] = stores.map((store) => createRateLimiter(pace, store));
    const made = await Promise.all(
      [one, two, one, two, one, two].map((each) => each!.tryTake('users.list', rate)),
    );
    expect(made.filter(Boolean)).toHaveLength(4);
    expect(await one!.tryTake('chat.update', rate)).toBe(true);
    expect(await two!.takeSpare('users.list', rate)).toBeGreaterThan(50_000);
  });

  it('stays within Slack, which answers none of their calls with 429', async () => {
    const sandbox = await startSandbox({ port: 0, tiers: true });
    const installation = {
      token: () => Promise.resolve(sandbox.botToken),
      replace: (_token: string, error: Error) => Promise.reject(error),
    };
    const apis = stores.map((store) =>
      createSlackApi(createWebClient({ ...sandbox, log }), installation, realPace, store),
    );
    const asked = Array.from({ length: 30 }, (_, n) =>
      apis[n % 2]!.callNow('users.list', { limit: 1 }, z.looseObject({ members: z.array(z.unknown()) })),
    );
    expect((await Promise.all(asked)).filter((answer) => answer !== null)).toHaveLength(20);
    const counted = await fetch(`${sandbox.url}/calls`);
    expect(await counted.json()).toMatchObject({ methods: { 'users.list': { calls: 20, ratelimited: 0 } } });
    await sandbox.stop();
  });

  it('is held back for all by what Slack asks of one, for those as well who sleep already', async () => {
    const [one, two] = stores.map((store) => createRateLimiter(pace, store));
    await one!.pause('chat.update', 60_000);
    expect(await two!.tryTake('chat.update', rate)).toBe(false);
    expect(await two!.tryTake('users.list', rate)).toBe(true);
    for (let call = 0; call < 3; call += 1) await one!.take('users.list', rate);
    let paused = false;
    pace.sleep = async (ms) => {
      slept.push(ms);
      if (!paused) await one!.pause('users.list', 120_000);
      else await app().database.query(sql`update call_pace set paused_until_ms = 0`);
      paused = true;
    };
    await two!.take('users.list', rate);
    expect(slept.map((ms) => Math.round(ms / 10_000))).toEqual([6, 12]);
  });

  it('is kept by each process alone while the database is away', async () => {
    const away: OpenDatabase = { ...app().database, query: () => Promise.reject(new Error('away')) };
    const limiter = createRateLimiter(
      pace,
      createSharedPace({ database: away, teamId: () => teamId, pace, log }),
    );
    const made: boolean[] = [];
    for (let call = 0; call < 6; call += 1) made.push(await limiter.tryTake('users.list', rate));
    expect(made).toEqual([true, true, true, true, false, false]);
  });

  it('forgets what was not called for an hour', async () => {
    const limiter = createRateLimiter(pace, stores[0]!);
    await limiter.take('users.list', rate);
    await limiter.take('channel:C1', rate);
    await app().database.query(sql`update call_pace set places = '{1}' where key = 'channel:C1'`);
    await forgetIdlePace(app().database);
    expect(await app().database.query(sql`select key from call_pace`)).toEqual([{ key: 'users.list' }]);
  });
});

describeOnEachDatabase('a list that Slack refuses', (app) => {
  it('ends the reading, and the next begins where it was', async () => {
    await app().clear();
    const { database } = app();
    const workspace = listWorkspace(teamId, { people, members: [] });
    workspace.before = (method) => {
      if (method === 'conversations.list') throw new SlackRejection(method, 'missing_scope', null);
    };
    const options = { api: workspace.api, database, log, teamId, botUserId };
    await expect(syncDirectory(options)).rejects.toThrow('missing_scope');
    expect((await listSyncs(database))[0]).toMatchObject({ stage: 'channels', people: 5 });
  });
});
