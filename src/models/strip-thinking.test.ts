import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createThinkingFilter } from './strip-thinking.ts';

/** What is left of a text that comes in these pieces. */
function read(pieces: string[]): { text: string; thought: number } {
  const filter = createThinkingFilter();
  let text = '';
  let thought = 0;
  for (const part of [...pieces.map((piece) => () => filter.push(piece)), () => filter.end()]) {
    const stripped = part();
    text = stripped.restart ? stripped.text : text + stripped.text;
    thought += stripped.thought;
  }
  return { text, thought };
}

describe('what a model thinks aloud', () => {
  it.each([
    ['before the answer', '<think>Maybe 42.</think>\n\nIt is 7. [1]', 'It is 7. [1]'],
    ['in several lines, with another name', '<thinking>\nMaybe\n42.\n</thinking>\nIt is 7.', 'It is 7.'],
    ['twice', '<think>a</think>It is 7.\n<think>b</think>\nIt is 8.', 'It is 7.\nIt is 8.'],
    ['without an end', '<think>Maybe 42. And then', ''],
    ['with the end alone', 'Maybe 42.\n</think>\n\nIt is 7.', 'It is 7.'],
    ['not at all', 'a < b and <thin', 'a < b and <thin'],
    ['named within a sentence', 'Write <think> before it.', 'Write <think> before it.'],
  ])('is left out: %s', (_what, said, left) => {
    expect(read([said]).text).toBe(left);
  });

  it('is left out wherever the pieces are cut', () => {
    const whole = '<think>Maybe 42.</think>\n\nIt is 7. [1]\n<think>more</think>\nIt is <b>8</b>. [2]';
    const cuts = fc.array(fc.nat(whole.length), { maxLength: 12 });
    fc.assert(
      fc.property(cuts, (at) => {
        const places = [0, ...at.sort((a, b) => a - b), whole.length];
        const pieces = places.slice(1).map((end, index) => whole.slice(places[index], end));
        expect(read(pieces).text).toBe('It is 7. [1]\nIt is <b>8</b>. [2]');
      }),
    );
  });

  it('is counted', () => {
    expect(read(['<think>1234567890</think>', 'ok']).thought).toBe(10);
  });
});
