import { expect, it } from 'vitest';
import type { Citation } from '../../core/citation.ts';
import { listSources } from './list-sources.ts';

const record = (n: number, id: string, title: string): Citation => ({
  n,
  kind: 'record',
  id,
  title,
  quote: 'Words.',
});
const ACCOUNT = record(1, 'account:1', 'Solvane Foods');
const OWN = [2, 3, 4, 6].map((n) => record(n, `case:${n}`, `Case ${n}, Solvane Foods`));
const ARTICLE: Citation = {
  n: 5,
  kind: 'passage',
  id: 'passage:5',
  title: 'Prices, Solvane Foods',
  url: 'https://help.acme.io/prices',
  quote: 'Words.',
};

it('an account with many of its records is one line, and what is no record of it stays by itself', () => {
  expect(listSources([ACCOUNT, ...OWN, ARTICLE], 'en')).toEqual([
    { marks: '[1]–[4][6]', title: 'Solvane Foods and 4 of its records' },
    { marks: '[5]', title: ARTICLE.title, url: ARTICLE.url },
  ]);
  expect(listSources([ACCOUNT, ...OWN], 'de')).toEqual([
    { marks: '[1]–[4][6]', title: 'Solvane Foods und 4 Datensätze dazu' },
  ]);
});

it('a few records are listed one by one, and so are those of another account', () => {
  const titles = (citations: Citation[]) =>
    listSources(citations, 'en').map(({ marks, title }) => `${marks} ${title}`);
  expect(titles([ACCOUNT, ...OWN.slice(0, 3)])).toHaveLength(4);
  const others = OWN.map((one) => ({ ...one, title: `Case ${one.n}, Brightwater` }));
  expect(titles([ACCOUNT, ...others])).toHaveLength(5);
  expect(titles(OWN)).toHaveLength(4);
});
