import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { IncomingQuestion } from '../../src/turn/turn.ts';
import { eventually, textOf } from '../fixtures/slack-person.ts';
import { type Script, startScriptedBot } from '../fixtures/slack-scripted-bot.ts';

const LIFETIME_MS = 1_500;

function answer(question: IncomingQuestion): Script {
  const sentences = ['One is one. [1]', ' Two is two. [1]', ' Three is three. [1]'];
  if (question.text.includes('plain'))
    return { reply: { parts: [{ type: 'text', text: sentences.join('') }] } };
  return {
    shown: sentences,
    reply: { parts: [{ type: 'text', text: sentences.join('') }], controls: ['why'] },
  };
}

describe('what Slack limits or refuses', () => {
  let bot: Awaited<ReturnType<typeof startScriptedBot>>;
  beforeAll(async () => {
    bot = await startScriptedBot({ mode: 'socket', answer, timings: { streamLifetimeMs: LIFETIME_MS } });
  });
  afterEach(() => bot.steer('DELETE', '/faults'));
  afterAll(() => bot.close());

  const fault = (method: string, kind: string, more: object = {}) =>
    bot.steer('POST', '/faults', { method, kind, retryAfterSeconds: 1, ...more });
  async function ask(text: string) {
    const ana = bot.as('ana');
    const ts = await ana.say('general', `@switchboard ${text}`);
    const reply = await eventually('the whole reply', async () => {
      const own = (await ana.read('general', ts)).filter((one) => one.bot && !one.deleted);
      return own.find((one) => one.final && textOf(one).includes('Three is three.')) ?? null;
    });
    const all = (await ana.read('general', ts)).filter((one) => one.bot && !one.deleted);
    return { reply, all };
  }

  it.each([
    ['chat.startStream', 'ratelimited'],
    ['chat.startStream', 'error'],
    ['chat.startStream', 'drop'],
    ['chat.appendStream', 'ratelimited'],
    ['chat.appendStream', 'error'],
    ['assistant.threads.setStatus', 'error'],
    ['agents.sessions.setStatus', 'fatal'],
  ])('a reply survives %s meeting %s, once and whole', async (method, kind) => {
    await fault(method, kind);
    const { all } = await ask(`under ${method} ${kind}`);
    expect(all).toHaveLength(1);
    expect(textOf(all[0]!)).not.toMatch(/One is one.*One is one.*One is one/s);
  });

  it('a stream whose start took effect without an answer is not left behind', async () => {
    await fault('chat.startStream', 'drop', { afterEffect: true });
    const { all } = await ask('an orphan');
    expect(all).toHaveLength(1);
  });

  it('a status that is refused does not keep anybody from being answered', async () => {
    await fault('assistant.threads.setStatus', 'error', { times: 5 });
    expect((await ask('plain')).all).toHaveLength(1);
  });

  it('a stream that Slack ended is written over, and holds everything', async () => {
    const ana = bot.as('ana');
    const ts = await ana.say('general', 'a thread of its own');
    const address = {
      surface: 'chat' as const,
      teamId: bot.sandbox.teamId as never,
      channelId: 'C0GENERAL' as never,
      threadTs: ts as never,
      askerId: 'U0ANA' as never,
    };
    const channel = bot.slack.replyChannel;
    const ref = await channel.append(address, { key: 't_s:1', ref: null, markdown: 'One is one.' });
    await new Promise((resolve) => setTimeout(resolve, LIFETIME_MS + 200));
    await channel.append(address, { key: 't_s:1', ref, markdown: ' Two is two.' });
    const rest = { citations: [], choices: [], suggestions: [], notes: [], controls: [] };
    const text = 'One is one. Two is two. Three is three.';
    const reply = {
      turnId: 't_s',
      outcome: 'answered',
      language: 'en',
      parts: [{ type: 'text', text }],
      ...rest,
    };
    await channel.deliver({
      operation: 'post',
      key: 't_s:1',
      address,
      reply: reply as never,
      streaming: ref!,
    });
    const own = (await ana.read('general', ts)).filter((one) => one.bot);
    expect(own).toHaveLength(1);
    expect(textOf(own[0]!)).toContain(text);
  });
});
