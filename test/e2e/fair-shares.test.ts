import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { t } from '../../src/messages/t.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { eventually, textOf } from '../fixtures/slack-person.ts';

const FLOOD = 150;
const SHARE = 12;
const AT_ONCE = 2;

describe('one person who asks a lot', () => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  beforeAll(async () => {
    bot = await startSlackBot({ mode: 'socket', shares: { atOnce: AT_ONCE, perMinute: SHARE } });
  });
  afterAll(() => bot.close());

  /** Nora asks in her own messages, and has her answer. */
  const answered = async (text: string): Promise<void> => {
    const nora = bot.as('nora');
    const ts = await nora.say('dm', text);
    await eventually('an answer', async () =>
      (await nora.read('dm', ts)).some((one) => one.bot === true && one.final && textOf(one).includes('[1]')),
    );
  };
  /** How many questions of others were begun while Nora's last one waited for its place. */
  const overtaken = async () => {
    const [row] = await bot.app.database.query<{ asked: number; overtaken: number }>(sql`
      with hers as (
        select t.asker_id, t.started_at, e.received_at from turns t join events e on e.turn_id = t.id
        where t.question like '%invite a colleague%')
      select (select count(*)::int from hers) as asked, (
        select count(*)::int from turns t, hers where t.asker_id <> hers.asker_id
          and t.started_at > hers.received_at and t.started_at < hers.started_at) as overtaken`);
    return row!;
  };
  const countOf = async (condition: ReturnType<typeof sql>) => {
    const [row] = await bot.app.database.query<{ count: number }>(
      sql`select count(*)::int as count from events where ${condition}`,
    );
    return row!.count;
  };

  it('overtakes nobody beyond what was under way, is told once, and loses nothing', async () => {
    await answered('How do I set up single sign-on?');
    const sam = bot.as('sam');
    const questions = Array.from({ length: FLOOD }, (_, n) => `@switchboard how do I set up SSO? (${n})`);
    await Promise.all(questions.map((text) => sam.say('sales', text)));
    await answered('How do I invite a colleague?');
    // Its delivery is finished a moment after its answer is read.
    await eventually('her delivery to be finished', async () => (await overtaken()).asked === 1);
    expect((await overtaken()).overtaken).toBeLessThanOrEqual(AT_ONCE);

    await eventually(
      'the rest of the flood to wait',
      async () => (await countOf(sql`deferred and finished_at is null`)) >= FLOOD - SHARE,
      120_000,
    );
    expect(await countOf(sql`outcome = 'failed'`)).toBe(0);
    const note = t('en', 'slack.too_many', { count: SHARE });
    const notes = async () => (await sam.read('sales')).filter((one) => textOf(one).includes(note)).length;
    await eventually('the note', async () => (await notes()) === 1);
    expect(await notes()).toBe(1);
  }, 300_000);
});
