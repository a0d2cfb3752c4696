import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '../../src/messages/t.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { eventually, textOf } from '../fixtures/slack-person.ts';

const FLOOD = 150;
const SHARE = 12;

describe('one person who asks a lot', () => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  beforeAll(async () => {
    bot = await startSlackBot({ mode: 'socket', shares: { atOnce: 2, perMinute: SHARE } });
  });
  afterAll(() => bot.close());

  /** How long Nora waits for an answer in her own messages. */
  const waited = async (text: string): Promise<number> => {
    const nora = bot.as('nora');
    const from = performance.now();
    const ts = await nora.say('dm', text);
    await eventually('an answer', async () =>
      (await nora.read('dm', ts)).some((one) => one.bot === true && one.final && textOf(one).includes('[1]')),
    );
    return performance.now() - from;
  };
  const countOf = async (condition: ReturnType<typeof sql>) => {
    const [row] = await bot.app.database.query<{ count: number }>(
      sql`select count(*)::int as count from events where ${condition}`,
    );
    return row!.count;
  };

  it('makes nobody else wait beyond twice their time and a second, is told once, and loses nothing', async () => {
    await waited('How do I set up single sign-on?');
    const alone = Math.max(
      await waited('How do I reset a password?'),
      await waited('What is the uptime guarantee?'),
    );
    const sam = bot.as('sam');
    const questions = Array.from({ length: FLOOD }, (_, n) => `@switchboard how do I set up SSO? (${n})`);
    await Promise.all(questions.map((text) => sam.say('sales', text)));
    expect(await waited('How do I invite a colleague?')).toBeLessThan(2 * alone + 1_000);

    await eventually(
      'the rest of the flood to wait',
      async () => (await countOf(sql`deferred and finished_at is null`)) >= FLOOD - SHARE,
      120_000,
    );
    expect(await countOf(sql`outcome = 'failed'`)).toBe(0);
    const told = t('en', 'slack.too_many', { count: SHARE });
    const notes = async () => (await sam.read('sales')).filter((one) => textOf(one).includes(told)).length;
    await eventually('the note', async () => (await notes()) === 1);
    expect(await notes()).toBe(1);
  }, 300_000);
});
