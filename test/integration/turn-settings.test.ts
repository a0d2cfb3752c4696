import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Model } from '../../src/core/model.ts';
import { defaultSetting, type Setting, type SettingFamily } from '../../src/core/settings.ts';
import { defineFlow } from '../../src/flows/define-flow.ts';
import { t } from '../../src/messages/t.ts';
import { createExtractiveModel } from '../../src/models/extractive.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { changeSetting, readSetting } from '../../src/store/settings.ts';
import { allText } from '../../src/turn/compose-reply.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import {
  ANA,
  BEN,
  evidence,
  flowOf,
  newQuestion,
  SALES,
  SENTENCE,
  TEAM,
  toolOf,
  turnsOfSuite,
} from '../fixtures/app-turns.ts';
import { eventually } from '../fixtures/slack-person.ts';

const COSTLY = 0.4;
/** Answers rightly, at a price. */
const costly: Model = {
  name: 'costly',
  ability: 'writes',
  async *generate({ purpose }) {
    if (purpose === 'understand') yield { type: 'text', text: '{"agent":"service","reason":"x"}' };
    else yield { type: 'text', text: `${SENTENCE} [1]` };
    const usage = { inputTokens: 150, outputTokens: 50, costUsd: purpose === 'understand' ? 0 : COSTLY };
    yield { type: 'done', finish: 'stop', usage, model: 'costly' };
  },
};
const searching = [toolOf('search_articles', () => [evidence()])];

