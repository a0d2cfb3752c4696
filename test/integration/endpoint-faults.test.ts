import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asId, type ChannelId, type PersonId } from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import type { Model } from '../../src/core/model.ts';
import { createOwnModel } from '../../src/models/create-own-model.ts';
import { defineModel } from '../../src/models/define-model.ts';
import { createExtractiveModel } from '../../src/models/extractive.ts';
import { withFallback } from '../../src/models/fallback.ts';
import { createOpenAiModel } from '../../src/models/openai.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import type { Column } from '../../src/store/row.ts';
import { allText } from '../../src/turn/compose-reply.ts';
import {
  chunkOf,
  type FakeAnswer,
  type FakeOpenAi,
  type FakeRequest,
  startFakeOpenAi,
  textEvents,
} from '../fakes/openai-server.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import {
  ANA,
  BEN,
  evidence,
  newQuestion,
  SENTENCE,
  TEAM,
  toolOf,
  turnsOfSuite,
} from '../fixtures/app-turns.ts';
import { leaveReadingToCode } from '../fixtures/leave-reading-to-code.ts';

const log = createLog('silent');
/** Sure of whose job it is, so that no model is asked for that. */
const QUESTION = 'How do I set up single sign-on, and is SSO included in Enterprise?';
let isWarm = false;
/** A turn's time; what takes a third of it or more is a hang. */
const TURN_MS = 4_500;
const THIRD_MS = TURN_MS / 3;
/** What a timer may be late, and an answer take that comes at once, on a busy machine. */
const LAG_MS = THIRD_MS - 100;

const PIECES = ['SSO is included', ' in Enterprise. [1]', ' It needs a SAML', ' provider. [1]'];
const GOOD: FakeAnswer = { events: textEvents(PIECES) };
const TEXT = 'SSO is included in Enterprise. It needs a SAML provider.';
const QUOTED = 'So this answer quotes the sources directly.';

interface Seen {
  outcome: string;
  reason?: string;
  /** What the asker reads, without marks. */
  text: string | RegExp;
  notes: (string | RegExp)[];
  /** The rows of use, in order: `purpose:ended`. */
  rows: string[];
  /** The longest that the model is waited for; left out: no time to speak of. */
  withinMs?: number;
  /** How often the endpoint was asked; left out: once for each row. */
  requests?: number;
}

/** What the asker sees where quoting took over. */
const quoted = (why: string, rows: string[], more: Partial<Seen> = {}): Seen => ({
  outcome: 'answered',
  text: /SSO is included in Enterprise\./,
  notes: [`${why} ${QUOTED}`],
  rows,
  ...more,
});
/** What the asker sees where the model answered in the end. */
const written = (rows: string[], more: Partial<Seen> = {}): Seen => ({
  outcome: 'answered',
  text: TEXT,
  notes: [],
  rows,
  ...more,
});

const DOWN = 'The language model could not be reached.';
const SLOW = 'The language model did not answer in time.';
const UNUSABLE = 'The language model gave no usable answer.';
const REJECTED = 'The language model did not accept my request.';
const REFUSED = 'The language model refused to answer this.';

const refuse = (status: number, error: object, headers = {}): FakeAnswer => ({
  status,
  json: { error },
  headers,
});
const toolCall = (fields: object, finish = 'tool_calls'): FakeAnswer => ({
  events: [chunkOf({ delta: { tool_calls: [fields] } }), chunkOf({ delta: {}, finish_reason: finish })],
});
const cutAfter = (pieces: number): FakeAnswer => ({
  events: textEvents(PIECES).slice(0, pieces),
  cut: true,
  gapMs: 30,
});
const hangAfter = (pieces: number): FakeAnswer => ({
  events: textEvents(PIECES).slice(0, pieces),
  hangs: 'after',
});

