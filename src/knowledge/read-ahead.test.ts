import { expect, test } from 'vitest';
import type { ArticleInput, Unreadable } from './article.ts';
import { readAhead } from './read-ahead.ts';

const articleOf = (externalId: string, body: string): ArticleInput => ({
  type: 'article',
  externalId,
  title: '',
  supersedes: [],
  links: [],
  body,
});

async function* yieldAll(items: readonly (ArticleInput | Unreadable)[]) {
  for (const item of items) yield await Promise.resolve(item);
}

/** Takes all, and tells how many were prepared ahead of the one that was taken. */
async function takeAll(items: readonly (ArticleInput | Unreadable)[]) {
  let begun = 0;
  const taken: string[] = [];
  const ahead: number[] = [];
  const prepare = (article: ArticleInput) => {
    begun += 1;
    return Promise.resolve(article.externalId);
  };
  for await (const { item, prepared } of readAhead(yieldAll(items), prepare)) {
    taken.push((await prepared) ?? (item.type === 'unreadable' ? item.file : ''));
    ahead.push(begun - taken.length);
  }
  return { taken, ahead };
}

test('articles are prepared ahead and taken in their order, with what could not be read among them', async () => {
  const items = Array.from({ length: 100 }, (_, at) =>
    at === 50 ? ({ type: 'unreadable', file: 'f50', reason: '' } as const) : articleOf(`a${at}`, 'text'),
  );
  const { taken, ahead } = await takeAll(items);
  expect(taken).toEqual(items.map((_, at) => (at === 50 ? 'f50' : `a${at}`)));
  expect(Math.max(...ahead)).toBe(32);
});

test('of long articles few wait in memory', async () => {
  const items = Array.from({ length: 10 }, (_, at) => articleOf(`a${at}`, 'x'.repeat(900_000)));
  const { taken, ahead } = await takeAll(items);
  expect(taken).toHaveLength(10);
  expect(Math.max(...ahead)).toBe(2);
});

test('one that cannot be prepared fails where it is taken, and the source is closed', async () => {
  let isClosed = false;
  async function* source() {
    try {
      for (let at = 0; ; at += 1) yield await Promise.resolve(articleOf(`a${at}`, ''));
    } finally {
      isClosed = true;
    }
  }
  const prepare = ({ externalId }: ArticleInput) =>
    externalId === 'a2' ? Promise.reject(new Error('no')) : Promise.resolve(externalId);
  const taken: string[] = [];
  const take = async () => {
    for await (const { prepared } of readAhead(source(), prepare)) taken.push((await prepared)!);
  };
  await expect(take()).rejects.toThrow('no');
  expect(taken).toEqual(['a0', 'a1']);
  expect(isClosed).toBe(true);
});

test('of a source that fails, what it had yielded is taken first', async () => {
  async function* source() {
    for (let at = 0; at < 5; at += 1) yield await Promise.resolve(articleOf(`a${at}`, ''));
    throw new Error('gone');
  }
  const taken: string[] = [];
  const take = async () => {
    for await (const { item } of readAhead(source(), () => Promise.resolve())) taken.push(item.externalId);
  };
  await expect(take()).rejects.toThrow('gone');
  expect(taken).toHaveLength(5);
});
