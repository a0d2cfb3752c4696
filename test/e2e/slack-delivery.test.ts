import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../fixtures/slack-person.ts';
import { startScriptedBot } from '../fixtures/slack-scripted-bot.ts';

type Bot = Awaited<ReturnType<typeof startScriptedBot>>;

const answer = () => ({ reply: {} });
const countEvents = async (bot: Bot) => {
  const [row] = await bot.database.query<{ n: number }>(sql`select count(*)::int as n from events`);
  return row?.n ?? 0;
};

describe('signed HTTP', () => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await startScriptedBot({ mode: 'http', answer });
  });
  afterAll(() => bot.close());

  function event(id: string): string {
    return JSON.stringify({
      type: 'event_callback',
      team_id: bot.sandbox.teamId,
      event_id: id,
      event: { type: 'channel_created', channel: { id: 'C0GENERAL' } },
    });
  }

  function command(triggerId: string): string {
    const fields = {
      command: '/brief',
      text: '',
      user_id: 'U0ANA',
      channel_id: 'C0GENERAL',
      trigger_id: triggerId,
    };
    return new URLSearchParams({ ...fields, team_id: bot.sandbox.teamId }).toString();
  }

  const secondsAgo = (seconds: number) => String(Math.floor(Date.now() / 1000) - seconds);

  async function post(
    body: string,
    change: {
      timestamp?: string;
      secret?: string;
      signature?: string | null;
      type?: string;
      method?: string;
      path?: string;
    } = {},
  ) {
    const timestamp = change.timestamp ?? secondsAgo(0);
    const secret = change.secret ?? bot.sandbox.signingSecret;
    const genuine = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    const signature = change.signature === undefined ? genuine : change.signature;
    const method = change.method ?? 'POST';
    return fetch(bot.requestUrl!.replace('/slack/events', change.path ?? '/slack/events'), {
      method,
      headers: {
        'content-type': change.type ?? 'application/json',
        'x-slack-request-timestamp': timestamp,
        ...(signature === null ? {} : { 'x-slack-signature': signature }),
      },
      ...(method === 'POST' ? { body } : {}),
    });
  }

  it.each<[string, Parameters<typeof post>[1]]>([
    ['unsigned', { signature: null }],
    ['signed with another secret', { secret: 'not-the-secret' }],
    ['signed for another body', { signature: `v0=${'0'.repeat(64)}` }],
    ['older than five minutes', { timestamp: secondsAgo(301) }],
    ['from the future', { timestamp: secondsAgo(-3_600) }],
    ['without a sensible timestamp', { timestamp: 'yesterday' }],
  ])('a request that is %s gets 401 and leaves no trace', async (_what, change) => {
    const before = await countEvents(bot);
    expect((await post(event('EvForged'), change)).status).toBe(401);
    expect(await countEvents(bot)).toBe(before);
  });

  it('an identical event within five minutes gets 200 and changes nothing', async () => {
    const timestamp = secondsAgo(200);
    expect((await post(event('EvOnce'), { timestamp })).status).toBe(200);
    const before = await countEvents(bot);
    for (let time = 0; time < 3; time += 1)
      expect((await post(event('EvOnce'), { timestamp })).status).toBe(200);
    expect(await countEvents(bot)).toBe(before);
  });

  it('a connection is kept for longer than the minute that proxies keep it, so that none is closed under a delivery', async () => {
    const { headers } = await post(event('EvKept'));
    expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(60);
  });

  it('an identical command within five minutes gets 200 and changes nothing', async () => {
    const form = { type: 'application/x-www-form-urlencoded' };
    expect((await post(command('1.2.same'), form)).status).toBe(200);
    const before = await countEvents(bot);
    expect((await post(command('1.2.same'), form)).status).toBe(200);
    expect(await countEvents(bot)).toBe(before);
    expect((await post(command('1.2.other'), form)).status).toBe(200);
    expect(await countEvents(bot)).toBe(before + 1);
  });

  it.each<[string, number, () => ReturnType<typeof post>]>([
    ['a body that is no JSON', 400, () => post('{')],
    ['a body of an unknown form', 400, () => post('{"type":"event_callback"}')],
    ['a body that is too large', 413, () => post(JSON.stringify({ padding: 'x'.repeat(1_100_000) }))],
    ['another method', 405, () => post('', { method: 'GET' })],
    ['another path', 404, () => post(event('EvElsewhere'), { path: '/elsewhere' })],
  ])('%s is refused with %i', async (_what, status, send) => {
    const before = await countEvents(bot);
    expect((await send()).status).toBe(status);
    expect(await countEvents(bot)).toBe(before);
  });

  it('what cannot be stored is not acknowledged, so that Slack delivers it again', async () => {
    await bot.database.query(sql`alter table events rename to events_away`);
    try {
      expect((await post(event('EvLater'))).status).toBe(500);
    } finally {
      await bot.database.query(sql`alter table events_away rename to events`);
    }
    expect((await post(event('EvLater'))).status).toBe(200);
  });
});

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await startScriptedBot({ mode, answer });
  });
  afterAll(() => bot.close());

  it('an event that is delivered again changes nothing', async () => {
    const ana = bot.as('ana');
    const ts = await ana.say('general', '@switchboard hello');
    await ana.reply('general', ts);
    await bot.sandbox.whenIdle();
    const events = (await bot.steer('GET', '/events')) as { events: { event_id: string }[] };
    const before = await countEvents(bot);
    for (const { event_id } of events.events) {
      await bot.steer('POST', '/redeliver', { event_id, retry_num: 1, retry_reason: 'http_timeout' });
    }
    await bot.sandbox.whenIdle();
    expect(await countEvents(bot)).toBe(before);
    expect((await ana.read('general', ts)).filter((one) => one.bot)).toHaveLength(1);
    expect(bot.asked.filter((question) => question.ts === ts)).toHaveLength(1);
  });

  it('events of a kind nobody asked for are ignored with a reason', async () => {
    const [ana] = [bot.as('ana')];
    await ana.react('general', await ana.say('general', 'a message of mine'), 'eyes');
    const reason = await eventually('the outcome', async () => {
      const [row] = await bot.database.query<{ reason: string }>(
        sql`select reason from events where reason = 'a reaction that judges nothing'`,
      );
      return row?.reason;
    });
    expect(reason).toBeTruthy();
  });

  it('a post whose fate is unknown is found again by its key', async () => {
    const ana = bot.as('ana');
    const ts = await ana.say('general', 'a thread of its own');
    await bot.steer('POST', '/faults', { method: 'chat.postMessage', kind: 'drop', afterEffect: true });
    const address = {
      surface: 'chat' as const,
      teamId: bot.sandbox.teamId as never,
      channelId: 'C0GENERAL' as never,
      threadTs: ts as never,
      askerId: 'U0ANA' as never,
    };
    const reply = {
      turnId: 't_x',
      outcome: 'answered',
      language: 'en',
      parts: [{ type: 'text', text: 'Once.' }],
    };
    const rest = { citations: [], choices: [], suggestions: [], notes: [], controls: [] };
    const delivery = {
      operation: 'post' as const,
      key: 't_x:1',
      address,
      reply: { ...reply, ...rest } as never,
    };
    await expect(bot.slack.replyChannel.deliver(delivery)).rejects.toMatchObject({
      code: 'slack_unavailable',
      retryable: true,
    });
    await bot.database.query(sql`delete from messages where outbox_key = 't_x:1'`);
    const found = await bot.slack.replyChannel.find(address, 't_x:1', new Date(Date.now() - 60_000));
    const seen = (await ana.read('general', ts)).filter((one) => one.bot);
    expect(seen).toHaveLength(1);
    expect(found?.ts).toBe(seen[0]?.ts);
    expect(await bot.slack.replyChannel.find(address, 't_other:1', new Date(0))).toBeNull();
  });

  it.each(['ratelimited', 'error', 'fatal'])('a reply that meets %s can be tried again', async (kind) => {
    await bot.steer('POST', '/faults', { method: 'chat.postMessage', kind, retryAfterSeconds: 1 });
    const call = bot.slack.api.call(
      'chat.postMessage',
      { channel: 'C0GENERAL', text: 'x' },
      (await import('zod')).z.unknown(),
    );
    await expect(call).rejects.toMatchObject({ retryable: true });
    await bot.steer('DELETE', '/faults');
  });
});

describe('Socket Mode', () => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await startScriptedBot({ mode: 'socket', answer });
  });
  afterAll(() => bot.close());

  const sockets = async () => ((await bot.steer('GET', '/health')) as { sockets: number }).sockets;

  it.each([
    ['/sockets/disconnect', { reason: 'refresh_requested' }],
    ['/sockets/drop', {}],
  ])('after %s it connects again and misses nothing', async (path, body) => {
    const ana = bot.as('ana');
    await bot.steer('POST', path, body);
    const ts = await ana.say('general', '@switchboard are you there?');
    expect((await ana.reply('general', ts)).final).toBe(true);
    await eventually('both connections', async () => (await sockets()) === 2);
    expect((await ana.read('general', ts)).filter((one) => one.bot)).toHaveLength(1);
  });
});
