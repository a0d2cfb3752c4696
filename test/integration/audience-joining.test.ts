import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Audience, Reader } from '../../src/core/audience.ts';
import { BotError } from '../../src/core/bot-error.ts';
import { createLog } from '../../src/core/log.ts';
import { createFlows } from '../../src/flows/create-flows.ts';
import type { Flow } from '../../src/flows/define-flow.ts';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { createSearchTool } from '../../src/knowledge/search-tool.ts';
import { createExtractiveModel } from '../../src/models/extractive.ts';
import type { SlackApi } from '../../src/slack/api/slack-api.ts';
import { SlackRejection } from '../../src/slack/api/translate-slack-error.ts';
import { createSlackDirectory } from '../../src/slack/directory/slack-directory.ts';
import { syncDirectory } from '../../src/slack/directory/sync-directory.ts';
import { accessRule } from '../../src/store/access-rule.ts';
import { addMember, noteChannel, removeMember, saveGroup } from '../../src/store/directory.ts';
import { recordMessage } from '../../src/store/messages.ts';
import { readOutbox } from '../../src/store/outbox.ts';
import { createStoredDirectory } from '../../src/store/stored-directory.ts';
import { audienceOf, UNLISTED } from '../../src/turn/audience-of.ts';
import { deliverNext } from '../../src/turn/deliver.ts';
import { rehearse } from '../../src/turn/rehearse.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import {
  ANA,
  BEN,
  fillWorkspace,
  GUEST,
  lookUp,
  newQuestion,
  openTestTurns,
  SALES,
  TEAM,
  type TestTurns,
} from '../fixtures/app-turns.ts';
import { eventually } from '../fixtures/slack-person.ts';

const SECRET = 'The floor price of project Nightjar is 28 euros.';
const QUESTION = 'What is the floor price of project Nightjar?';

