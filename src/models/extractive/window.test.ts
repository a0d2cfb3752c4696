import { describe, expect, test } from 'vitest';
import type { Unit } from './units.ts';
import { countWords, shortenQuote } from './window.ts';

const words = (count: number): string => Array.from({ length: count }, (_, at) => `word${at}`).join(' ');

const unit = (at: number, text: string, more: Partial<Unit> = {}): Unit => ({
  n: 1,
  at,
  kind: 'item',
  text,
  heading: 'Travel',
  introduction: '',
  block: 1,
  ...more,
});

const WANTED = { asked: 'what may a meal cost?', most: 60 };

describe('a quote that may only help', () => {
  test('stays as it is where it is short', () => {
    const quote = [unit(0, words(20)), unit(1, words(20))];
    expect(shortenQuote(quote, quote[1]!, WANTED)).toBe(quote);
  });

  test('is shown from what fits on, below the line that introduces it', () => {
    const lead = unit(0, 'You may spend:', { kind: 'sentence' });
    const items = [1, 2, 3, 4].map((at) => unit(at, words(25), { introduction: 'You may spend:' }));
    const shown = shortenQuote([lead, ...items], items[1]!, WANTED);
    expect(shown.map(({ at }) => at)).toEqual([0, 2, 3]);
    expect(countWords(shown)).toBeLessThanOrEqual(WANTED.most);
  });

  test('of one long item holds the sentences that are about what is asked', () => {
    const long = unit(0, `${words(50)}. A meal may cost 80 USD a day. ${words(40)}.`);
    const [shown] = shortenQuote([long], long, WANTED);
    expect(shown?.text).toBe(`A meal may cost 80 USD a day. ${words(40)}.`);
    expect(long.text).toContain(shown!.text);
  });
});
