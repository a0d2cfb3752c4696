import { setTimeout as sleep } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { BotError } from '../../src/core/bot-error.ts';
import { type Model, NO_USAGE } from '../../src/core/model.ts';
import { createExtractiveModel } from '../../src/models/extractive.ts';
import { createScriptedModel } from '../../src/models/scripted.ts';
import type { Database, OpenDatabase } from '../../src/store/database.ts';
import { saveMembers } from '../../src/store/directory.ts';
import { storeEvent } from '../../src/store/inbox.ts';
import { createRecordingChannel, type RecordingChannel } from '../fakes/recording-channel.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import {
  ANA,
  BEN,
  evidence,
  fillWorkspace,
  flowOf,
  GUEST,
  lookUp,
  newQuestion,
  openTestTurns,
  SALES,
  SENTENCE,
  TEAM,
  toolOf,
  turnsOfSuite,
} from '../fixtures/app-turns.ts';
import { eventually } from '../fixtures/slack-person.ts';

const QUESTION = 'How do I set up SAML single sign-on?';
const DELIVERY = { teamId: TEAM, eventId: 'Ev1', kind: 'event', threadKey: 'asked', payload: {} } as const;
const lost = new BotError('database_unreachable', 'gone', { retryable: true });
const limited = new BotError('slack_rate_limited', 'wait', { retryable: true, retryAfterMs: 60 });
const broken = new BotError('slack_unavailable', 'no answer', { retryable: true, retryAfterMs: 60 });

