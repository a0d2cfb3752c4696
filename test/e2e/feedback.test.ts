import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { asId, type TeamId, type TurnId } from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import { closeTriage } from '../../src/feedback/change-triage.ts';
import { readCurrentRatings } from '../../src/feedback/current-ratings.ts';
import { postDueDigests } from '../../src/feedback/start-triage-clock.ts';
import { changeSetting, readSetting } from '../../src/store/settings.ts';
import { audienceOf } from '../../src/turn/audience-of.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { buttonOf, eventually, type SeenMessage, textOf } from '../fixtures/slack-person.ts';

describe.each(['socket', 'http'] as const)('what people say of answers, over %s', (mode) => {
  let bot: Awaited<ReturnType<typeof startSlackBot>>;
  let team: TeamId;
  beforeAll(async () => {
    bot = await startSlackBot({ mode });
    const [installed] = await bot.app.database.query<{ id: TeamId }>(
      sql`select team_id as id from people limit 1`,
    );
    team = asId<TeamId>(installed!.id);
  });
  afterAll(() => bot?.close());

  /** An answer with where it is, and the values of its feedback buttons. */
  async function ask(who: string, channel: string, text: string) {
    const person = bot.as(who);
    const ts = await person.say(channel, channel === 'dm' ? text : `@switchboard ${text}`);
    // A text that is written over has no buttons for a moment.
    const reply = await eventually('an answer with its buttons', async () =>
      (await person.read(channel, ts)).find((one) => one.final && /good:/.test(textOf(one))),
    );
    return answer(channel, ts, reply);
  }
  function answer(channel: string, thread: string, reply: SeenMessage) {
    const element = reply.blocks
      .flatMap(
        (block) => (block.elements ?? []) as { action_id?: string; negative_button?: { value: string } }[],
      )
      .find((one) => one.action_id === 'feedback');
    if (element === undefined) throw new Error(`No feedback buttons: ${textOf(reply)}`);
    const turnId = asId<TurnId>(element.negative_button!.value.slice('bad:'.length));
    return { channel, thread, ts: reply.ts, reply, turnId };
  }
  type Answer = ReturnType<typeof answer>;

  const press = (who: string, { channel, ts, turnId }: Answer, verdict: 'good' | 'bad') =>
    bot.as(who).click({ channel, ts, action_id: 'feedback', value: `${verdict}:${turnId}` });
  const ratings = async ({ turnId }: Answer) =>
    Object.fromEntries(
      (await readCurrentRatings(bot.app.database, { teamId: team, turnId })).map((one) => [
        one.personId,
        one.value,
      ]),
    );
  const idOf = async (handle: string): Promise<string> => {
    const [row] = await bot.app.database.query<{ id: string }>(
      sql`select id from people where handle = ${handle}`,
    );
    return row!.id;
  };
  const rated = (what: Answer, expected: Record<string, number>) =>
    eventually(`the ratings ${JSON.stringify(expected)}`, async () => {
      const now = await ratings(what);
      const wanted = await Promise.all(
        Object.entries(expected).map(async ([who, value]) => now[await idOf(who)] === value),
      );
      return wanted.every(Boolean) && Object.keys(now).length === wanted.length;
    });
  /** Messages in an answer's thread that only this person sees. */
  const whispers = async (who: string, { channel, thread }: Answer) =>
    (await bot.as(who).read(channel, thread)).filter((one) => one.ephemeral);
  const whispered = (who: string, what: Answer, text: string) =>
    eventually(`"${text}" for ${who}`, async () =>
      (await whispers(who, what)).find((one) => textOf(one).includes(text)),
    );
  const form = (who: string) =>
    eventually('the form', async () => {
      const top = (await bot.as(who).views()).at(-1);
      return top !== undefined && textOf(top).includes('What fits best') ? top : null;
    });
  const itemOf = async ({ turnId }: Answer) =>
    (
      await bot.app.database.query<{ id: string; category: string; state: string }>(
        sql`select id, category, state from triage_items where turn_id = ${turnId} and origin = 'rating'`,
      )
    )[0];

  const QUESTION = 'how do we answer when they bring up Tallowgate?';

  it('👍 by button is kept, and confirmed to that person only', async () => {
    const given = await ask('nora', 'sales', QUESTION);
    await press('diego', given, 'good');
    await rated(given, { diego: 1 });
    await whispered('diego', given, 'Gracias');
    expect(await whispers('nora', given)).toEqual([]);
    expect(await itemOf(given)).toBeUndefined();
  });

  it.each([
    ['tone', 'tone'],
    ['logic', 'logic'],
    ['source', 'data_quality'],
    ['not_covered', 'coverage_gap'],
  ])('👎 by button opens a form at once; %s makes it %s', async (fault, category) => {
    const given = await ask('nora', 'sales', QUESTION);
    await press('nora', given, 'bad');
    const view = await form('nora');
    await whispered('nora', given, 'your 👎 is noted');
    const texts = fault === 'tone' ? {} : { comment: 'It is not so.', expected: 'The other way round.' };
    await bot.as('nora').submit(view.id, { fault, ...texts });
    await whispered('nora', given, 'Thank you. The people');
    expect(await whispers('diego', given)).toEqual([]);
    expect(await itemOf(given)).toMatchObject({ category, state: 'open' });
    const [report] = await bot.app.database.query(sql`
      select r.fault, r.comment, r.expected from triage_reports r join triage_items i on i.id = r.item_id
      where i.turn_id = ${given.turnId}`);
    expect(report).toEqual({ fault, comment: texts.comment ?? null, expected: texts.expected ?? null });
  });

  it('the owner of the article that an answer rests on is sent what was wrong, and sees the item', async () => {
    const given = await ask('nora', 'sales', QUESTION);
    await press('marcus', given, 'bad');
    const view = await form('marcus');
    const comment = 'Tallowgate has covered this since June.';
    await bot.as('marcus').submit(view.id, { fault: 'source', comment });
    const { id } = (await eventually('the item', () => itemOf(given)))!;
    const owner = bot.as('nora');
    const sent = await eventually('the message to the owner', async () =>
      (await owner.read('dm')).find((message) => textOf(message).includes(comment)),
    );
    for (const text of ['Marcus Oyelaran', QUESTION, 'Battlecard: Tallowgate'])
      expect(textOf(sent!)).toContain(text);
    const look = buttonOf(sent!, 'triage:look');
    expect(look.value).toBe(id);
    await owner.click({ channel: 'dm', ts: sent!.ts, ...look });
    await eventually('the item in a modal', async () =>
      (await owner.views()).some(
        (shown) => textOf(shown).includes(comment) && textOf(shown).includes('triage:close:fixed'),
      ),
    );
  });

  it('a reaction counts when it is put there, not when it is taken away, and again when it is put there again', async () => {
    const given = await ask('nora', 'sales', QUESTION);
    const { channel, ts } = given;
    await bot.as('jonas').react(channel, ts, '-1');
    await rated(given, { jonas: -1 });
    await bot.as('jonas').react(channel, ts, '-1', true);
    await rated(given, {});
    await eventually('the item closed', async () => (await itemOf(given))?.state === 'closed');
    await bot.as('jonas').react(channel, ts, 'thumbsdown::skin-tone-3');
    await rated(given, { jonas: -1 });
    expect(await itemOf(given)).toMatchObject({ state: 'open' });
  });

  it('a reaction is confirmed to that person only, with a button that opens the form', async () => {
    const given = await ask('nora', 'sales', QUESTION);
    await bot.as('jonas').react(given.channel, given.ts, '-1');
    const confirmed = await whispered('jonas', given, 'your 👎 is noted');
    expect(await whispers('nora', given)).toEqual([]);
    const { action_id, value } = buttonOf(confirmed, 'complain');
    await bot.as('jonas').click({ channel: given.channel, ts: confirmed.ts, action_id, value });
    const view = await form('jonas');
    await bot.as('jonas').submit(view.id, { fault: 'logic' });
    await whispered('jonas', given, 'Thank you. The people');
  });

  it('a second person rates for themselves, and a reaction after a button is the newer word', async () => {
    const given = await ask('nora', 'sales', QUESTION);
    await press('nora', given, 'bad');
    await rated(given, { nora: -1 });
    await press('greta', given, 'good');
    await rated(given, { nora: -1, greta: 1 });
    await bot.as('nora').react(given.channel, given.ts, '+1');
    await rated(given, { nora: 1, greta: 1 });
    await bot.as('nora').react(given.channel, given.ts, '+1', true);
    await rated(given, { nora: -1, greta: 1 });
  });

  it('the answer that only its asker sees can be rated by them', async () => {
    const given = await ask('nora', 'sales', QUESTION);
    await bot.as('nora').command('sales', '/brief', 'Solvane Foods me');
    const seen = await eventually('the private brief', async () =>
      (await bot.as('nora').read('sales')).find(
        (one) => one.ephemeral && one.final && /good:/.test(textOf(one)),
      ),
    );
    const brief = answer('sales', seen.ts, seen);
    await press('nora', brief, 'bad');
    await rated(brief, { nora: -1 });
    expect(await form('nora')).toBeDefined();
    expect(brief.turnId).not.toBe(given.turnId);
  });

  it('after a 👎 the asker is offered a person, where one is there to ask, and nobody else is', async () => {
    const { database } = bot.app;
    const [channel] = await database.query<{ id: string }>(
      sql`select id from channels where name = 'escalations'`,
    );
    for (const topic of ['sales', 'service', 'other']) {
      const { value, version } = await readSetting(database, team, 'topic', topic);
      await changeSetting(database, {
        teamId: team,
        family: 'topic',
        subject: topic,
        value: { ...value, channelId: channel!.id },
        expectedVersion: version,
        actor: 'test',
        at: new Date(),
      });
    }
    const given = await ask('nora', 'sales', QUESTION);
    await press('nora', given, 'bad');
    await press('jonas', given, 'bad');
    const offered = await whispered('nora', given, 'your 👎 is noted');
    expect(buttonOf(offered, 'handoff')).toMatchObject({ value: given.turnId });
    expect(textOf(await whispered('jonas', given, 'your 👎 is noted'))).not.toContain('"handoff"');
  });

  it('when it is fixed, the person who complained is told in their DM, once, and can ask again there', async () => {
    const given = await ask('nora', 'sales', QUESTION);
    await press('nora', given, 'bad');
    await rated(given, { nora: -1 });
    const { id } = (await itemOf(given))!;
    await closeTriage(bot.app.database, { itemId: id, by: 'operator', as: 'fixed' });
    const told = () =>
      bot
        .as('nora')
        .read('dm')
        .then((all) => all.filter((one) => one.bot && textOf(one).includes('fixed')));
    const message = await eventually('the message', async () => (await told())[0]);
    expect(textOf(message)).toContain('Tallowgate');
    const { action_id, value } = buttonOf(message, 'suggest:0');
    await bot.as('nora').click({ channel: 'dm', ts: message.ts, action_id, value });
    const again = await eventually('an answer', async () =>
      (await bot.as('nora').read('dm', message.ts)).find((one) => one.final && /good:/.test(textOf(one))),
    );
    expect(textOf(again)).toContain('[1]');
    await press('nora', given, 'good');
    await press('nora', given, 'bad');
    await eventually('the item open again', async () => (await itemOf(given))?.state === 'open');
    await closeTriage(bot.app.database, { itemId: id, by: 'operator', as: 'fixed' });
    expect(await told()).toHaveLength(1);
  });

  it('the digest comes once a day, is silent otherwise, and names nothing that a reader of its channel may not see', async () => {
    const { database } = bot.app;
    await database.query(sql`update triage_items set state = 'closed', resolution = 'duplicate'`);
    const internal = await ask(
      'omar',
      'dm',
      'Which release wrote each change three times, and who muted the alarm?',
    );
    expect(textOf(internal.reply)).toContain('internal details');
    await press('omar', internal, 'bad');
    const confidential = await ask('nora', 'deal-brightwater', 'Who owns Brightwater Logistics?');
    await press('nora', confidential, 'bad');
    const open = await ask('mei', 'product', QUESTION);
    await press('mei', open, 'bad');
    for (const given of [internal, confidential, open])
      await eventually('the item', async () => (await itemOf(given))?.state === 'open');
    await database.query(
      sql`update triage_items set opened_at = now() - interval '2 days' where state = 'open'`,
    );
    await database.query(
      sql`update triage_items set digested_at = now() where state = 'open' and origin <> 'rating'`,
    );
    const [channel] = await database.query<{ id: string }>(
      sql`select id from channels where name = 'product'`,
    );
    const { version } = await readSetting(database, team, 'triage');
    const value = { channelId: channel!.id, digestAt: '00:00', timeZone: 'UTC' };
    await changeSetting(database, {
      teamId: team,
      family: 'triage',
      value,
      expectedVersion: version,
      actor: 'test',
      at: new Date(),
    });
    const tick = () =>
      postDueDigests({
        database,
        clock: systemClock,
        log: createLog('silent'),
        readersOf: (place) =>
          audienceOf(bot.slack.directory, database, { ...place, askerId: null, viewerId: null }),
      });
    const seen = () =>
      bot
        .as('ruth')
        .read('product')
        .then((all) => all.filter((one) => one.bot && textOf(one).includes('to look at')));
    await Promise.all([tick(), tick()]);
    const digest = await eventually('the digest', async () => (await seen())[0]);
    expect(textOf(digest)).toContain('3 answers to look at');
    expect(textOf(digest)).toContain('asked in private');
    expect(textOf(digest)).not.toMatch(/internal details|queue|uptime|brightwater/i);
    await tick();
    await tick();
    expect(await seen()).toHaveLength(1);
  });
});
