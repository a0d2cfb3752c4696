import { describe, expect, it } from 'vitest';
import { repeatsWords } from './repeats-words.ts';

const SAID = 'Between us only: their CFO told me they will sign at 31 euros.';

describe('repeating words', () => {
  it.each([
    ['all of them', SAID],
    ['part of them', 'is it true that they will sign at 31 euros?'],
    ['all with something before them', `What do you make of this? ${SAID}`],
    ['in other case and punctuation', 'THEIR CFO, told me'],
  ])('is noticed of %s', (_, text) => expect(repeatsWords(text, SAID)).toBe(true));

  it.each([
    ['words of one’s own', 'Can I talk to a person about the price list?'],
    ['nothing', ''],
  ])('is not seen in %s', (_, text) => expect(repeatsWords(text, SAID)).toBe(false));

  it('is noticed of a text that is shorter than a run', () =>
    expect(repeatsWords('they sign', 'They sign!')).toBe(true));
});
