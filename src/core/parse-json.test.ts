import { expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

it('JSON that is nested deeper than anybody writes it is none', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  expect(parseJson(nested(20_000))).toBeUndefined();
  expect(parseJson('{"a":'.repeat(20_000))).toBeUndefined();
  expect(parseJson(nested(400))).toBeDefined();
});

it('brackets in its strings are text', () => {
  const value = { text: `\\"${'[{'.repeat(2_000)}` };
  expect(parseJson(JSON.stringify(value))).toEqual(value);
});
