import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEveryday } from './read-everyday.ts';

const line = (fields: object = {}): string =>
  JSON.stringify({ id: 'a', q: 'How long?', kind: 'when', outcomes: ['answered'], ...fields });

describe('reading a set of everyday questions', () => {
  test.each([
    ['{"id"', /^Line 2 .*JSON/],
    [line({ id: 'b', must: ['x'] }), /^Line 2 .*must\.0/],
    [line({ id: 'b', must: [['(']] }), /^Line 2 .*pattern \(/],
    [line({ id: 'b', mustnot: [] }), /^Line 2 .*mustnot/],
    [line({ id: 'b', outcomes: ['sometimes'] }), /^Line 2 .*outcomes\.0/],
    [line(), /^Line 2 .*id a is there already/],
    [line({ id: 'b', after: 'c' }), /^Line 2 .*follows c/],
  ])('%s is refused by its line', (second, message) =>
    expect(() => readEveryday(`${line()}\n${second}\n`)).toThrow(message),
  );

  test('what a line leaves out forbids and asks for nothing', () => {
    expect(readEveryday(`${line()}\n\n${line({ id: 'b', after: 'a' })}`)).toMatchObject([
      { id: 'a', must: [], must_not: [], clarify: [], helpful_refusal: false },
      { id: 'b', after: 'a' },
    ]);
  });

  test.each(['company', 'handbook'])('the set %s.jsonl can be read to its end', (name) => {
    const text = readFileSync(new URL(`./${name}.jsonl`, import.meta.url), 'utf8');
    expect(readEveryday(text)).toHaveLength(text.trim().split('\n').length);
  });
});
