import { expect, it } from 'vitest';
import { isSpokenOf } from './is-spoken-of.ts';

it('a text speaks of a question in its words', () => {
  expect(isSpokenOf('who approves more?', 'More needs the approval of the sales manager.', 'en')).toBe(true);
  expect(isSpokenOf('does it come with coffee machines?', 'It costs 32 euros a seat.', 'en')).toBe(false);
});
