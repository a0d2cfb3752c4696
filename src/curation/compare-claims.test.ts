import { describe, expect, test } from 'vitest';
import { claimKeys } from './claim-keys.ts';
import { compareClaims } from './compare-claims.ts';
import { readClaims } from './read-claims.ts';

const claimsOf = (articleId: string, text: string, headingPath = 'Retention', language = 'en') =>
  readClaims({ articleId, headingPath, text, language });

function figures(
  first: string,
  second: string,
  { headings = ['Retention', 'Retention'], language = 'en' } = {},
): [string, string][] {
  const one = claimsOf('a', first, headings[0], language);
  const other = claimsOf('b', second, headings[1], language);
  return one.flatMap((claim) => other.flatMap((each) => compareClaims(claim, each)?.figures ?? []) as never);
}

describe('sentences of two articles contradict each other', () => {
  test.each([
    ['Customer data is kept for 30 days.', 'Customer data is kept for 90 days.', '30 days', '90 days'],
    [
      'After the contract ends, backups are kept for two weeks.',
      'After the contract ends, backups are kept for 30 days.',
      'two weeks',
      '30 days',
    ],
    ['The yearly uplift at renewal is 5 %.', 'The yearly uplift at renewal is 7 %.', '5 %', '7 %'],
    ['A seat of Starter costs 40 EUR.', 'A seat of Starter costs 45 EUR.', '40 EUR', '45 EUR'],
    ['The old API ends on 1 March 2027.', 'The old API ends on 1 May 2027.', '1 March 2027', '1 May 2027'],
    ['A device holds 300 work orders at once.', 'A device holds 500 work orders at once.', '300', '500'],
  ])('%s / %s', (first, second, one, other) => {
    const [a = '', b = ''] = figures(first, second) as unknown as string[];
    expect([a, b]).toEqual([expect.stringContaining(one), expect.stringContaining(other)]);
  });

  test('in German, with the figures in words', () => {
    const found = figures(
      'Kundendaten werden dreißig Tage aufbewahrt.',
      'Kundendaten werden 90 Tage aufbewahrt.',
      {
        language: 'de',
      },
    );
    expect(found).toEqual(['dreißig Tage', '90 Tage']);
  });

  test('and share a key, so that they are compared at all', () => {
    const [one] = claimsOf('a', 'Customer data is kept for 30 days after the contract ends.');
    const [other] = claimsOf('b', 'All customer data is kept for 90 days after the contract ends.');
    const keys = new Set(claimKeys(one!));
    expect(claimKeys(other!).some((key) => keys.has(key))).toBe(true);
  });
});

describe('what speaks of two things contradicts nothing', () => {
  test.each([
    ['equal figures', 'Customer data is kept for 30 days.', 'Customer data is kept for thirty days.'],
    [
      'one length of time in two units',
      'A trial of the product lasts 2 weeks.',
      'A trial of the product lasts 14 days.',
    ],
    [
      'another number of seats',
      'A licence for 100 seats costs 40 EUR.',
      'A licence for 250 seats costs 34 EUR.',
    ],
    ['another currency', 'A seat of the product costs 40 EUR.', 'A seat of the product costs 44 USD.'],
    ['another year', 'In 2025 the uplift at renewal was 5 %.', 'In 2026 the uplift at renewal was 7 %.'],
    [
      'another region',
      'Customer data in Europe is kept for 30 days.',
      'Customer data in Canada is kept for 90 days.',
    ],
    [
      'another edition',
      'The audit log is kept for 24 months in Enterprise.',
      'The audit log is kept for 6 months in Starter.',
    ],
    [
      'another subject',
      'The trial period lasts for 14 days.',
      'The notice period of contracts lasts for 60 days.',
    ],
    ['a denial', 'Backups are kept for 30 days.', 'Backups are not kept for 90 days.'],
    ['a question', 'Is customer data kept for 30 days?', 'Customer data is kept for 90 days.'],
    [
      'a step of a list',
      '1. Open the settings page of the product.',
      '2. Open the settings page of the product.',
    ],
    ['a version', 'Install version 3 of the mobile app.', 'Install version 4 of the mobile app.'],
    ['a range', 'The delivery of an order takes 3 to 5 days.', 'The delivery of an order takes 4 days.'],
    ['a row of a table', '| Backups of data kept | 30 days |', '| Backups of data kept | 90 days |'],
  ])('%s', (_what, first, second) => {
    expect(figures(first, second)).toEqual([]);
  });

  test('pages about two things of a kind', () => {
    const headings = ['Coding exercise of engineers', 'Pairing exercise of engineers'];
    const [first, second] = [
      'The exercise with an engineer takes 90 minutes.',
      'The exercise with an engineer takes 60 minutes.',
    ];
    expect(figures(first, second, { headings })).toEqual([]);
    expect(figures(first, second)).toHaveLength(2);
  });

  test('sentences that name the subject of their own page', () => {
    const headings = ['Career of designers › Levels', 'Career of support › Levels'];
    expect(
      figures(
        'There are six levels for designers in this company.',
        'There are seven levels for support in this company.',
        {
          headings,
        },
      ),
    ).toEqual([]);
  });

  test('sentences that could be of anything, under headings with nothing in common', () => {
    const headings = ['Onboarding of partners', 'Battery of sensors'];
    expect(figures('It takes about 3 days.', 'It takes about 9 days.', { headings })).toEqual([]);
  });
});