describeOnEachDatabase('somebody who joins a channel', (opened) => {
  let turns: TestTurns;

  beforeEach(async () => {
    await opened().clear();
    const { database } = opened();
    await fillWorkspace(database);
    await saveGroup(database, {
      teamId: TEAM,
      id: 'S1',
      handle: 'sales',
      name: 'Sales',
      members: [ANA, BEN],
    });
    const embedder = createLocalEmbedder(database);
    async function* articles() {
      const readers: Reader[] = ['group:sales'];
      const article = {
        externalId: 'floor',
        title: 'Floor prices',
        supersedes: [],
        links: [],
        body: SECRET,
        readers,
      };
      yield { type: 'article' as const, ...article };
    }
    const source = { kind: 'markdown' as const, location: '/kb' };
    await ingestArticles(database, { source, readers: ['admins'], articles: articles(), embedder });
    turns = await openTestTurns(database, {
      model: createExtractiveModel(),
      tools: [createSearchTool(database, embedder)] as never,
      flows: createFlows(database),
    });
    return () => turns.close();
  });
  const join = () => addMember(opened().database, { teamId: TEAM, channelId: SALES, personId: GUEST });
  const leave = () => removeMember(opened().database, { teamId: TEAM, channelId: SALES, personId: GUEST });
  const alone = (id: typeof ANA): Audience => ({ teamId: TEAM, everyone: false, people: [id] });

  test('changes nothing of what was said before', async () => {
    const { turnId } = await turns.ask(newQuestion({ text: QUESTION }));
    const before = { messages: [...turns.channel.messages], outbox: await outbox() };
    expect(before.messages.at(-1)?.text).toContain('28 euros');
    await join();
    expect(turns.channel.messages).toEqual(before.messages);
    expect(await outbox()).toEqual(before.outbox);
    // Those who were there may still ask what it rests on.
    expect(JSON.stringify(await turns.reply(turnId, alone(ANA)))).toContain('28 euros');
    expect((await turns.receipt(turnId, alone(ANA)))?.citations).toHaveLength(1);
  });

  test('is rehearsed: which answers they would read, and what these rest on that they may not', async () => {
    const { database } = opened();
    const { turnId } = await turns.ask(newQuestion({ text: QUESTION }));
    await turns.ask(newQuestion({ text: QUESTION, viewer: ANA }));
    const place = { teamId: TEAM, channelId: SALES };
    const asGuest = () => rehearse(database, { ...place, readers: alone(GUEST) });
    const [answer, ...others] = await asGuest();
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ turn: turnId, gone: [] });
    expect(answer!.unreadable).toEqual([expect.stringMatching(/^passage:\d+$/)]);
    expect(await rehearse(database, { ...place, readers: alone(BEN) })).toMatchObject([{ unreadable: [] }]);
    const everyone = { teamId: TEAM, everyone: true, people: [] };
    expect(await rehearse(database, { ...place, readers: everyone })).toMatchObject([
      { turn: turnId, unreadable: answer!.unreadable },
    ]);
    await database.query(sql`delete from passages`);
    expect(await asGuest()).toMatchObject([{ unreadable: [], gone: answer!.unreadable }]);
    await database.query(sql`update turns set started_at = now() - interval '91 days'`);
    expect(await asGuest()).toEqual([]);
  });

  test('changes everything that is said afterwards, until they leave again', async () => {
    expect((await turns.ask(newQuestion({ text: QUESTION }))).outcome).toBe('answered');
    await join();
    const among = await turns.ask(newQuestion({ text: QUESTION }));
    expect(among.outcome).toBe('refused');
    expect(JSON.stringify([among.reply, among.receipt.seen])).not.toMatch(/28 euros|Floor prices/);
    await leave();
    expect((await turns.ask(newQuestion({ text: QUESTION }))).outcome).toBe('answered');
  });

  test('learns nothing by asking why, for the sources, or to be answered again', async () => {
    const { turnId } = await turns.ask(newQuestion({ text: QUESTION }));
    await join();
    expect(await turns.reply(turnId, alone(GUEST))).toBeNull();
    const receipt = await turns.receipt(turnId, alone(GUEST));
    expect(receipt).toMatchObject({ seen: [], citations: [] });
    expect(JSON.stringify(receipt)).not.toMatch(/Floor|\b28\b euros/);
    const again = await turns.refresh(turnId);
    expect(again?.outcome).toBe('refused');
    expect(turns.channel.messages.at(-1)?.text).not.toContain('28');
  });

  test('is not told of it through the thread', async () => {
    const first = newQuestion({ text: QUESTION });
    const { turnId } = await turns.ask(first);
    const { threadTs, channelId } = first;
    const own = { teamId: TEAM, channelId, threadTs, ts: `${threadTs}5` as typeof threadTs };
    const said = { authorId: 'U_BOT' as typeof ANA, authorKind: 'self' as const, outboxKey: `${turnId}:1` };
    await recordMessage(opened().database, { ...own, ...said, text: SECRET });
    await join();
    const next = await turns.ask(newQuestion({ text: 'And for more seats?', threadTs, askerId: GUEST }));
    expect(JSON.stringify([next.reply, next.receipt])).not.toMatch(/28 euros|Floor prices/);
  });

  test('keeps a private answer of somebody else from being repeated there', async () => {
    await join();
    const asked = { text: QUESTION, viewer: ANA };
    const alone = await turns.ask(newQuestion(asked));
    expect(alone.outcome).toBe('answered');
    const shared = await turns.ask(newQuestion({ text: QUESTION }));
    expect(shared.outcome).toBe('refused');
    expect(
      await turns.reply(alone.turnId, { teamId: TEAM, everyone: false, people: [ANA, BEN, GUEST] }),
    ).toBeNull();
  });

  test('is not asked which of several things is meant that they may not know of, when the question waited', async () => {
    const choices = [{ label: 'Nightjar North', question: 'What of Nightjar North?' }];
    const clarify: Flow = {
      ...lookUp,
      run: async () => ({ type: 'clarify', text: 'Which one?', choices }),
    };
    const asking = await openTestTurns(opened().database, { flows: [clarify] });
    for (const joins of [false, true]) {
      const later = new BotError('slack_unavailable', 'Down.', { retryable: true, retryAfterMs: 600_000 });
      asking.channel.faults.push({ on: 'deliver', error: later });
      const { turnId } = await asking.ask(newQuestion());
      if (joins) await join();
      await opened().database.query(sql`
        update outbox set created_at = now() - interval '5 minutes', not_before = now() where state = 'pending'`);
      const log = createLog('silent');
      const directory = createStoredDirectory(opened().database);
      const deps = { database: opened().database, directory, replyChannel: asking.channel, log, worker: 'w' };
      await deliverNext({ ...deps, surface: 'chat' });
      const read = () => readOutbox(opened().database, `${turnId}:1`);
      // The turns' own deliverer may have been faster, and be at it still.
      await eventually('the reply to be delivered', async () => (await read())?.state === 'sent');
      const stored = await read();
      expect(stored).toMatchObject({ reply: { outcome: joins ? 'refused' : 'clarified' } });
      expect(stored?.reply?.choices).toEqual(joins ? [] : choices);
      // Either deliverer may have posted it.
      const texts = [...asking.channel.messages, ...turns.channel.messages]
        .filter(({ key }) => key === `${turnId}:1`)
        .map(({ text }) => text.includes('Which one?'));
      expect(texts).toEqual([!joins]);
    }
    await asking.close();
  });

  function outbox(): Promise<object[]> {
    return opened().database.query(sql`select key, state, reply from outbox order by id`);
  }
});