const FAULTS: [name: string, answers: FakeAnswer[], seen: Seen][] = [
  [
    'silence before the headers',
    [{ hangs: 'before' }],
    quoted(SLOW, ['answer:model_timeout'], { withinMs: THIRD_MS }),
  ],
  [
    'silence after the headers',
    [{ events: [], hangs: 'after' }],
    quoted(SLOW, ['answer:model_timeout'], { withinMs: THIRD_MS }),
  ],
  [
    'silence before a sentence was whole',
    [hangAfter(1)],
    quoted(SLOW, ['answer:model_timeout'], { withinMs: THIRD_MS }),
  ],
  [
    'silence after a sentence was shown',
    [hangAfter(3)],
    {
      outcome: 'answered',
      text: 'SSO is included in Enterprise.',
      notes: ['The answer stops here: the language model broke off in the middle of it.'],
      rows: ['answer:model_timeout'],
      withinMs: THIRD_MS,
    },
  ],
  [
    'a connection that breaks before a sentence was whole, once',
    [cutAfter(1), GOOD],
    written(['answer:model_unavailable', 'answer:stop'], { withinMs: THIRD_MS }),
  ],
  [
    'a connection that breaks before a sentence was whole, again and again',
    [cutAfter(1), cutAfter(1)],
    quoted(DOWN, ['answer:model_unavailable', 'answer:model_unavailable'], { withinMs: THIRD_MS }),
  ],
  [
    'a connection that breaks after a sentence was shown',
    [cutAfter(3)],
    {
      outcome: 'answered',
      text: 'SSO is included in Enterprise.',
      notes: ['The answer stops here: the language model broke off in the middle of it.'],
      rows: ['answer:model_unavailable'],
    },
  ],
  [
    'a stream that only stops, without saying that it is over',
    [{ events: textEvents(PIECES).slice(0, 1), unended: true }, GOOD],
    written(['answer:model_unavailable', 'answer:stop'], { withinMs: THIRD_MS }),
  ],
  [
    'no finish reason, but the end of the stream',
    [{ events: textEvents(PIECES).slice(0, 4) }],
    written(['answer:stop']),
  ],
  [
    'a rate limit that is over soon',
    [refuse(429, { message: 'slow down' }, { 'retry-after': '0.1' }), GOOD],
    written(['answer:model_unavailable', 'answer:stop']),
  ],
  [
    'a rate limit for longer than there is time',
    [refuse(429, { message: 'slow down' }, { 'retry-after': '20' })],
    quoted(DOWN, ['answer:model_unavailable']),
  ],
  [
    'server errors',
    [refuse(500, { message: 'x' }), refuse(503, { message: 'x' })],
    quoted(DOWN, Array<string>(2).fill('answer:model_unavailable'), { withinMs: THIRD_MS }),
  ],
  ['a refused key', [refuse(401, { message: 'x' })], quoted(REJECTED, ['answer:model_rejected'])],
  [
    'a quota that is used up',
    [refuse(429, { message: 'x', code: 'insufficient_quota' })],
    quoted(DOWN, ['answer:model_unavailable']),
  ],
  [
    'a page for people',
    [{ body: '<html>Sign in</html>', headers: { 'content-type': 'text/html' } }],
    quoted(REJECTED, ['answer:model_rejected']),
  ],
  ['an empty answer', [{ events: textEvents([]) }], quoted(UNUSABLE, ['answer:model_invalid_output'])],
  [
    'all tokens used up for thinking',
    [{ events: textEvents(['<think>Maybe 42.'], 'length') }],
    quoted(UNUSABLE, ['answer:model_invalid_output']),
  ],
  [
    'a line that is no JSON',
    [{ events: [...textEvents(PIECES).slice(0, 1), '{"choices": ['] }, GOOD],
    written(['answer:model_invalid_output', 'answer:stop'], { withinMs: THIRD_MS }),
  ],
  [
    'a refusal in its own field',
    [
      {
        events: [chunkOf({ delta: { refusal: 'I cannot.' } }), chunkOf({ delta: {}, finish_reason: 'stop' })],
      },
    ],
    quoted(REFUSED, ['answer:model_refused']),
  ],
  ['a filter', [{ events: textEvents([], 'content_filter') }], quoted(REFUSED, ['answer:model_refused'])],
  [
    'a filter after a sentence was shown',
    [{ events: textEvents(PIECES.slice(0, 3), 'content_filter') }],
    {
      outcome: 'answered',
      text: 'SSO is included in Enterprise.',
      notes: ['The answer stops here: a filter of the language model’s provider ended it.'],
      rows: ['answer:model_refused'],
    },
  ],
  [
    'an answer that became too long',
    [{ events: textEvents(PIECES.slice(0, 3), 'length') }],
    {
      outcome: 'answered',
      text: 'SSO is included in Enterprise.',
      notes: ['The answer stops here because it became too long. Ask for the part that is missing.'],
      rows: ['answer:length'],
    },
  ],
  [
    'an answer that became too long within its first sentence',
    [{ events: textEvents(PIECES.slice(0, 1), 'length') }],
    {
      outcome: 'answered',
      text: /SSO is included in Enterprise\./,
      notes: ['I could not put this in my own words safely, so it quotes the sources.'],
      rows: ['answer:length'],
    },
  ],
  [
    'thoughts in the text, with the marks cut',
    [{ events: textEvents(['<th', 'ink>42 is the', ' secret.</thi', 'nk>\n\n', ...PIECES]) }],
    written(['answer:stop']),
  ],
  [
    'thoughts in a field of their own',
    [{ events: [chunkOf({ delta: { reasoning_content: '42 it is.' } }), ...textEvents(PIECES)] }],
    written(['answer:stop']),
  ],
  [
    'content in parts',
    [
      {
        events: [
          chunkOf({ delta: { content: PIECES.map((text) => ({ type: 'text', text })) } }),
          ...textEvents([]),
        ],
      },
    ],
    written(['answer:stop']),
  ],
  ['no figures of what was used', [{ events: textEvents(PIECES).slice(0, -1) }], written(['answer:stop'])],
  [
    'no stream',
    [
      {
        json: {
          model: 'fake-1-2026',
          choices: [{ message: { content: PIECES.join('') }, finish_reason: 'stop' }],
        },
      },
    ],
    written(['answer:stop']),
  ],
  [
    'no tools',
    [refuse(400, { message: 'This model does not support tools' }), GOOD],
    written(['answer:stop'], { requests: 2 }),
  ],
  [
    'neither name of the token limit that is tried first',
    [refuse(400, { message: "Unsupported parameter: 'max_tokens'", param: 'max_tokens' }), GOOD],
    written(['answer:stop'], { requests: 2 }),
  ],
  [
    'no system messages',
    [
      refuse(400, { message: 'System role not supported' }),
      refuse(400, { message: 'Unknown role developer' }),
      GOOD,
    ],
    written(['answer:stop'], { requests: 3 }),
  ],
  [
    'arguments as a value, in a call that ends with stop',
    [
      toolCall({ id: 'a', function: { name: 'functions.look_up', arguments: { query: 'SSO' } } }, 'stop'),
      GOOD,
    ],
    written(['tool_step:tool_calls', 'answer:stop']),
  ],
  [
    'a tool that nobody offered',
    [toolCall({ id: 'a', function: { name: 'drop_tables', arguments: '{}' } }), GOOD],
    written(['tool_step:tool_calls', 'answer:stop']),
  ],
];

