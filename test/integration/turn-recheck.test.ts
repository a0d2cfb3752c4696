import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { readAccountFile } from '../../src/accounts/read-account-file.ts';
import { accountEvidence } from '../../src/accounts/record-evidence.ts';
import { BotError } from '../../src/core/bot-error.ts';
import type { Reply } from '../../src/core/reply.ts';
import { t } from '../../src/messages/t.ts';
import { createScriptedModel } from '../../src/models/scripted.ts';
import { accessRule, parseReaders } from '../../src/store/access-rule.ts';
import { verifyAudit } from '../../src/store/audit-log.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveMembers } from '../../src/store/directory.ts';
import { enqueueMessage, readOutbox } from '../../src/store/outbox.ts';
import { createStoredDirectory } from '../../src/store/stored-directory.ts';
import { formatWithheldNote } from '../../src/turn/format-withheld-note.ts';
import { recheckAudience } from '../../src/turn/recheck-audience.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import {
  ANA,
  BEN,
  evidence,
  GUEST,
  newQuestion,
  SALES,
  SENTENCE,
  TEAM,
  type TestTurns,
  toolOf,
  turnsOfSuite,
} from '../fixtures/app-turns.ts';
import { eventually } from '../fixtures/slack-person.ts';

const PLAIN = t('en', 'turn.not_grounded');
const NOTHING_WITHHELD = { answers: 1, others: false, titles: [], accounts: [] };