/** What Slack says of the workspace, whatever events were lost. */
interface SlackSays {
  members: string[];
  guests: string[];
}

describeOnEachDatabase('without the events that say so', (opened) => {
  let says: SlackSays;
  let now: Date;
  const clock = { now: () => now };
  const minutes = (count: number) => {
    now = new Date(now.getTime() + count * 60_000);
  };

  beforeEach(async () => {
    await opened().clear();
    await fillWorkspace(opened().database);
    now = new Date();
    says = { members: [ANA, BEN], guests: [GUEST] };
  });
  const userOf = (id: string) => ({
    id,
    team_id: TEAM,
    name: id.toLowerCase(),
    is_restricted: says.guests.includes(id),
  });
  const answers: Record<string, () => unknown> = {
    'conversations.members': () => ({ members: says.members }),
    'conversations.info': () => ({ channel: channelOf() }),
    'conversations.list': () => ({ channels: [channelOf()] }),
    'users.list': () => ({ members: [ANA, BEN, GUEST].map(userOf) }),
    'usergroups.list': () => ({ usergroups: [] }),
  };
  const channelOf = () => ({ id: SALES, name: 'sales', is_private: true, is_member: true });
  const api = {
    call: async (method: string, _: unknown, schema: z.ZodType) => schema.parse(answers[method]!()),
  } as unknown as SlackApi;
  const deps = () => ({ api, database: opened().database, clock, log: createLog('silent') });
  const readers = async () => {
    const place = { teamId: TEAM, channelId: SALES, askerId: ANA, viewerId: null };
    return (await audienceOf(createSlackDirectory(deps()), opened().database, place)).people;
  };

  test('who is in a channel is read again within a quarter of an hour', async () => {
    expect(await readers()).toEqual([ANA, BEN]);
    says.members.push(GUEST);
    minutes(14);
    expect(await readers()).toEqual([ANA, BEN]);
    minutes(2);
    expect(await readers()).toEqual([ANA, BEN, GUEST].sort());
  });

  test('somebody who was made a guest is one after the next reconciliation', async () => {
    const kindOf = async () => {
      const [row] = await opened().database.query<{ kind: string }>(
        sql`select kind from people where id = ${BEN}`,
      );
      return row?.kind;
    };
    expect(await kindOf()).toBe('member');
    says.guests.push(BEN);
    await syncDirectory({ ...deps(), teamId: TEAM, botUserId: 'U_BOT' as typeof ANA });
    expect(await kindOf()).toBe('guest');
  });

  test('who left a channel reads nothing by it any more after the next reconciliation', async () => {
    const { database } = opened();
    const memberships = () =>
      database.query<{ id: string }>(
        sql`select person_id as id from channel_members where channel_id = ${SALES} order by 1`,
      );
    const sync = () => syncDirectory({ ...deps(), teamId: TEAM, botUserId: 'U_BOT' as typeof ANA });
    await accessRule(database, [`channel:${SALES}`]);
    says.members = [ANA];
    await sync();
    expect(await memberships()).toEqual([{ id: ANA }]);
    const told = answers['conversations.members']!;
    answers['conversations.members'] = () => {
      throw new SlackRejection('conversations.members', 'not_in_channel', null);
    };
    await sync();
    answers['conversations.members'] = told;
    expect(await memberships()).toEqual([]);
  });

  test('a channel whose members Slack does not tell is answered to nobody', async () => {
    minutes(20);
    answers['conversations.members'] = () => {
      throw new Error('Slack is down.');
    };
    await expect(readers()).rejects.toThrow('Slack is down.');
  });

  test('a connected channel is read by people whom nobody lists', async () => {
    const { database } = opened();
    const place = { teamId: TEAM, channelId: SALES, askerId: ANA, viewerId: null };
    const readers = () => audienceOf(createStoredDirectory(database), database, place);
    expect((await readers()).people).not.toContain(UNLISTED);
    await noteChannel(database, { teamId: TEAM, channelId: SALES, connected: true });
    expect(await readers()).toMatchObject({
      everyone: false,
      people: expect.arrayContaining([ANA, UNLISTED]),
    });
  });

  test('the asker is among the readers, and closed accounts are not', async () => {
    const { database } = opened();
    const place = { teamId: TEAM, channelId: SALES, askerId: GUEST, viewerId: null };
    const readers = () => audienceOf(createStoredDirectory(database), database, place);
    expect((await readers()).people).toContain(GUEST);
    await database.query(sql`update people set deleted = true where id = ${BEN}`);
    expect((await readers()).people).not.toContain(BEN);
    await noteChannel(database, { teamId: TEAM, channelId: SALES, isPublic: true, connected: false });
    expect(await readers()).toEqual({ teamId: TEAM, everyone: true, people: [GUEST] });
  });
});