describeOnEachDatabase('what admins set', (opened) => {
  let database: OpenDatabase;
  const openTurns = turnsOfSuite(opened);
  beforeEach(() => {
    database = opened().database;
  });
  const set = async <Family extends SettingFamily>(
    family: Family,
    subject: string,
    value: Partial<Setting<Family>>,
  ) => {
    const { version } = await readSetting(database, TEAM, family, subject);
    const whole = { ...defaultSetting(family), ...value };
    const change = { teamId: TEAM, family, subject, value: whole, expectedVersion: version };
    await changeSetting(database, { ...change, actor: 'test', at: new Date() });
  };

  test('switches a flow’s agent off from the next turn on, and on again, and says what is on', async () => {
    const turns = await openTurns();
    expect((await turns.ask(newQuestion())).outcome).toBe('answered');
    await set('channel', SALES, { agents: ['sales', 'briefing'] });
    const { outcome, reply, receipt } = await turns.ask(newQuestion());
    expect(outcome).toBe('refused');
    expect(receipt.reason).toBe('switched_off');
    expect(allText(reply.parts)).toBe(
      t('en', 'turn.agent_off', { on: 'sales questions and account briefs' }),
    );
    expect(receipt.effectiveSettings?.agents).toEqual(['sales', 'briefing']);
    await set('channel', SALES, {});
    expect((await turns.ask(newQuestion())).outcome).toBe('answered');
  });

  test('switches off what the classifier chooses, and a command', async () => {
    const briefs = defineFlow({
      ...flowOf(async () => null),
      agent: 'briefing',
      command: 'brief',
      match: () => null,
    });
    const turns = await openTurns({ flows: [briefs], tools: searching, model: createExtractiveModel() });
    await set('channel', SALES, { agents: ['sales'] });
    const asked = await turns.ask(
      newQuestion({ text: 'How do I reset the password of a user who cannot sign in to the app?' }),
    );
    expect(asked.receipt).toMatchObject({ outcome: 'refused', reason: 'switched_off', agent: 'service' });
    const brief = await turns.ask(newQuestion({ text: 'Solvane', origin: 'command', command: 'brief' }));
    expect(brief.receipt).toMatchObject({ reason: 'switched_off', agent: 'briefing' });
    await set('channel', SALES, { agents: [] });
    const none = await turns.ask(newQuestion({ text: 'How do I reset a password?' }));
    expect(allText(none.reply.parts)).toBe(t('en', 'turn.all_off'));
  });

  test('holds in that channel only, and lets small talk be', async () => {
    const turns = await openTurns();
    await set('channel', 'C_OTHER', { agents: [] });
    expect((await turns.ask(newQuestion())).outcome).toBe('answered');
    await set('channel', SALES, { agents: [] });
    const quiet = await openTurns({ flows: [] });
    expect((await quiet.ask(newQuestion({ text: 'Thank you!' }))).outcome).toBe('answered');
  });

  test('bounds what a turn may use, in place of the process’s own limits', async () => {
    const turns = await openTurns({ flows: [], tools: searching, model: costly });
    const text = 'Is SSO part of Enterprise?';
    const free = await turns.ask(newQuestion({ text }));
    expect(free.outcome).toBe('answered');
    expect(free.receipt.effectiveSettings).toMatchObject({
      maxTokens: 10_000,
      maxCostUsd: 1,
      daySpent: false,
    });
    await set('budgets', '', { turnMaxTokens: 100 });
    const few = await turns.ask(newQuestion({ text }));
    expect(few.receipt).toMatchObject({ outcome: 'failed', reason: 'budget_exceeded' });
    expect(few.receipt.effectiveSettings).toMatchObject({ maxTokens: 100, maxCostUsd: 1 });
    await set('budgets', '', { turnMaxCostUsd: 0.1 });
    // What a call costs is known when its answer is there, which is not thrown away: nothing is asked after it.
    const dear = await turns.ask(newQuestion({ text }));
    expect(dear.receipt).toMatchObject({ outcome: 'answered', usage: { costUsd: COSTLY } });
  });

  test('lets quotes answer once the day’s money is spent, with a note, until the next day', async () => {
    const turns = await openTurns({ flows: [], tools: searching, model: costly });
    await set('budgets', '', { dailyCostUsd: 0.7 });
    const text = 'Is SSO included in Enterprise?';
    for (const _ of [1, 2]) expect((await turns.ask(newQuestion({ text }))).receipt.model).toBe('costly');
    const { reply, receipt } = await turns.ask(newQuestion({ text }));
    expect(receipt).toMatchObject({ outcome: 'answered', model: 'extractive' });
    expect(receipt.effectiveSettings).toMatchObject({ dailyCostUsd: 0.7, daySpent: true });
    expect(receipt.usage.costUsd).toBe(0);
    expect(reply.notes).toContain(`${t('en', 'turn.model.spent')} ${t('en', 'turn.model.quoted')}`);
    await opened().owner.query(sql`update model_uses set at = at - interval '1 day'`);
    expect((await turns.ask(newQuestion({ text }))).receipt.model).toBe('costly');
  });

  test('holds the money of one person’s day apart from everybody else’s', async () => {
    const turns = await openTurns({ flows: [], tools: searching, model: costly });
    await set('budgets', '', { personDailyCostUsd: 0.7 });
    const text = 'Is SSO included in Enterprise?';
    for (const _ of [1, 2]) expect((await turns.ask(newQuestion({ text }))).receipt.model).toBe('costly');
    const { reply, receipt } = await turns.ask(newQuestion({ text }));
    expect(receipt).toMatchObject({ outcome: 'answered', model: 'extractive' });
    expect(receipt.effectiveSettings).toMatchObject({ daySpent: true, spentBy: 'person' });
    expect(reply.notes).toContain(`${t('en', 'turn.model.spent_person')} ${t('en', 'turn.model.quoted')}`);
    expect((await turns.ask(newQuestion({ text, askerId: BEN }))).receipt.model).toBe('costly');
  });

  test('has a limit for a person’s day and for the workspace’s where nobody has set one', async () => {
    const turns = await openTurns({ flows: [], tools: searching, model: costly });
    const { receipt } = await turns.ask(newQuestion({ text: 'Is SSO included in Enterprise?' }));
    expect(receipt.effectiveSettings).toMatchObject({ personDailyCostUsd: 5, dailyCostUsd: 100 });
  });

  const spentToday = async () => {
    const [row] = await database.query<{ usd: number }>(
      sql`select coalesce(sum(cost_usd), 0)::float8 as usd from model_uses`,
    );
    return row!.usd;
  };

  test('the day’s money is not passed by writing one message over and over, or by refreshing its answer', async () => {
    const turns = await openTurns({ flows: [], tools: searching, model: costly });
    await set('budgets', '', { dailyCostUsd: 1.3 });
    const asked = newQuestion({ text: 'Is SSO included in Enterprise?' });
    const { turnId } = await turns.ask(asked);
    for (let n = 0; n < 6; n++) {
      await turns.edit({ ...asked, text: `Is SSO included in Enterprise? (${n})` });
      await turns.refresh(turnId);
    }
    expect(await spentToday()).toBeLessThanOrEqual(1.3 + COSTLY);
  });

  test('the day’s money is not granted twice to turns that run at the same time', async () => {
    // What a turn leaves of its part is granted to a later one: none ends before all have asked for theirs.
    let calling = 0;
    const together: Model = {
      ...costly,
      async *generate(request) {
        if (request.purpose === 'answer') {
          calling += 1;
          await eventually('all to have asked', async () => {
            const [row] = await database.query<{ ended: number }>(
              sql`select count(*)::int as ended from turns where finished_at is not null`,
            );
            return row!.ended + calling >= 10;
          });
        }
        yield* costly.generate(request);
      },
    };
    const turns = await openTurns({ flows: [], tools: searching, model: together });
    await set('budgets', '', { dailyCostUsd: 1, turnMaxCostUsd: 0.5 });
    const text = 'Is SSO included in Enterprise?';
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, n) => turns.ask(newQuestion({ text, askerId: n % 2 ? ANA : BEN }))),
    );
    expect(results.every(({ outcome }) => outcome === 'answered')).toBe(true);
    expect(await spentToday()).toBeLessThanOrEqual(1);
    const left = await database.query(sql`select 1 from budget_reservations`);
    expect(left).toEqual([]);
  });

  test('what a stopped turn has used up counts', async () => {
    const text = 'Is SSO included in Enterprise?';
    const asked = newQuestion({ text });
    let stop = async () => {};
    const slow: Model = {
      ...costly,
      async *generate(request) {
        yield* costly.generate(request);
        if (request.purpose === 'answer') await stop();
      },
    };
    const turns = await openTurns({ flows: [], tools: searching, model: slow });
    stop = async () => {
      await turns.stop(asked);
    };
    await set('budgets', '', { dailyCostUsd: 0.3 });
    expect((await turns.ask(asked)).outcome).toBe('stopped');
    expect((await turns.ask(newQuestion({ text }))).receipt.model).toBe('extractive');
  });

  test('is read as not set where a row is damaged', async () => {
    const turns = await openTurns();
    await set('channel', SALES, {});
    await database.query(sql`update settings set value = '{"agents": "all"}'`);
    expect((await turns.ask(newQuestion())).outcome).toBe('answered');
  });
});
