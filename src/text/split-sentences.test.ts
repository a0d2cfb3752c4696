import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClaimStream, splitClaims } from '../guardrails/split-claims.ts';
import { splitSentences } from './split-sentences.ts';

describe('splitting a text into sentences', () => {
  it.each([
    ['keeps marks with their sentence', 'A is b. [1] C is d. [2][3]', ['A is b. [1]', 'C is d. [2][3]']],
    [
      'keeps decimals together',
      'It costs 1.500,00 EUR. Or 3.5 a day.',
      ['It costs 1.500,00 EUR.', 'Or 3.5 a day.'],
    ],
    [
      'knows shortenings',
      'Ask Dr. Reimers, e.g. Monday. Then z.B. Sam.',
      ['Ask Dr. Reimers, e.g. Monday.', 'Then z.B. Sam.'],
    ],
    [
      'knows German dates',
      'Ab dem 1. Oktober gilt das. Nicht vorher.',
      ['Ab dem 1. Oktober gilt das.', 'Nicht vorher.'],
    ],
    ['tells an answer from a number', 'Is it? No. It is No. 5 now.', ['Is it?', 'No.', 'It is No. 5 now.']],
    [
      'splits lists by item',
      'Do this:\n1. Open A. [1]\n2. Close B. [1]',
      ['Do this:', '1. Open A. [1]', '2. Close B. [1]'],
    ],
    [
      'splits without spaces in Japanese',
      '点検表は200件です。[1]次に進みます。',
      ['点検表は200件です。[1]', '次に進みます。'],
    ],
    [
      'keeps a soft line break',
      'The price is\nfixed for a year. Good.',
      ['The price is\nfixed for a year.', 'Good.'],
    ],
    ['splits table rows', '| A | 1. |\n| B | 2. |', ['| A | 1. |', '| B | 2. |']],
    ['keeps quotation marks', 'He said "stop." Then he left.', ['He said "stop."', 'Then he left.']],
  ])('%s', (_, text, sentences) => {
    expect(splitSentences(text).map((it) => it.trim())).toEqual(sentences);
  });

  const pieces = fc.array(
    fc.constantFrom(
      'SSO',
      ' ',
      '. ',
      '[1]',
      '[1',
      '2]',
      '\n',
      '\n\n',
      '1. ',
      '- ',
      '。',
      '3.5',
      'z.B. ',
      '!',
      '| ',
      '##',
      'です',
    ),
  );

  it('loses no character of any text', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        expect(splitSentences(text).join('')).toBe(text);
        expect(splitClaims(text).join('')).toBe(text);
      }),
    );
  });

  it('gives the same text when it comes in pieces', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const stream = createClaimStream();
        const claims = [...parts.flatMap((part) => stream.push(part)), ...stream.flush()];
        expect(claims.join('')).toBe(parts.join(''));
      }),
    );
  });

  it('never hands out a claim before its mark is complete', () => {
    const stream = createClaimStream();
    const seen = [...'SSO is included. [1][2] Starter has no API. [1]'].flatMap((char) => stream.push(char));
    expect([...seen, ...stream.flush()]).toEqual(['SSO is included. [1][2] ', 'Starter has no API. [1]']);
  });
});
