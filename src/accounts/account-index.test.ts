import { describe, expect, it } from 'vitest';
import { AccountIndex } from './account-index.ts';
import { type AccountName, rankAccounts } from './rank-accounts.ts';
import { spotAccounts } from './spot-accounts.ts';

const FIRST = ['Aster', 'Halden', 'Brenner', 'Kestrel', 'Nord', 'Ost', 'Silber', 'Wald', 'Meer', 'Stern'];
const SECOND = ['hof', 'berg', 'works', 'stad', 'feld', 'mann', 'wald', 'line'];
const KINDS = ['GmbH', 'Ltd', 'Logistics', 'Medical Group', 'and Sons', 'S.A.', ''];

const accounts: AccountName[] = FIRST.flatMap((first, one) =>
  SECOND.flatMap((second, two) =>
    KINDS.map((kind, three) => ({
      id: `acc-${one}-${two}-${three}`,
      name: `${first}${second} ${kind}`.trim(),
      aliases: three === 2 ? [`${first} ${second}`, `${first[0]}${second[0]}${one}`] : [],
    })),
  ),
);
accounts.push({ id: 'acc-jp', name: '北森鉄道サービス', aliases: ['KitaMori'] });

const TEXTS = [
  'How is Asterhof GmbH doing?',
  'what do we know about asterhof',
  'Prepare me for haldenberg medical group and Kestrelworks.',
  'brief me on Haldenbreg',
  'Is Brennerstad or Nordfeld at risk?',
  'renewal of Sternline S.A.',
  '北森鉄道の契約はいつですか',
  '北森鉄道サービスとAsterhofの担当者は誰ですか',
  'KitaMoriの契約はいつですか',
  'How do I set up SAML single sign-on with Okta?',
  'acc-3-4-2 and acc-jp',
  'Walld mann',
];
const NAMES = [
  'Asterhof',
  'Asterhof GmbH',
  'asterhoff',
  'Haldenbreg',
  'Silber works',
  'acc-1-1-1',
  'Zzyzx',
  'Meer',
];

describe('an index of account names', async () => {
  const index = new AccountIndex();
  await index.add(accounts);
  const only = (ids: readonly string[]) => accounts.filter(({ id }) => ids.includes(id));

  it.each(TEXTS)('leaves out nothing that a text mentions: %s', (text) => {
    for (const tolerant of [false, true])
      expect(spotAccounts(only(index.within(text, { tolerant })), text, { tolerant })).toEqual(
        spotAccounts(accounts, text, { tolerant }),
      );
  });

  it.each(NAMES)('leaves out nothing that a name means or is like: %s', (name) => {
    expect(rankAccounts(only(index.like(name)), name)).toEqual(rankAccounts(accounts, name));
  });

  it('leaves out whatever a text has nothing to do with', () => {
    expect(index.within('How do I set up SAML single sign-on with Okta?', { tolerant: true })).toEqual([]);
    expect(index.within('How is Asterhof GmbH doing?').length).toBeLessThan(accounts.length / 4);
  });
});
