import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asId, type TeamId } from '../../src/core/ids.ts';
import { forgetFeedbackTexts } from '../../src/feedback/forget-feedback-texts.ts';
import { forgetHandoffTexts } from '../../src/handoff/forget-texts.ts';
import { columnsHolding, type Holding, PRIVACY_CATALOGUE } from '../../src/store/privacy-catalogue.ts';
import { forgetTurnTexts } from '../../src/store/retention.ts';
import { playsOn } from '../fixtures/handoff-play.ts';
import { runCommand } from '../fixtures/run-command.ts';
import { startSlackBot } from '../fixtures/slack-bot.ts';
import { eventually, textOf } from '../fixtures/slack-person.ts';

/** Said by one person and found in no article or record. */
const WORD = 'Quillfeather';

let bot: Awaited<ReturnType<typeof startSlackBot>>;
const plays = playsOn(() => bot);
beforeAll(async () => {
  bot = await startSlackBot({ mode: 'socket' });
  await plays.setUp();
}, 120_000);
afterAll(() => bot?.close());

/** Where a word stands, as `table.column`, in whatever may hold what somebody said or is called. */
async function placesOf(
  word: string,
  holdings: readonly Holding[] = ['code', 'person', 'name', 'words', 'setup'],
): Promise<string[]> {
  const places: string[] = [];
  for (const table of Object.keys(PRIVACY_CATALOGUE)) {
    for (const column of columnsHolding(table, holdings)) {
      const rows = await bot.app.database.query(sql`
        select 1 from ${sql.identifier(table)} where ${sql.identifier(column)}::text ilike ${`%${word}%`} limit 1`);
      if (rows.length > 0) places.push(`${table}.${column}`);
    }
  }
  return places;
}

it('a person who is forgotten leaves their words and name in no column that can hold them', async () => {
  const nora = bot.as('nora');
  // A question with a word of her own, one of another's below it, a 👎 with a comment, and a private one.
  const ts = await nora.say('sales', `@switchboard how do we answer when they bring up Tallowgate, ${WORD}?`);
  const reply = await eventually('an answer with its buttons', async () =>
    (await nora.read('sales', ts)).find((one) => one.final && /good:/.test(textOf(one))),
  );
  const rating = reply.blocks
    .flatMap(
      (block) => (block.elements ?? []) as { action_id?: string; negative_button?: { value: string } }[],
    )
    .find((one) => one.action_id === 'feedback');
  await nora.click({
    channel: 'sales',
    ts: reply.ts,
    action_id: 'feedback',
    value: rating!.negative_button!.value,
  });
  const view = await eventually('the form', async () => (await nora.views()).at(-1));
  await nora.submit(view.id, {
    fault: 'source',
    comment: `${WORD} is not meant`,
    expected: `${WORD} himself`,
  });
  await nora.say('sales', `${WORD} said so`, ts);
  // A question that a person takes, with words passed on both ways.
  const play = await plays.ask({ who: 'nora', channel: 'dm' });
  await play.click('priya', 'take');
  await play.askerSees('has taken over');
  await nora.say('dm', `It is about ${WORD}.`, play.asker.thread);
  await play.leadsSee(WORD);
  await bot.as('priya').say('escalations', 'Then do this.', play.leads.thread);
  await play.askerSees('Then do this.');
  const closing = await play.form('priya', 'resolve');
  await bot.as('priya').submit(closing.id, {});
  await plays.settle();

  const before = await placesOf(WORD);
  expect(before).toEqual(
    expect.arrayContaining(['turns.question', 'messages.text', 'triage_reports.comment', 'outbox.reply']),
  );
  expect(await placesOf('Nora Lindqvist')).toEqual(
    expect.arrayContaining(['messages.text', 'people.real_name']),
  );

  const { url } = bot.sandbox;
  await fetch(`${url}/people/nora`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ deleted: true }),
  });
  await eventually('the closed account', async () => {
    const [row] = await bot.app.database.query<{ deleted: boolean }>(
      sql`select deleted from people where id = 'U0FW00001'`,
    );
    return row?.deleted;
  });
  const { code, out } = await runCommand(bot.app, 'forget', 'person', 'U0FW00001');
  expect(code, out).toBe(0);
  expect(await placesOf(WORD)).toEqual([]);
  expect(await placesOf(play.mark)).toEqual([]);
  expect(await placesOf('Lindqvist')).toEqual([]);
  // By the id alone it is still known that they asked.
  expect(await placesOf('U0FW00001')).toEqual(
    expect.arrayContaining(['turns.asker_id', 'messages.author_id']),
  );
}, 180_000);

it('an article that is forgotten leaves none of the words that answers quoted', async () => {
  const ts = await bot.as('marcus').say('dm', 'how do we answer when they bring up Plovernet?');
  await bot.as('marcus').reply('dm', ts);
  await plays.settle();
  const [cited] = await bot.app.database.query<{ quote: string; article: string }>(sql`
    select c ->> 'quote' as quote, p.article_id as article
    from receipts, jsonb_array_elements(body -> 'citations') as c join passages p on 'passage:' || p.id = c ->> 'id'
    order by created_at desc limit 1`);
  // As JSON and Markdown have it, too.
  const quote = cited!.quote.match(/[\p{L} ,]{20,}/u)![0];
  const holdings = ['words', 'article'] as const;
  expect(await placesOf(quote, holdings)).toEqual(
    expect.arrayContaining([
      'articles.body',
      'messages.text',
      'outbox.reply',
      'passages.text',
      'receipts.body',
    ]),
  );
  expect(await runCommand(bot.app, 'forget', 'article', cited!.article)).toMatchObject({ code: 0 });
  expect(await placesOf(quote, holdings)).toEqual([]);
  expect(await placesOf(cited!.article.split('/').at(-1)!, holdings)).toEqual([]);
}, 60_000);

it('what is older than a company keeps texts leaves no word of anybody', async () => {
  const word = 'Windlestrae';
  const diego = bot.as('diego');
  const ts = await diego.say(
    'sales',
    `@switchboard what does Enterprise cost for 250 seats in EUR, ${word}?`,
  );
  await diego.reply('sales', ts);
  await diego.say('sales', `${word} it was`, ts);
  const play = await plays.ask({ who: 'diego', channel: 'dm' });
  await play.click('priya', 'take');
  await play.askerSees('Priya');
  await diego.say('dm', `It is about ${word}.`, play.asker.thread);
  await play.leadsSee(word);
  const closing = await play.form('priya', 'resolve');
  await bot.as('priya').submit(closing.id, {});
  await plays.settle();
  expect(await placesOf(word)).toEqual(expect.arrayContaining(['turns.question', 'messages.text']));
  const old = { teamId: asId<TeamId>(bot.sandbox.teamId), before: new Date(Date.now() + 60_000) };
  await bot.app.database.transaction(async (tx) => {
    for (const forget of [forgetTurnTexts, forgetHandoffTexts, forgetFeedbackTexts]) await forget(tx, old);
  });
  expect(await placesOf(word)).toEqual([]);
  expect(await placesOf(play.mark)).toEqual([]);
}, 120_000);
