import { expect, it } from 'vitest';
import type { Evidence } from '../../src/core/citation.ts';
import { type Model, type ModelEvent, type ModelRequest, NO_ANSWER } from '../../src/core/model.ts';

/** What a model is set up for: a question that its evidence answers, or one that it does not. */
export type ModelCase = 'answerable' | 'unanswerable';

/** Opens the model under test for one request; `close` lets go of what it needed. */
export type OpenModel = (what: ModelCase) => Promise<{ model: Model; close: () => Promise<void> }>;

const EVIDENCE: Evidence[] = [
  {
    n: 1,
    kind: 'passage',
    id: 'passage:7',
    title: 'Quotes',
    text: 'A quote is valid for 30 days.',
    language: 'en',
  },
  {
    n: 2,
    kind: 'passage',
    id: 'passage:8',
    title: 'Sign-in',
    text: 'SSO is included in Enterprise.',
    language: 'en',
  },
];

/** A request as agents make it. */
export function requestOf(more: Partial<ModelRequest> = {}): ModelRequest {
  const question = more.question ?? 'How long is a quote valid?';
  return {
    purpose: 'answer',
    question,
    evidence: EVIDENCE,
    language: 'en',
    messages: [
      { role: 'system', content: 'Answer from the evidence.' },
      { role: 'user', content: question },
    ],
    tools: [],
    maxOutputTokens: 200,
    signal: new AbortController().signal,
    ...more,
  };
}

/** Collects everything that a model says. */
export async function collectEvents(events: AsyncIterable<ModelEvent>): Promise<ModelEvent[]> {
  const all: ModelEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** What any implementation of the model port must do. */
export function describeModelContract(open: OpenModel): void {
  async function ask(what: ModelCase, more: Partial<ModelRequest> = {}): Promise<ModelEvent[]> {
    const { model, close } = await open(what);
    try {
      return await collectEvents(model.generate(requestOf(more)));
    } finally {
      await close();
    }
  }
  const textOf = (events: ModelEvent[]): string =>
    events.map((it) => (it.type === 'text' ? it.text : '')).join('');

  it('says `done` exactly once and last', async () => {
    const events = await ask('answerable');
    expect(events.filter((it) => it.type === 'done')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ type: 'done', finish: 'stop' });
  });

  it('marks what supports its answer', async () => {
    const text = textOf(await ask('answerable'));
    expect(text).toContain('30 days');
    expect(text).toContain('[1]');
  });

  it('says that there is no answer, alone', async () => {
    expect(
      textOf(await ask('unanswerable', { question: 'Who won the chess tournament in Reykjavik?' })).trim(),
    ).toBe(NO_ANSWER);
  });

  it('reports what it used and names itself', async () => {
    const done = (await ask('answerable')).at(-1);
    expect(done).toMatchObject({ type: 'done', model: expect.stringMatching(/.+/) });
    if (done?.type !== 'done') throw new Error('The last event is not `done`.');
    for (const figure of Object.values(done.usage)) expect(figure).toBeGreaterThanOrEqual(0);
  });

  it('stops when it is told to', async () => {
    await expect(
      ask('answerable', { signal: AbortSignal.abort(new Error('stopped by the asker')) }),
    ).rejects.toThrow();
  });

  it('has a name', async () => {
    const { model, close } = await open('answerable');
    await close();
    expect(model.name).not.toBe('');
  });
}