const searching = [
  toolOf('search_articles', () => [evidence(`${SENTENCE} It needs a SAML provider.`)]),
  toolOf('find_account', () => []),
];

describeOnEachDatabase('what an asker sees of a model endpoint', (opened) => {
  let database: OpenDatabase;
  let server: FakeOpenAi | undefined;
  const openTurns = turnsOfSuite(opened);
  beforeEach(async () => {
    database = opened().database;
    if (isWarm) return;
    // What is read from disk at the first question is no part of how long one takes.
    const turns = await openTurns({ flows: [], tools: searching, model: createExtractiveModel() });
    await turns.ask(newQuestion({ text: QUESTION }));
    isWarm = true;
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  async function modelOf(answers: (FakeAnswer | ((request: FakeRequest) => FakeAnswer))[]): Promise<Model> {
    server = await startFakeOpenAi(answers);
    const endpoint = createOpenAiModel({
      model: 'fake-1',
      baseUrl: server.baseUrl,
      timeoutMs: TURN_MS,
      maxRetries: 1,
      prices: { inputPerMillionUsd: 1, outputPerMillionUsd: 10 },
      log,
    });
    const adapter = defineModel({ name: 'openai', create: () => endpoint });
    const quoting = createExtractiveModel();
    return leaveReadingToCode(
      withFallback(createOwnModel(adapter, { log, timeoutMs: TURN_MS }), quoting, { log }),
    );
  }

  async function openOn(answers: (FakeAnswer | ((request: FakeRequest) => FakeAnswer))[], tools = searching) {
    return openTurns({ flows: [], tools, model: await modelOf(answers), limits: { timeoutMs: TURN_MS } });
  }

  const readRows = () =>
    database.query<{ row: string; cost: number; ms: Column<'model_uses', 'ms'>; person: string }>(sql`
      select purpose || ':' || ended as row, cost_usd as cost, ms,
        person_id as person
      from model_uses order by id`);

  test.each(FAULTS)('%s', async (_name, answers, seen) => {
    const turns = await openOn(answers);
    const { outcome, reply, receipt } = await turns.ask(newQuestion({ text: QUESTION }));
    const text = allText(reply.parts).replace(/ ?\[\d+\]/g, '');
    expect({ outcome, reason: receipt.reason, notes: reply.notes }).toEqual({
      outcome: seen.outcome,
      reason: seen.reason,
      notes: seen.notes,
    });
    if (typeof seen.text === 'string') expect(text).toBe(seen.text);
    else expect(text).toMatch(seen.text);
    const rows = await readRows();
    expect(rows.map(({ row }) => row)).toEqual(seen.rows);
    expect(rows.every(({ person }) => person === ANA)).toBe(true);
    expect(receipt.modelCalls).toHaveLength(rows.length);
    expect(receipt.usage.costUsd).toBeCloseTo(rows.reduce((sum, { cost }) => sum + cost, 0));
    expect(server?.requests).toHaveLength(seen.requests ?? rows.length);
    // What a turn does beside takes as long as the machine is busy; what it waits for the model is bounded.
    const waitedMs = rows.reduce((sum, { ms }) => sum + ms, 0);
    expect(waitedMs).toBeLessThan((seen.withinMs ?? 0) + LAG_MS);
  });

  test('is not that there is nothing where the model failed and quoting came to nothing', async () => {
    const turns = await openOn(
      [refuse(401, { message: 'x' })],
      [toolOf('search_articles', () => [evidence('The canteen is closed on Sundays.')])],
    );
    const { reply, receipt } = await turns.ask(newQuestion({ text: QUESTION }));
    expect(receipt).toMatchObject({ outcome: 'refused', reason: 'model_failed' });
    expect(allText(reply.parts)).toBe(
      'I could not answer this just now. Ask again in a moment, or ask the team that owns the topic.',
    );
    expect(reply.notes).toEqual([`${REJECTED} Quoting the sources directly gave no sure answer.`]);
    expect(reply.controls).toContain('retry');
  });

  test('of an endpoint that hangs is one slow turn, then quotes at once', async () => {
    const turns = await openOn([{ hangs: 'before' }]);
    await turns.ask(newQuestion({ text: QUESTION }));
    for (const _ of [1, 2, 3]) {
      const { reply } = await turns.ask(newQuestion({ text: QUESTION }));
      expect(reply.notes).toEqual([`${SLOW} ${QUOTED}`]);
    }
    expect(server?.requests).toHaveLength(1);
    expect(await readRows()).toHaveLength(1);
  });

  test('counts what was used for an answer that was stopped, and for each edit of a question', async () => {
    const turns = await openOn([
      GOOD,
      GOOD,
      { events: textEvents(Array<string>(200).fill('SSO ')), gapMs: 20 },
    ]);
    const asked = newQuestion({ text: QUESTION });
    await turns.ask(asked);
    await turns.edit({ ...asked, text: `${QUESTION} Please.` });
    const stopped = newQuestion({ text: QUESTION });
    const answering = turns.ask(stopped);
    await expect.poll(() => server?.requests.length).toBe(3);
    await turns.stop(stopped);
    const { outcome, receipt } = await answering;
    expect(outcome).toBe('stopped');
    expect(receipt.modelCalls).toMatchObject([{ ended: 'stopped', estimated: true }]);
    expect(receipt.usage.inputTokens).toBeGreaterThan(0);
    const rows = await database.query<{ turn: string; revision: number; tokens: number }>(sql`
      select turn_id as turn, revision, input_tokens as tokens from model_uses order by id`);
    expect(rows.map(({ revision }) => revision)).toEqual([1, 2, 1]);
    expect(rows.every(({ tokens }) => tokens > 0)).toBe(true);
  });

  test('counts a turn that goes over its budget', async () => {
    const call = (at: number) =>
      toolCall({ id: `c${at}`, function: { name: 'find_account', arguments: '{}' } });
    const turns = await openTurns({
      flows: [],
      tools: searching,
      model: await modelOf([1, 2, 3, 4, 5].map(call)),
      limits: { timeoutMs: TURN_MS, maxTokens: 1_800 },
    });
    const { outcome, receipt } = await turns.ask(newQuestion({ text: QUESTION }));
    expect({ outcome, reason: receipt.reason }).toEqual({ outcome: 'failed', reason: 'budget_exceeded' });
    expect(receipt.usage.inputTokens).toBeGreaterThan(400);
    expect((await readRows()).map(({ row }) => row)).toContain('tool_step:tool_calls');
  });

  test('tells admins once that the endpoint names another model, and so does the receipt', async () => {
    await database.query(sql`
      insert into person_roles (team_id, person_id, role, source) values (${TEAM}, ${BEN}, 'admin', 'test')`);
    const named = (model: string): FakeAnswer => ({
      events: textEvents(PIECES).map((event) => ({ ...event, model })),
    });
    const turns = await openOn([named('a-1'), named('a-2'), named('a-1'), named('a-2')]);
    const ask = async () => (await turns.ask(newQuestion({ text: QUESTION }))).receipt.modelChanged;
    expect([await ask(), await ask(), await ask(), await ask()]).toEqual([
      undefined,
      { from: 'a-1', to: 'a-2' },
      undefined,
      undefined,
    ]);
    const messages = await database.query<{ to: PersonId; text: string; channel: ChannelId }>(sql`
      select address ->> 'viewer' as to, reply -> 'parts' -> 0 ->> 'text' as text from outbox where key like 'model-change:%'`);
    expect(messages).toEqual([
      {
        to: asId<PersonId>(BEN),
        text: expect.stringContaining('now says that “a-2” answers; before it was “a-1”'),
      },
    ]);
  });

  test('keeps no words: a use is a row that is only ever added', async () => {
    const turns = await openOn([GOOD]);
    await turns.ask(newQuestion({ text: QUESTION }));
    const [row] = await database.query(sql`select * from model_uses`);
    expect(JSON.stringify(row)).not.toMatch(/SSO|single|Enterprise/);
    if (database.kind !== 'server') return;
    await expect(database.query(sql`update model_uses set cost_usd = 0`)).rejects.toThrow();
    await expect(database.query(sql`delete from model_uses`)).rejects.toThrow();
  });
});