describeOnEachDatabase('a reply that waited in line', (opened) => {
  let database: OpenDatabase;
  let source: string;
  const open = turnsOfSuite(opened);
  beforeEach(async () => {
    database = opened().database;
    source = await storeRecord(database);
  });
  const openTurns = async () => {
    const turns = await open({
      tools: [toolOf('look_up', () => [evidence(SENTENCE, source)])],
    });
    turns.channel.streams = false;
    return turns;
  };
  const join = () => saveMembers(database, { teamId: TEAM, channelId: SALES, members: [ANA, BEN, GUEST] });
  const waiting = async () => {
    const [row] = await database.query<{ n: number }>(
      sql`select count(*)::int as n from outbox where state = 'pending'`,
    );
    return row!.n;
  };
  /** Answers during an outage of a minute, as far as the database knows. */
  const answerInOutage = async (turns: TestTurns) => {
    turns.channel.faults.push({
      on: 'deliver',
      error: new BotError('slack_unavailable', 'down', { retryable: true, retryAfterMs: 300 }),
    });
    const asked = await turns.ask(newQuestion({ text: 'Is SSO included in Enterprise?' }));
    expect(await waiting()).toBe(1);
    await database.query(sql`update outbox set created_at = created_at - interval '2 minutes'`);
    return asked;
  };
  const posted = async (turns: TestTurns) => {
    await eventually('the reply to be posted', async () => (await waiting()) === 0);
    return turns.channel.messages.map(({ text, outcome }) => [text, outcome]);
  };

  test('is posted as it is when the readers are those it was written for', async () => {
    const turns = await openTurns();
    await answerInOutage(turns);
    expect(await posted(turns)).toEqual([[`${SENTENCE} [1]`, 'answered']]);
  });

  test('is a plain refusal when somebody came who may not see its source, and is recorded so', async () => {
    const turns = await openTurns();
    const { turnId } = await answerInOutage(turns);
    await join();
    expect(await posted(turns)).toEqual([[PLAIN, 'refused']]);
    expect(await database.query(sql`select outcome, reason from turns`)).toEqual([
      { outcome: 'refused', reason: 'not_grounded' },
    ]);
    const receipt = await turns.receipt(turnId, 'operator');
    expect(receipt).toMatchObject({ outcome: 'refused', reason: 'not_grounded' });
    expect(receipt?.checks.at(-1)).toMatchObject({ check: 'audience', verdict: 'denied' });
    const reply = await turns.reply(turnId, { teamId: TEAM, everyone: false, people: [ANA, BEN] });
    expect(JSON.stringify(reply)).not.toContain('SSO');
    const audited = await database.query(sql`select 1 from audit_log where action = 'withhold'`);
    expect(audited).toHaveLength(1);
  });

  test('is written over where it had begun to show', async () => {
    const turns = await open({
      flows: [],
      tools: [toolOf('search_articles', () => [evidence(SENTENCE, source)])],
      model: createScriptedModel([{ text: `${SENTENCE} [1]` }]),
    });
    await answerInOutage(turns);
    expect(turns.channel.messages.map(({ text }) => text)).toEqual([expect.stringContaining('SSO')]);
    await join();
    expect(await posted(turns)).toEqual([[PLAIN, 'refused']]);
  });

  test('is a plain refusal when a record that its source counts was closed to a reader meanwhile', async () => {
    await database.query(sql`
      insert into contacts (id, name, account_id, access_id, source_id)
      select 'con-1', 'Nora', id, access_id, 1 from accounts where id = 'acc-1'`);
    const wide = { teamId: TEAM, everyone: false, people: [ANA, BEN] };
    const wording = { language: 'en', timeZone: 'UTC' };
    const counted = accountEvidence((await readAccountFile(database, wide, 'acc-1'))!, wording);
    const turns = await open({ tools: [toolOf('look_up', () => [{ ...counted, text: SENTENCE, n: 1 }])] });
    turns.channel.streams = false;
    const { turnId } = await answerInOutage(turns);
    const narrow = await accessRule(database, [`person:${ANA}`]);
    await database.query(sql`update contacts set access_id = ${narrow}`);
    expect(await posted(turns)).toEqual([[PLAIN, 'refused']]);
    // Nor does the explanation quote it to anyone who may not see the contact.
    const alone = (id: typeof ANA) => ({ teamId: TEAM, everyone: false, people: [id] });
    expect((await turns.receipt(turnId, alone(ANA)))?.citations).toHaveLength(1);
    expect((await turns.receipt(turnId, alone(BEN)))?.citations).toEqual([]);
  });

  test('is nothing, where nobody waits for it and a reader may not see what it rests on', async () => {
    const turns = await openTurns();
    const note = formatWithheldNote({ language: 'en' }, NOTHING_WITHHELD);
    const reply: Reply = { ...note!, restsOn: [source] };
    const address = { surface: 'chat' as const, teamId: TEAM, channelId: SALES, askerId: BEN };
    await join();
    await enqueueMessage(database, { key: 'news:1', lane: 'news', operation: 'post', address, reply });
    expect(await posted(turns)).toEqual([]);
    expect(await database.query(sql`select reply from outbox where key = 'news:1'`)).toEqual([
      { reply: null },
    ]);
  });

  test('leaves the audit log one chain when many are withheld at once', async () => {
    const turns = await openTurns();
    const note = formatWithheldNote({ language: 'en' }, NOTHING_WITHHELD);
    const reply: Reply = { ...note!, restsOn: [source] };
    const address = { surface: 'chat' as const, teamId: TEAM, channelId: SALES, askerId: BEN };
    await join();
    const keys = Array.from({ length: 20 }, (_, n) => `news:many:${n}`);
    await Promise.all(
      keys.map((key) => enqueueMessage(database, { key, lane: key, operation: 'post', address, reply })),
    );
    const rechecked = await Promise.all(
      keys.map(async (key) => {
        const message = await readOutbox(database, key);
        return recheckAudience({ database, directory: createStoredDirectory(database) }, message!);
      }),
    );
    // The deliverer may have been faster: what it withheld has no reply any more.
    expect(rechecked.filter((message) => message !== null && message.reply !== null)).toEqual([]);
    expect(await posted(turns)).toEqual([]);
    expect((await verifyAudit(database)).brokenAt).toBeNull();
  });

  test('names to the asker alone no source that was closed to them meanwhile', async () => {
    const turns = await openTurns();
    const withheld = {
      answers: 1,
      others: false,
      titles: [],
      accounts: [{ id: source, name: 'Enterprise' }],
    };
    const reply = formatWithheldNote({ language: 'en' }, withheld);
    const address = { surface: 'chat' as const, teamId: TEAM, channelId: SALES, askerId: BEN, viewer: BEN };
    const tell = async (key: string) => {
      await enqueueMessage(database, { key, lane: key, operation: 'post', address, reply });
      return (await posted(turns)).at(-1)?.[0];
    };
    expect(await tell('h_1:withheld:1')).toContain('the records of Enterprise');
    await database.query(sql`update accounts set access_id = ${await accessRule(database, ['admins'])}`);
    const told = await tell('h_2:withheld:1');
    expect(told).not.toContain('Enterprise');
    expect(told).toContain('one of my earlier answers');
    expect(told).toContain(t('en', 'turn.handoff.withheld.source'));
  });

  test('is looked at again even at once when it answers no turn', async () => {
    const turns = await openTurns();
    const reply: Reply = {
      turnId: null,
      outcome: 'handed_off',
      language: 'en',
      parts: [{ type: 'text', text: `${SENTENCE} [1]` }],
      citations: [{ n: 1, kind: 'passage', id: source, title: 'Enterprise', quote: SENTENCE }],
      choices: [],
      suggestions: [],
      notes: [],
      controls: [],
      actions: [{ name: 'handoff_take', label: 'Take over', value: '{}' }],
    };
    const address = { surface: 'chat' as const, teamId: TEAM, channelId: SALES, askerId: ANA };
    const put = (key: string, to = address) =>
      enqueueMessage(database, { key, lane: 'h_1:lead', operation: 'post', address: to, reply });
    await put('h_1:details:1');
    expect(await posted(turns)).toEqual([[`${SENTENCE} [1]`, 'handed_off']]);
    await join();
    await put('h_1:details-2:1');
    expect((await posted(turns)).at(-1)).toEqual([PLAIN, 'handed_off']);
    await put('h_1:note:1', { ...address, viewer: BEN } as typeof address);
    expect((await posted(turns)).at(-1)).toEqual([`${SENTENCE} [1]`, 'handed_off']);
  });
});

/** A record that every full member may read, and a guest may not. */
async function storeRecord(database: OpenDatabase): Promise<string> {
  const accessId = await accessRule(database, parseReaders('everyone'));
  await database.query(sql`
    insert into accounts (id, name, access_id, source_id) values ('acc-1', 'Enterprise', ${accessId}, 1)`);
  return 'account:acc-1';
}