describeOnEachDatabase('a question', (opened) => {
  let database: OpenDatabase;
  const openTurns = turnsOfSuite(opened);
  beforeEach(() => {
    database = opened().database;
  });
  const counts = async () => {
    const [row] = await database.query<Record<string, number>>(sql`
      select (select count(*)::int from turns) as turns, (select count(*)::int from receipts) as receipts,
        (select count(*)::int from audit_log where action = 'turn') as audited,
        (select count(*)::int from outbox where state in ('pending', 'streaming')) as waiting`);
    return row;
  };
  const stateOf = async (eventId: number) => {
    const [row] = await database.query<{ ended: boolean; sent: boolean }>(sql`
      select finished_at is not null as ended, exists (select 1 from outbox where state = 'sent') as sent
      from events where id = ${eventId}`);
    return row;
  };
  const seen = (channel: RecordingChannel) => channel.messages.filter((message) => !message.withdrawn);
  const expectOne = async (channel: RecordingChannel, more: object = {}) => {
    await eventually('the reply to be delivered', async () => (await counts())?.waiting === 0);
    expect(seen(channel)).toEqual([
      expect.objectContaining({ final: true, outcome: 'answered', text: `${SENTENCE} [1]`, ...more }),
    ]);
    expect(await counts()).toEqual({ turns: 1, receipts: 1, audited: 1, waiting: 0 });
  };

  describe('is answered once', () => {
    test('when it is asked twice', async () => {
      const turns = await openTurns();
      const question = newQuestion();
      const first = await turns.ask(question);
      const second = await turns.ask(question);
      expect(second.turnId).toBe(first.turnId);
      expect(second.reply).toEqual(first.reply);
      await expectOne(turns.channel);
    });

    test('when it is asked five times at the same moment', async () => {
      let looked = 0;
      const tools = [
        toolOf('look_up', async () => {
          looked += 1;
          await sleep(20);
          return [evidence()];
        }),
      ];
      const turns = await openTurns({ tools });
      const question = newQuestion();
      const results = await Promise.all(Array.from({ length: 5 }, () => turns.ask(question)));
      expect(new Set(results.map((one) => one.turnId)).size).toBe(1);
      expect(looked).toBe(1);
      await expectOne(turns.channel);
    });

    test('when two processes answer it at the same moment', async () => {
      const channel = createRecordingChannel();
      const tools = [
        toolOf('look_up', async () => {
          await sleep(30);
          return [evidence()];
        }),
      ];
      const one = await openTurns({ tools, channel });
      const other = await openTurns({ tools, channel }, await opened().openAnother());
      const question = newQuestion();
      await Promise.all([one.ask(question), other.ask(question)]);
      await expectOne(channel);
    });

    test.each(['quotes', 'writes'] as const)(
      'when the database is lost after any one of its statements, by a model that %s',
      async (ability) => {
        const model = ability === 'quotes' ? createExtractiveModel() : createScriptedModel([]);
        let isLost = true;
        for (let nth = 1; isLost; nth++) {
          await opened().clear();
          await fillWorkspace(database);
          const channel = createRecordingChannel();
          let asked = 0;
          const losing = loseAfter(database, () => ++asked === nth);
          const first = await openTestTurns(losing.database, { channel, model });
          const { id: eventId } = await storeEvent(database, DELIVERY);
          const question = newQuestion({ eventId });
          const ended = await first.ask(question).catch(() => undefined);
          isLost = losing.isLost();
          if (!isLost) expect(ended?.endedEvent).toBe(eventId);
          losing.recover();
          await first.close();
          // A delivery that has ended is handled no more: the answer to it is there by then.
          expect(await stateOf(eventId), `after statement ${nth}`).not.toEqual({ ended: true, sent: false });
          await database.query(sql`update outbox set claimed_until = null`);
          const second = await openTurns({ channel, model });
          expect((await second.ask(question)).outcome, `after statement ${nth}`).toBe('answered');
          await expectOne(channel);
          await second.close();
        }
      },
    );

    test('from the checkpoint on when what a model wrote was lost with the database', async () => {
      const channel = createRecordingChannel();
      const losing = loseAfter(database, (text) => text.includes('insert into steps'));
      let looked = 0;
      const look = () => {
        looked += 1;
        return [evidence()];
      };
      const tools = [toolOf('look_up', look)];
      const first = await openTestTurns(losing.database, { channel, tools });
      const question = newQuestion();
      await expect(first.ask(question)).rejects.toMatchObject({ code: 'database_unreachable' });
      losing.recover();
      await first.close();
      const { receipt } = await (await openTurns({ channel, tools })).ask(question);
      expect(receipt.steps.map(({ name }) => name)).toEqual(expect.arrayContaining(['audience', 'act']));
      expect(looked).toBe(1);
      await expectOne(channel);
    });

    test('when the database is lost after the outcome was written and before it was posted', async () => {
      const channel = createRecordingChannel();
      const losing = loseAfter(database, (text) => text.includes('insert into audit_log'));
      const first = await openTestTurns(losing.database, { channel });
      const question = newQuestion();
      await first.ask(question).catch(() => undefined);
      losing.recover();
      await first.close();
      const second = await openTurns({ channel });
      expect((await second.ask(question)).outcome).toBe('answered');
      await expectOne(channel);
    });

    test('when the database is lost between the posting and its record', async () => {
      const channel = createRecordingChannel();
      const losing = loseAfter(database, (text) => text.includes('tried_at = coalesce'));
      const first = await openTestTurns(losing.database, { channel });
      const question = newQuestion();
      await first.ask(question).catch(() => undefined);
      expect(channel.messages).toHaveLength(1);
      losing.recover();
      await first.close();
      await database.query(sql`update outbox set claimed_until = null`);
      const second = await openTurns({ channel });
      await second.ask(question);
      await expectOne(channel);
    });
  });

  describe('has its reply posted once', () => {
    test('when the post took effect and only the answer to it was lost', async () => {
      const turns = await openTurns();
      turns.channel.faults.push({ on: 'deliver', error: broken, afterEffect: true });
      await turns.ask(newQuestion());
      await expectOne(turns.channel);
      expect(turns.channel.calls).toContain('find');
    });

    test('when the post failed before it took effect', async () => {
      const turns = await openTurns();
      turns.channel.faults.push({ on: 'deliver', error: broken });
      await turns.ask(newQuestion());
      await expectOne(turns.channel);
    });

    test('when the platform says to come back later, several times', async () => {
      const turns = await openTurns();
      for (let n = 0; n < 3; n++) turns.channel.faults.push({ on: 'deliver', error: limited });
      const result = await turns.ask(newQuestion());
      expect(result.outcome).toBe('answered');
      expect(turns.channel.messages).toEqual([]);
      await expectOne(turns.channel);
      expect(turns.channel.calls.filter((call) => call === 'deliver')).toHaveLength(4);
    });

    test('and only its own turn is held up by a reply that cannot be delivered', async () => {
      const turns = await openTurns();
      turns.channel.faults.push({ on: 'deliver', error: new BotError('slack_rejected', 'is_archived') });
      await turns.ask(newQuestion());
      await turns.ask(newQuestion());
      expect(seen(turns.channel)).toHaveLength(1);
    });

    test('through an outage of an hour', async () => {
      const turns = await openTurns();
      turns.channel.faults.push({ on: 'deliver', error: broken });
      const { turnId } = await turns.ask(newQuestion());
      await database.query(sql`update outbox set attempts = 60 where turn_id = ${turnId}`);
      turns.channel.faults.push({ on: 'deliver', error: broken });
      await expectOne(turns.channel);
    });
  });

  describe('whose answer streams', () => {
    const sentences = [`${SENTENCE} [1]`, 'It needs a SAML provider. [1]'];
    /** A paragraph cites its source once. */
    const whole = `${SENTENCE} It needs a SAML provider. [1]`;
    const streamed = async (channel = createRecordingChannel()) => {
      const model = createScriptedModel([{ text: sentences.map((one) => `${one} `) }]);
      const tools = [toolOf('search_articles', () => [evidence(`${SENTENCE} It needs a SAML provider.`)])];
      return { model, turns: await openTurns({ model, tools, flows: [], channel }) };
    };

    const appends = ({ channel }: { channel: RecordingChannel }) =>
      channel.calls.filter((call) => call === 'append').length;
    /** Says each piece once the one before it was shown. */
    const saysSlowly = (channel: RecordingChannel, pieces: string[]): Model => ({
      ...createScriptedModel([]),
      async *generate({ purpose }) {
        if (purpose !== 'answer') throw new BotError('model_invalid_output', 'It only answers.');
        for (const [at, text] of pieces.entries()) {
          await eventually('the piece before it', async () => appends({ channel }) >= at);
          yield { type: 'text', text };
        }
        yield { type: 'done', finish: 'stop', usage: NO_USAGE, model: 'slow' };
      },
    });

    test('shows each sentence as it comes, and ends in the same message', async () => {
      const channel = createRecordingChannel();
      const model = saysSlowly(channel, [`${SENTENCE} [1] It needs`, ' a SAML provider. [1] ']);
      const tools = [toolOf('search_articles', () => [evidence(`${SENTENCE} It needs a SAML provider.`)])];
      const turns = await openTurns({ model, tools, flows: [], channel });
      const grown: string[] = [];
      channel.onCall = () => void grown.push(channel.messages[0]?.text ?? '');
      await turns.ask(newQuestion({ text: QUESTION }));
      expect(appends(turns)).toBe(2);
      expect(grown.at(-1)).toContain('provider');
      await expectOne(channel, { text: expect.stringContaining('It needs a SAML provider.') });
    });

    test('shows together what was written while the platform was busy', async () => {
      const { turns, model } = await streamed();
      await turns.ask(newQuestion({ text: QUESTION }));
      model.assertDone();
      expect(appends(turns)).toBe(1);
      await expectOne(turns.channel, { text: whole });
    });

    describe('and takes long', () => {
      const slowSearch = toolOf('search_articles', async () => {
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        return [{ ...evidence(`${SENTENCE} It needs a SAML provider.`), articleId: 'a1' }];
      });

      test('says what is looked into before its first words, in the same message and without a title', async () => {
        const channel = createRecordingChannel();
        const model = createScriptedModel([{ text: sentences.map((one) => `${one} `) }]);
        const turns = await openTurns({ model, tools: [slowSearch], flows: [], channel });
        await turns.ask(newQuestion({ text: QUESTION }));
        await expectOne(channel, { text: whole });
        expect(channel.work[0]).toEqual({
          title: 'Looking it up',
          tasks: [{ id: 'articles', title: 'Searching the articles', isDone: false }],
        });
        expect(channel.work.at(-1)?.tasks).toEqual([
          { id: 'articles', title: 'Searched the articles: 1 found', isDone: true },
        ]);
      });

      test('leaves one message when it is stopped by then', async () => {
        const channel = createRecordingChannel();
        const turns = await openTurns({
          model: createScriptedModel([]),
          tools: [slowSearch],
          flows: [],
          channel,
        });
        const question = newQuestion({ text: QUESTION });
        const asked = turns.ask(question);
        await eventually('the work to be shown', async () => channel.work.length > 0);
        await turns.stop(question);
        expect((await asked).outcome).toBe('stopped');
        await expectOne(channel, { outcome: 'stopped', text: 'Stopped.' });
      });

      test('says nothing of it where it is quoted', async () => {
        const channel = createRecordingChannel();
        const model = createExtractiveModel();
        const turns = await openTurns({ model, tools: [slowSearch], flows: [], channel });
        await turns.ask(newQuestion({ text: QUESTION }));
        expect(channel.work).toEqual([]);
        expect(channel.calls).toEqual(['deliver']);
      });
    });

    test('is posted as a whole where it is quoted', async () => {
      const tools = [toolOf('search_articles', () => [evidence(SENTENCE)])];
      const turns = await openTurns({ model: createExtractiveModel(), tools, flows: [] });
      await turns.ask(newQuestion({ text: 'Is SSO included in Enterprise?' }));
      expect(turns.channel.calls).toEqual(['deliver']);
    });

    test('is written whole into the same message when the stream breaks off', async () => {
      for (const afterEffect of [false, true]) {
        await opened().clear();
        await fillWorkspace(database);
        const channel = createRecordingChannel();
        let appended = 0;
        channel.onCall = (call) => {
          if (call === 'append' && ++appended === 2)
            channel.faults.push({ on: 'append', error: broken, afterEffect });
        };
        const { turns } = await streamed(channel);
        await turns.ask(newQuestion({ text: QUESTION }));
        await expectOne(channel, { text: whole });
      }
    });

    test('is found again when even its first words were posted without an answer', async () => {
      const channel = createRecordingChannel();
      channel.faults.push({ on: 'append', error: broken, afterEffect: true });
      const { turns } = await streamed(channel);
      await turns.ask(newQuestion({ text: QUESTION }));
      await expectOne(channel, { text: whole });
    });

    test('is posted whole where the place cannot stream', async () => {
      const channel = createRecordingChannel();
      channel.streams = false;
      const { turns } = await streamed(channel);
      await turns.ask(newQuestion({ text: QUESTION }));
      await expectOne(channel, { text: whole });
    });

    test('is shown once when it is asked twice at the same moment', async () => {
      const { turns } = await streamed();
      const question = newQuestion({ text: QUESTION });
      await Promise.all([turns.ask(question), turns.ask(question)]);
      await expectOne(turns.channel, { text: whole });
    });
  });

  describe('whose readers change while it is worked on', () => {
    test('is worked on again for those who are there now', async () => {
      const audiences: string[][] = [];
      const tools = [
        toolOf('look_up', async ({ audience }) => {
          audiences.push([...audience.people].sort());
          if (audiences.length === 1)
            await saveMembers(database, { teamId: TEAM, channelId: SALES, members: [ANA, BEN, GUEST] });
          return [evidence()];
        }),
      ];
      const turns = await openTurns({ tools });
      const result = await turns.ask(newQuestion());
      expect(audiences).toEqual([
        [ANA, BEN],
        [ANA, BEN, GUEST],
      ]);
      expect([...result.receipt.audience.people].sort()).toEqual([ANA, BEN, GUEST]);
      await expectOne(turns.channel);
    });

    test('between a crash and the restart, too', async () => {
      const channel = createRecordingChannel();
      const losing = loseAfter(database, (text) => text.includes('insert into steps'));
      const first = await openTestTurns(losing.database, { channel });
      const question = newQuestion();
      await expect(first.ask(question)).rejects.toThrow();
      losing.recover();
      await first.close();
      await saveMembers(database, { teamId: TEAM, channelId: SALES, members: [ANA, GUEST] });
      const audiences: string[][] = [];
      const tools = [
        toolOf('look_up', ({ audience }) => {
          audiences.push([...audience.people].sort());
          return [evidence()];
        }),
      ];
      await (await openTurns({ channel, tools })).ask(question);
      expect(audiences).toEqual([[ANA, GUEST]]);
      await expectOne(channel);
    });

    test('without end is given up instead of going round for ever', async () => {
      let n = 0;
      const tools = [
        toolOf('look_up', async () => {
          n += 1;
          const members = n % 2 === 0 ? [ANA, BEN] : [ANA, BEN, GUEST];
          await saveMembers(database, { teamId: TEAM, channelId: SALES, members });
          return [evidence()];
        }),
      ];
      const turns = await openTurns({ tools, flows: [lookUp] });
      const result = await turns.ask(newQuestion());
      expect(result.outcome).toBe('failed');
      expect(n).toBeLessThan(20);
    });
  });

  test('is answered by the flow that is surest of it', async () => {
    const sure = flowOf(async ({ call }) => {
      await call('look_up', {});
      return `${SENTENCE} [1]`;
    });
    const unsure = {
      ...flowOf(async () => 'never'),
      name: 'unsure',
      match: () => ({ confidence: 0.7, reason: 'x', input: 0 }),
    };
    const turns = await openTurns({ flows: [unsure, sure] });
    const { receipt } = await turns.ask(newQuestion());
    expect(receipt.route).toMatchObject({ by: 'flow', reason: 'test_flow: test', confidence: 1 });
  });
});

/** A database that is gone right after the first statement that `last` recognises took effect, until it recovers. */
function loseAfter(database: OpenDatabase, last: (text: string) => boolean) {
  let gone = false;
  const guard = (on: Database): Database => ({
    kind: on.kind,
    async query<Row extends object>(statement: SQL): Promise<Row[]> {
      if (gone) throw lost;
      const rows = await on.query<Row>(statement);
      if (last(JSON.stringify(statement).replaceAll('\\n', ' '))) gone = true;
      return rows;
    },
    transaction: (work) =>
      gone ? Promise.reject(lost) : on.transaction((tx) => work({ ...guard(tx), inTransaction: true })),
  });
  return {
    recover: () => {
      gone = false;
    },
    isLost: () => gone,
    database: {
      ...guard(database),
      listen: (channel: string, onNotice: (payload: string) => void) => database.listen(channel, onNotice),
      close: () => Promise.resolve(),
    } satisfies OpenDatabase,
  };
}
