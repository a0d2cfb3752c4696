import { APIError } from 'openai';
import { describe, expect, it } from 'vitest';
import type { ModelRequest } from '../core/model.ts';
import { createTermsMemory } from './endpoint-terms.ts';

const REQUEST: ModelRequest = {
  purpose: 'answer',
  question: 'What?',
  evidence: [],
  language: 'en',
  messages: [],
  tools: [],
  maxOutputTokens: 500,
  signal: new AbortController().signal,
};
const refusal = (message: string, status = 400) =>
  new APIError(status, { message }, undefined, new Headers());

describe('what is known of an endpoint', () => {
  it.each([
    ['the vendor’s own', undefined, 'max_completion_tokens', 'max_tokens'],
    ['another', 'http://127.0.0.1:1/v1', 'max_tokens', 'max_completion_tokens'],
  ])(
    'is the name of the token limit, learned from %s in either direction',
    (_whose, address, assumed, learned) => {
      const terms = createTermsMemory(address);
      const sent = terms.current();
      expect(sent.tokenLimit).toBe(assumed);
      expect(terms.learn(refusal(`Unknown parameter: ${assumed}. Use ${learned}.`), sent, REQUEST)).toBe(
        true,
      );
      expect(terms.current().tokenLimit).toBe(learned);
    },
  );

  it('is not learned twice from two calls that were refused at once', () => {
    const terms = createTermsMemory('http://127.0.0.1:1/v1');
    const sent = terms.current();
    for (const _ of [1, 2])
      expect(terms.learn(refusal('max_tokens is not supported'), sent, REQUEST)).toBe(true);
    expect(terms.current().tokenLimit).toBe('max_completion_tokens');
  });

  it('is forgotten after a while, and when the model is another one', () => {
    let nowMs = 0;
    const terms = createTermsMemory(undefined, () => nowMs);
    const teach = () => terms.learn(refusal('no temperature'), terms.current(), REQUEST);
    teach();
    nowMs = 5 * 3_600_000;
    expect(terms.current().temperature).toBe(false);
    nowMs = 7 * 3_600_000;
    expect(terms.current().temperature).toBe(true);
    teach();
    terms.heard('a');
    expect(terms.current().temperature).toBe(false);
    terms.heard('b');
    expect(terms.current().temperature).toBe(true);
  });

  it.each([
    [
      'a request that is too long',
      refusal("This model's maximum context length is 8192 tokens; you sent max_tokens 500"),
    ],
    ['a failure of the server', refusal('A tool crashed.', 500)],
    ['a refused key', refusal('system', 401)],
    ['no answer of the endpoint at all', new Error('temperature')],
  ])('is not changed by %s', (_what, error) => {
    const terms = createTermsMemory(undefined);
    const before = terms.current();
    expect(
      terms.learn(error, before, { ...REQUEST, messages: [{ role: 'tool', content: '', toolCallId: 'a' }] }),
    ).toBe(false);
    expect(terms.current()).toBe(before);
  });
});
