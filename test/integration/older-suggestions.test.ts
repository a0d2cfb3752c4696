import { expect, it } from 'vitest';
import { asId, type MessageTs, type PersonId } from '../../src/core/ids.ts';
import type { ReplyPart } from '../../src/core/reply.ts';
import { renderReply } from '../../src/slack/render/render-reply.ts';
import { clearOlderSuggestions } from '../../src/slack/reply/clear-suggestions.ts';
import type { ReplyDeps } from '../../src/slack/reply/reply-deps.ts';
import { recordMessage } from '../../src/store/messages.ts';
import { dropOlderSuggestions } from '../../src/store/older-suggestions.ts';
import { lastSent, saveRef } from '../../src/store/outbox.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import {
  ANA,
  evidence,
  flowOf,
  newQuestion,
  SALES,
  SENTENCE,
  TEAM,
  toolOf,
  turnsOfSuite,
} from '../fixtures/app-turns.ts';

const ANSWER = {
  type: 'answer' as const,
  suggestions: ['Is SSO part of Enterprise?', 'Is SSO in Enterprise?', 'Is SSO included?'],
};

/** More than the 12,000 characters that one message takes. */
const PARAGRAPHS: ReplyPart[] = Array.from({ length: 28 }, () => ({
  type: 'text',
  text: `${SENTENCE} `.repeat(20),
}));
/** With the buttons below as many as the 50 blocks that one message takes. */
const HEADINGS: ReplyPart[] = Array.from({ length: 49 }, (_, at) => ({
  type: 'heading',
  text: `Part ${'abcdefg'[at % 7]}`,
}));

const BOT = asId<PersonId>('U0BOT');

const suggesting = {
  ...flowOf(async () => null),
  run: async (_: unknown, context: { call(name: string, input: unknown): Promise<unknown> }) => {
    await context.call('look_up', {});
    return {
      ...ANSWER,
      parts: [{ type: 'text' as const, text: `${SENTENCE} [1]` }],
      evidence: [{ ...evidence(), n: 1 }],
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
    expect(dropped.map(({ suggestions }) => suggestions)).toEqual([first.reply.suggestions]);
    expect(await dropOlderSuggestions(database, place)).toEqual([]);
    for (const kept of [elsewhere, second])
      expect((await lastSent(database, kept.turnId))!.reply!.suggestions.length).toBeGreaterThan(0);
  });

  it.each([
    ['in the last of them alone', PARAGRAPHS, ['last']],
    // Without them the rest of it fits into the first message.
    ['with the message that held them', HEADINGS, ['first', 'last']],
  ])('is taken off an answer of several messages, %s', async (_, parts, changed) => {
    const { database } = opened();
    const long = { ...suggesting, run: async () => ({ ...ANSWER, parts, evidence: [] }) };
    const turns = await openTurns({ flows: [long] });
    const thread = newQuestion();
    const { reply, turnId } = await turns.ask(thread);
    const key = `${turnId}:1`;
    const ref = { channelId: SALES, ts: asId<MessageTs>('2.2') };
    const messages = renderReply(reply);
    expect(messages.length).toBe(2);
    for (const [ts, outboxKey] of [['2.1', `${key}#1`] as const, ['2.2', key] as const])
      await recordMessage(database, {
        ...{ teamId: TEAM, channelId: SALES, threadTs: thread.threadTs, ts: asId<MessageTs>(ts), text: 'x' },
        ...{ authorId: BOT, authorKind: 'self', outboxKey },
      });
    await saveRef(database, key, ref);
    const calls: { method: string; ts: string; text: string }[] = [];
    const call = (method: string, args: { ts: string }) => {
      calls.push({ method, ts: args.ts, text: JSON.stringify(args) });
      return Promise.resolve({});
    };
    const api = { call, callNow: call, spare: { call } };
    const identity = () => ({ botUserId: BOT });
    await clearOlderSuggestions({ api, database, identity } as unknown as ReplyDeps, {
      operation: 'post',
      key: 'another:1',
      address: { surface: 'chat', teamId: TEAM, channelId: SALES, askerId: ANA, threadTs: thread.threadTs },
      reply: { ...reply, suggestions: [] },
    });
    const updated = calls.filter(({ method }) => method === 'chat.update');
    const names: Record<string, string> = { '2.1': 'first', '2.2': 'last' };
    expect(calls.map(({ ts }) => names[ts])).toEqual(changed);
    expect(updated.map(({ text }) => text).join()).not.toContain('Is SSO part of Enterprise?');
    expect((await lastSent(database, turnId))!.ref!.ts).toBe(changed.length === 1 ? '2.2' : '2.1');
  });
});
