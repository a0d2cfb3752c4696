import { expect, it } from 'vitest';
import type { Evidence } from '../core/citation.ts';
import { addressEvidence } from './address-evidence.ts';

const ARTICLE: Evidence = {
  n: 1,
  kind: 'passage',
  id: 'passage:1',
  articleId: 'a/b.md',
  title: 'B',
  text: 'Words.',
};
const pageOf = (id: string) => `https://bot.acme.io/articles/${encodeURIComponent(id)}`;

it('an address of its own is the one that people are led to', () => {
  const own = { ...ARTICLE, url: 'https://help.acme.io/b' };
  expect(addressEvidence(own, pageOf).url).toBe('https://help.acme.io/b');
});

it('an article without one leads to the page of the bot', () => {
  expect(addressEvidence(ARTICLE, pageOf).url).toBe('https://bot.acme.io/articles/a%2Fb.md');
});

it('an address that leads nowhere is no link where there is no page', () => {
  const dead = { ...ARTICLE, url: 'https://docs.acme.example/b' };
  expect(addressEvidence(dead, pageOf).url).toBe(pageOf('a/b.md'));
  expect(addressEvidence(dead, undefined)).not.toHaveProperty('url');
});

it('a record has no page', () => {
  const { articleId: _none, ...record } = ARTICLE;
  expect(addressEvidence({ ...record, kind: 'record', id: 'account:1' }, pageOf)).not.toHaveProperty('url');
});
