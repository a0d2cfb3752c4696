import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BotError } from '../../src/core/bot-error.ts';
import { asId, type MessageTs, type PersonId } from '../../src/core/ids.ts';
import { createScriptedModel } from '../../src/models/scripted.ts';
import { accessRule } from '../../src/store/access-rule.ts';
import { verifyAudit } from '../../src/store/audit-log.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { saveGroup } from '../../src/store/directory.ts';
import { createStoredDirectory } from '../../src/store/stored-directory.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import {
  ANA,
  BEN,
  evidence,
  flowOf,
  newQuestion,
  type openTestTurns,
  SENTENCE,
  TEAM,
  toolOf,
  turnsOfSuite,
} from '../fixtures/app-turns.ts';
import { insertSample } from '../fixtures/sample-row.ts';
import { eventually } from '../fixtures/slack-person.ts';

const limited = new BotError('slack_rate_limited', 'wait', { retryable: true, retryAfterMs: 300 });
const never = () => new Promise<never>(() => undefined);

describeOnEachDatabase('a turn', (opened) => {
  let database: OpenDatabase;
  afterEach(async () => {
    expect((await verifyAudit(database)).brokenAt).toBeNull();
  });
  const openTurns = turnsOfSuite(opened);
  beforeEach(() => {
    database = opened().database;
  });
  const settled = () =>
    eventually('the outbox to be empty', async () => {
      const [row] = await database.query<{ n: number }>(
        sql`select count(*)::int as n from outbox where state = 'pending'`,
      );
      return row?.n === 0;
    });

  describe('that is changed', () => {
    test('is answered again in place when its question was edited', async () => {
      const turns = await openTurns();
      const question = newQuestion();
      const first = await turns.ask(question);
      const edited = await turns.edit({ ...question, text: 'And in Team?' });
      expect(edited?.turnId).toBe(first.turnId);
      expect(turns.channel.messages).toHaveLength(1);
      expect(turns.channel.messages[0]).toMatchObject({ edits: 1, key: `${first.turnId}:2` });
    });

    test('is not answered again when the same edit is delivered twice', async () => {
      const turns = await openTurns();
      const question = newQuestion();
      await turns.ask(question);
      await turns.edit({ ...question, text: 'And in Team?' });
      await turns.edit({ ...question, text: 'And in Team?' });
      expect(turns.channel.messages).toMatchObject([{ edits: 1 }]);
    });

    test('has one reply when it is edited before the first one could be posted', async () => {
      const turns = await openTurns();
      const question = newQuestion();
      turns.channel.faults.push({ on: 'deliver', error: limited });
      const { turnId } = await turns.ask(question);
      await turns.edit({ ...question, text: 'And in Team?' });
      await settled();
      await sleep(400);
      expect(turns.channel.messages).toMatchObject([{ key: `${turnId}:2`, final: true }]);
    });

    test('has one reply when it is edited while the fate of the first one is unknown', async () => {
      const turns = await openTurns();
      const question = newQuestion();
      turns.channel.faults.push({ on: 'deliver', error: limited, afterEffect: true });
      const { turnId } = await turns.ask(question);
      await turns.edit({ ...question, text: 'And in Team?' });
      await settled();
      expect(turns.channel.messages).toMatchObject([{ key: `${turnId}:2`, final: true }]);
    });

    test('is done again in place when somebody refreshes it', async () => {
      const turns = await openTurns();
      const { turnId } = await turns.ask(newQuestion());
      expect((await turns.refresh(turnId))?.outcome).toBe('answered');
      expect(turns.channel.messages).toMatchObject([{ edits: 1, final: true }]);
    });

    test('that nobody asked is not edited, withdrawn, refreshed or stopped', async () => {
      const turns = await openTurns();
      const message = newQuestion();
      expect(await turns.edit({ ...message, text: 'x' })).toBeNull();
      expect(await turns.withdraw(message)).toBe(false);
      expect(await turns.refresh(asId('t_none'))).toBeNull();
      expect(await turns.stop(message)).toBe(false);
    });
  });

  describe('whose question was deleted', () => {
    test('has its reply taken back, once', async () => {
      const turns = await openTurns();
      const question = newQuestion();
      await turns.ask(question);
      expect(await turns.withdraw(question)).toBe(true);
      await turns.withdraw(question);
      expect(turns.channel.messages).toMatchObject([{ withdrawn: true }]);
      expect(turns.channel.calls.filter((call) => call === 'deliver')).toHaveLength(2);
    });

    test('has no reply posted that was still waiting', async () => {
      const turns = await openTurns();
      const question = newQuestion();
      turns.channel.faults.push({ on: 'deliver', error: limited });
      await turns.ask(question);
      await turns.withdraw(question);
      await settled();
      await sleep(400);
      expect(turns.channel.messages.filter((message) => !message.withdrawn)).toEqual([]);
    });

    test('has a reply taken back whose fate was unknown', async () => {
      const turns = await openTurns();
      const question = newQuestion();
      turns.channel.faults.push({ on: 'deliver', error: limited, afterEffect: true });
      await turns.ask(question);
      await turns.withdraw(question);
      await settled();
      await sleep(400);
      expect(turns.channel.messages.filter((message) => !message.withdrawn)).toEqual([]);
    });
  });

  describe('that is stopped', () => {
    test('ends as stopped, with one message that says so', async () => {
      const turns = await openTurns({ tools: [toolOf('look_up', never)] });
      const question = newQuestion();
      const asked = turns.ask(question);
      await eventually('the turn to run', () => turns.stop(question));
      expect((await asked).outcome).toBe('stopped');
      expect(turns.channel.messages).toMatchObject([{ outcome: 'stopped', final: true }]);
    });

    test('from another process ends all the same', async () => {
      const turns = await openTurns({ tools: [toolOf('look_up', never)] });
      const other = await openTurns({}, await opened().openAnother());
      const question = newQuestion();
      const asked = turns.ask(question);
      await eventually('the turn to run', () => other.stop(question));
      expect((await asked).outcome).toBe('stopped');
    });

    test('at any moment before it acts ends as stopped', async () => {
      for (const read of ['from channels', 'from people']) {
        let stop = () => Promise.resolve(false);
        const on: OpenDatabase = {
          kind: database.kind,
          async query(statement) {
            const rows = await database.query(statement);
            const text = JSON.stringify(statement);
            if (text.includes(read)) await stop();
            return rows as never;
          },
          transaction: (work) => database.transaction(work),
          listen: (channel, onNotice) => database.listen(channel, onNotice),
          close: () => Promise.resolve(),
        };
        const turns = await openTurns({}, on);
        const question = newQuestion();
        stop = () => turns.stop(question);
        expect((await turns.ask(question)).outcome, read).toBe('stopped');
      }
    });

    test('after it ended stays as it ended', async () => {
      const turns = await openTurns();
      const question = newQuestion();
      await turns.ask(question);
      expect(await turns.stop(question)).toBe(false);
      expect((await turns.ask(question)).outcome).toBe('answered');
    });
  });

  describe('that cannot succeed', () => {
    const expectFailed = async (given: Parameters<typeof openTestTurns>[1], code: string, more = {}) => {
      const turns = await openTurns(given);
      const question = newQuestion(more);
      const result = await turns.ask(question);
      expect(result).toMatchObject({ outcome: 'failed', receipt: { reason: code } });
      await turns.ask(question);
      expect(turns.channel.messages).toMatchObject([{ outcome: 'failed', final: true }]);
      expect(turns.channel.messages[0]?.text).toContain(result.turnId);
      expect(await turns.receipt(result.turnId, 'operator')).toMatchObject({
        outcome: 'failed',
        reason: code,
      });
      return result;
    };

    test('because a tool fails says so with a reference, once', async () => {
      const tools = [toolOf('look_up', () => Promise.reject(new Error('secret detail')))];
      const { reply } = await expectFailed({ tools }, 'tool_failed');
      expect(JSON.stringify(reply)).not.toContain('secret detail');
    });

    test('because the model fails says so with a reference, once', async () => {
      const fail = new BotError('model_unavailable', 'no', { retryable: true });
      const model = createScriptedModel([{ fail }]);
      const tools = [toolOf('search_articles', () => [evidence()])];
      await expectFailed({ model, tools, flows: [] }, 'model_unavailable', {
        text: 'How do I set up SAML single sign-on?',
      });
    });

    test('because nobody can tell who reads the place shows nothing', async () => {
      const directory = {
        ...createStoredDirectory(database),
        members: () => Promise.reject(new BotError('slack_unavailable', 'down', { retryable: true })),
      };
      let looked = 0;
      const tools = [
        toolOf('look_up', () => {
          looked += 1;
          return [evidence()];
        }),
      ];
      await expectFailed({ directory, tools }, 'slack_unavailable');
      expect(looked).toBe(0);
    });

    test('because its place is not known shows nothing', async () => {
      await expectFailed({}, 'forbidden', { channelId: asId('C_UNKNOWN') });
    });

    test('because it calls a tool that was never defined is blocked, and its receipt says so', async () => {
      const flows = [
        flowOf(async ({ call }) => {
          await call('look_up', {});
          await call('wipe_everything', {});
          return SENTENCE;
        }),
      ];
      const { receipt } = await expectFailed({ flows }, 'tool_undefined');
      expect(receipt.toolCalls).toMatchObject([
        { tool: 'look_up', ok: true },
        { tool: 'wipe_everything', ok: false, reason: 'undefined' },
      ]);
      expect(receipt.checks).toContainEqual(
        expect.objectContaining({ check: 'defined_tools_only', verdict: 'denied' }),
      );
    });

    test('because it wants to write without approval is refused, and nothing is written', async () => {
      let wrote = false;
      const tools = [
        toolOf(
          'close_case',
          () => {
            wrote = true;
            return [];
          },
          'write',
        ),
      ];
      const flows = [
        flowOf(
          async ({ call }) => {
            await call('close_case', {});
            return SENTENCE;
          },
          ['close_case'],
        ),
      ];
      const { receipt } = await expectFailed({ tools, flows }, 'forbidden');
      expect(wrote).toBe(false);
      expect(receipt.checks).toContainEqual(
        expect.objectContaining({ check: 'no_write_without_approval', verdict: 'denied' }),
      );
    });

    test('because it calls more tools than it may ends at its budget', async () => {
      const flows = [
        flowOf(async ({ call }) => {
          for (;;) await call('look_up', {});
        }),
      ];
      const { receipt } = await expectFailed({ flows, limits: { maxSteps: 3 } }, 'budget_exceeded');
      expect(receipt.toolCalls.filter((call) => call.ok)).toHaveLength(3);
    });

    test('because a tool never answers ends when its time is up', async () => {
      await expectFailed(
        { tools: [toolOf('look_up', never)], limits: { timeoutMs: 300 } },
        'budget_exceeded',
      );
    });

    test('because of a figure that no source supports is not posted', async () => {
      const flows = [
        flowOf(async ({ call }) => {
          await call('look_up', {});
          return 'Enterprise costs 99 euros. [1]';
        }),
      ];
      const turns = await openTurns({ flows });
      const result = await turns.ask(newQuestion());
      expect(result).toMatchObject({ outcome: 'refused', receipt: { reason: 'not_grounded' } });
      expect(turns.channel.messages[0]?.text).not.toContain('99');
    });
  });

  test("a model's call of a tool that was never defined is blocked and recorded, and not tried again", async () => {
    const model = createScriptedModel([
      { toolCalls: [{ id: '1', name: 'wipe_everything', arguments: '{}' }] },
      { text: `${SENTENCE} [1]` },
    ]);
    const tools = [toolOf('search_articles', () => [evidence()])];
    const turns = await openTurns({ model, tools, flows: [] });
    const { outcome, receipt } = await turns.ask(
      newQuestion({ text: 'How do I set up SAML single sign-on?' }),
    );
    model.assertDone();
    expect(outcome).toBe('answered');
    expect(receipt.toolCalls).toContainEqual(
      expect.objectContaining({ tool: 'wipe_everything', ok: false, reason: 'tool_undefined' }),
    );
    expect(JSON.stringify(receipt.checks)).toContain('wipe_everything');
  });

  describe('as others look at it', () => {
    const audience = (...people: PersonId[]) => ({ teamId: TEAM, everyone: false, people });
    const passage = async (text: string, readers: string) => {
      const access = await accessRule(database, [readers as 'everyone']);
      const [row] = await database.query<{ id: number }>(sql`
        insert into passages (article_id, access_id, ordinal, heading_path, text, language, length)
        values ('a1', ${access}, (select count(*)::int from passages), 'Enterprise', ${text}, 'en', 5) returning id`);
      return evidence(text, `passage:${row!.id}`);
    };

    test('a receipt shows each viewer only what they may see, and nothing of what is left out', async () => {
      await saveGroup(database, { teamId: TEAM, id: 'S1', handle: 'sales', name: '', members: [ANA, BEN] });
      const open = await passage(SENTENCE, 'everyone');
      const closed = await passage('Enterprise needs a SAML provider.', 'group:sales');
      const tools = [toolOf('look_up', () => [open, closed])];
      const flows = [
        flowOf(async ({ call }) => {
          await call('look_up', {});
          return `${SENTENCE} [1]\nEnterprise needs a SAML provider. [2]`;
        }),
      ];
      const turns = await openTurns({ tools, flows });
      const { turnId, outcome } = await turns.ask(newQuestion());
      expect(outcome).toBe('answered');
      const whole = await turns.receipt(turnId, audience(ANA));
      expect(whole?.citations.map((one) => one.id)).toEqual([open.id, closed.id]);
      expect(await turns.reply(turnId, audience(ANA))).not.toBeNull();

      await saveGroup(database, { teamId: TEAM, id: 'S1', handle: 'sales', name: '', members: [BEN] });
      const part = await turns.receipt(turnId, audience(ANA));
      expect(part?.citations.map((one) => one.id)).toEqual([open.id]);
      expect(part?.seen.map((one) => one.id)).toEqual([open.id]);
      expect(JSON.stringify(part)).not.toContain('SAML');
      expect(part?.steps.every((step) => step.counts === undefined)).toBe(true);
      expect(await turns.reply(turnId, audience(ANA))).toBeNull();
      expect(await turns.reply(turnId, audience())).toBeNull();
      expect((await turns.receipt(turnId, 'operator'))?.citations).toHaveLength(2);
    });

    test('what a model wrote of what it was told beside the evidence is for those only who may still see that', async () => {
      const access = await accessRule(database, ['everyone']);
      await insertSample(database, 'products', { rule: 'Hidden Vault', accessId: access });
      const open = await passage(SENTENCE, 'everyone');
      const model = createScriptedModel([
        { text: `${SENTENCE} [1] The company also sells the Hidden Vault.` },
        { text: 'The company also sells the Hidden Vault.' },
      ]);
      const turns = await openTurns({ model, tools: [toolOf('search_articles', () => [open])], flows: [] });
      const { turnId } = await turns.ask(newQuestion({ text: 'How do I set up SAML single sign-on?' }));
      expect(JSON.stringify(await turns.receipt(turnId, audience(ANA)))).toContain('Hidden Vault');

      const nobody = await accessRule(database, ['group:nobody']);
      await database.query(sql`update products set access_id = ${nobody}`);
      const later = JSON.stringify(await turns.receipt(turnId, audience(ANA)));
      expect(later).toContain('left_out');
      expect(later).not.toContain('Hidden Vault');
    });

    test('a question back names its choices only to those whom it was asked', async () => {
      const flows = [
        {
          ...flowOf(async () => null),
          run: async () => ({
            type: 'clarify' as const,
            text: 'Which one?',
            choices: [{ label: 'Hidden Account', question: 'Brief me on Hidden Account' }],
          }),
        },
      ];
      const turns = await openTurns({ flows });
      const { turnId } = await turns.ask(newQuestion());
      expect(await turns.reply(turnId, audience(ANA))).not.toBeNull();
      expect(await turns.reply(turnId, audience(asId<PersonId>('U_GUEST')))).toBeNull();
      expect(await turns.reply(turnId, { teamId: TEAM, everyone: true, people: [] })).toBeNull();
    });

    test('a receipt that does not exist is none', async () => {
      const turns = await openTurns();
      expect(await turns.receipt(asId('t_none'), 'operator')).toBeNull();
      expect(await turns.reply(asId('t_none'), audience(ANA))).toBeNull();
    });
  });

  test('a reply for one person goes to that person alone', async () => {
    const turns = await openTurns();
    const { receipt } = await turns.ask(newQuestion({ viewer: BEN }));
    expect(receipt.audience).toEqual({ teamId: TEAM, everyone: false, people: [BEN] });
    const [row] = await database.query<{ viewer: string }>(
      sql`select address ->> 'viewer' as viewer from outbox`,
    );
    expect(row?.viewer).toBe(BEN);
  });

  test('a thread goes on in the order of its messages', async () => {
    const turns = await openTurns();
    const first = newQuestion();
    await turns.ask(first);
    const next = newQuestion({ threadTs: first.ts as MessageTs });
    expect((await turns.ask(next)).outcome).toBe('answered');
    expect(turns.channel.messages).toHaveLength(2);
  });
});
