import { describe, expect, test } from 'vitest';
import { type AccountName, rankAccounts } from './rank-accounts.ts';
import { spotAccounts } from './spot-accounts.ts';

function account(name: string, ...aliases: string[]): AccountName {
  return { id: `acc-${name.split(' ')[0]!.toLowerCase()}-${name.length}`, name, aliases };
}

const ACCOUNTS = [
  account('Brightwater Logistics', 'Brightwater', 'Brightwater UK'),
  account('Brightwater Logistik GmbH', 'Brightwater'),
  account('Müller & Söhne Maschinenbau AG'),
  account('Solvane Foods', 'Alimentos Solvane'),
  account('Kitamori Rail Services', '北森鉄道サービス'),
  account('Apex'),
];

function names(wanted: string): string[] | string {
  const match = rankAccounts(ACCOUNTS, wanted);
  if (match.type === 'unique') return match.account.name;
  return (match.type === 'ambiguous' ? match.candidates : match.nearest).map((one) => one.name);
}

describe('a name', () => {
  test.each([
    ['Solvane Foods', 'Solvane Foods'],
    ['SOLVANE  FOODS', 'Solvane Foods'],
    ['Solvane Foods, Inc.', 'Solvane Foods'],
    ['alimentos solvane', 'Solvane Foods'],
    ['Muller und Sohne Maschinenbau', 'Müller & Söhne Maschinenbau AG'],
    ['Solvan Foods', 'Solvane Foods'],
    ['Brightwater Logistik', 'Brightwater Logistik GmbH'],
    ['Brightwater Logistics', 'Brightwater Logistics'],
    ['北森鉄道サービス', 'Kitamori Rail Services'],
    ['acc-solvane-13', 'Solvane Foods'],
  ])('written as "%s" is found', (wanted, name) => expect(names(wanted)).toBe(name));

  test('that two accounts share is ambiguous, as is a misspelling between the two', () => {
    const both = ['Brightwater Logistics', 'Brightwater Logistik GmbH'];
    expect(rankAccounts(ACCOUNTS, 'Brightwater')).toMatchObject({ type: 'ambiguous' });
    expect(names('Brightwater')).toEqual(both);
    expect(rankAccounts(ACCOUNTS, 'Brightwater Logistic')).toMatchObject({ type: 'ambiguous' });
  });

  test('that is nobody’s is unknown, with near names offered and far ones not', () => {
    expect(rankAccounts(ACCOUNTS, 'Halbrecht Industries')).toEqual({ type: 'unknown', nearest: [] });
    expect(rankAccounts(ACCOUNTS, 'Bright')).toMatchObject({ type: 'unknown' });
    expect(names('Bright')).toContain('Brightwater Logistics');
  });

  test('of punctuation only is unknown', () => {
    expect(rankAccounts(ACCOUNTS, ' … ')).toMatchObject({ type: 'unknown' });
  });
});

describe('a text', () => {
  const spotted = (text: string) =>
    spotAccounts(ACCOUNTS, text).map((mention) => [mention.text, mention.candidates.map((one) => one.name)]);

  test('names accounts where they stand, the longest name first', () => {
    expect(spotted('Is Brightwater Logistik GmbH related to Solvane Foods’ owner?')).toEqual([
      ['Brightwater Logistik GmbH', ['Brightwater Logistik GmbH']],
      ['Solvane Foods', ['Solvane Foods']],
    ]);
    expect(spotted('Who owns Solvane’s renewal?')).toEqual([['Solvane’s', ['Solvane Foods']]]);
  });

  test('names both accounts of a shared alias', () => {
    expect(spotted('champion at brightwater?')[0]![1]).toHaveLength(2);
  });

  test('in Japanese names accounts without spaces around them', () => {
    expect(spotted('北森鉄道サービスのチャンピオンは誰ですか')).toEqual([
      ['北森鉄道サービス', ['Kitamori Rail Services']],
    ]);
    expect(spotted('Solvane Foodsの更新日')).toEqual([['Solvane Foods', ['Solvane Foods']]]);
  });

  test('does not take an ordinary word in lower case for a short name', () => {
    expect(spotted('what is the apex of the curve')).toEqual([]);
    expect(spotted('Who is our champion at Apex?')).toEqual([['Apex', ['Apex']]]);
  });
});

test('ten thousand accounts are ranked within three seconds', () => {
  const many = Array.from({ length: 10_000 }, (_, n) =>
    account(`Company ${n.toString(36)} Works GmbH`, `C${n}`),
  );
  const started = performance.now();
  rankAccounts(many, 'Compny 7ps Works');
  expect(performance.now() - started).toBeLessThan(3_000);
});
