import { describe, expect, it } from 'vitest';
import { defineSource } from './define-source.ts';
import type { ArticleItem, ArticleSource, RecordSource } from './source.ts';

const ARTICLE = { type: 'article', externalId: 'a', title: 'A', body: 'Words.', supersedes: [], links: [] };

/** A kind of source whose author was careless. */
const kindOf = (open: () => unknown) =>
  defineSource({ name: 'notes', argument: 'path', description: 'notes', open: open as never });
const articlesOf = (articles: unknown) =>
  kindOf(async () => ({ holds: 'articles', location: '/notes', total: 1, articles }));

async function read(source: ReturnType<typeof kindOf>): Promise<ArticleItem[]> {
  const { articles } = (await source.open('/notes')) as ArticleSource;
  const items: ArticleItem[] = [];
  for await (const item of articles) items.push(item);
  return items;
}

async function* thenLost() {
  yield ARTICLE;
  throw new TypeError('of undefined');
}

describe('a source', () => {
  it.each<[what: string, open: () => unknown]>([
    ['opens nothing', async () => undefined],
    ['does not say what it holds', async () => ({ location: '/', total: 0, articles: [] })],
    ['names no place', async () => ({ holds: 'articles', total: 0, articles: [] })],
    [
      'has nothing to be read',
      async () => ({ holds: 'records', location: '/', fileSet: '/', total: 0, items: 3 }),
    ],
  ])('that %s is refused by its name', async (_what, open) => {
    await expect(kindOf(open).open('/')).rejects.toMatchObject({
      code: 'source_unavailable',
      message: expect.stringMatching(/^The source notes opened no place: /),
    });
  });

  it('that breaks is named, with what it threw as the cause alone', async () => {
    const failed = { code: 'source_unavailable', message: 'The source notes failed.', check: 'source.notes' };
    const broken = kindOf(async () => {
      throw new Error('a password');
    });
    await expect(broken.open('/')).rejects.toMatchObject(failed);
    await expect(read(articlesOf(thenLost()))).rejects.toMatchObject(failed);
  });

  it('may give a list, and articles that replace nothing and link nowhere', async () => {
    const { supersedes: _, links: __, ...short } = ARTICLE;
    expect(await read(articlesOf([short]))).toEqual([ARTICLE]);
  });

  it('yields what is whole as it was given, field by field', async () => {
    const { body, ...rest } = ARTICLE;
    const given = { body, ...rest, url: 'https://example.org/a' };
    expect(Object.keys((await read(articlesOf([given])))[0]!)).toEqual(Object.keys(given));
  });

  it('says of each article what is wrong with it, and nothing is removed where it does not say which it is', async () => {
    const wrong = [
      { ...ARTICLE, body: undefined },
      { type: 'article' },
      'hello',
      { ...ARTICLE, readers: ['the team'] },
      { ...ARTICLE, updatedAt: '2026-01-01' },
    ];
    const items = await read(articlesOf([...wrong, ARTICLE]));
    expect(items).toEqual([
      { type: 'unreadable', file: 'a', externalId: 'a', reason: expect.stringMatching(/^body: /) },
      { type: 'unreadable', file: 'number 2', whole: true, reason: expect.stringContaining('externalId: ') },
      { type: 'unreadable', file: 'number 3', whole: true, reason: expect.any(String) },
      {
        type: 'unreadable',
        file: 'a',
        externalId: 'a',
        reason: expect.stringMatching(/^readers: must be anyone/),
      },
      { type: 'unreadable', file: 'a', externalId: 'a', reason: expect.stringMatching(/^updatedAt: /) },
      ARTICLE,
    ]);
  });

  it('of records is looked at in the same way', async () => {
    const record = { type: 'record', kind: 'accounts', file: 'a.json', id: '1', fields: { name: 'Acme' } };
    const items = [record, { ...record, kind: 'castles' }, null];
    const source = kindOf(async () => ({ holds: 'records', location: '/', fileSet: '/', total: 3, items }));
    const opened = (await source.open('/')) as RecordSource;
    expect([...opened.items]).toEqual([
      { ...record, extra: {} },
      { type: 'unreadable', file: 'a.json', whole: true, reason: expect.stringMatching(/^kind: /) },
      { type: 'unreadable', file: 'number 3', whole: true, reason: expect.any(String) },
    ]);
  });
});
