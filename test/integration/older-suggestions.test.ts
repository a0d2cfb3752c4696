import { expect, it } from 'vitest';
import { asId, type MessageTs } from '../../src/core/ids.ts';
import { dropOlderSuggestions } from '../../src/store/older-suggestions.ts';
import { lastSent } from '../../src/store/outbox.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import {
  evidence,
  flowOf,
  newQuestion,
  SALES,
  SENTENCE,
  TEAM,
  toolOf,
  turnsOfSuite,
} from '../fixtures/app-turns.ts';

const suggesting = {
  ...flowOf(async () => null),
  run: async (_: unknown, context: { call(name: string, input: unknown): Promise<unknown> }) => {
    await context.call('look_up', {});
    return {
      type: 'answer' as const,
      parts: [{ type: 'text' as const, text: `${SENTENCE} [1]` }],
      evidence: [{ ...evidence(), n: 1 }],
      suggestions: ['Is SSO part of Enterprise?', 'Is SSO in Enterprise?', 'Is SSO included?'],
    };
  },
};

describeOnEachDatabase('what to ask next', (opened) => {
  const openTurns = turnsOfSuite(opened);

  it('is at most two questions, and is taken off older answers of the same thread, once', async () => {
    const turns = await openTurns({ flows: [suggesting], tools: [toolOf('look_up', () => [evidence()])] });
    const { database } = opened();
    const thread = newQuestion();
    const elsewhere = await turns.ask(newQuestion());
    const first = await turns.ask(thread);
    const second = await turns.ask(newQuestion({ threadTs: thread.ts }));
    expect(first.reply.suggestions).toHaveLength(2);
    const newest = (await lastSent(database, second.turnId))!;
    const place = {
      teamId: TEAM,
      channelId: SALES,
      threadTs: asId<MessageTs>(thread.ts),
      newestKey: newest.key,
    };
    const dropped = await dropOlderSuggestions(database, place);
    expect(dropped.map(({ reply }) => [reply.turnId, reply.suggestions])).toEqual([[first.turnId, []]]);
    expect(await dropOlderSuggestions(database, place)).toEqual([]);
    for (const kept of [elsewhere, second])
      expect((await lastSent(database, kept.turnId))!.reply!.suggestions.length).toBeGreaterThan(0);
  });
});
