import { expect, test } from 'vitest';
import type { ArticleInput } from '../../src/knowledge/article.ts';
import { liveIndexVersion } from '../../src/knowledge/index-versions/index-version.ts';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

/** Most articles are about the first subject, so that texts have a direction in common. */
const SUBJECTS = [
  [
    'invoice',
    'payment',
    'billing',
    'receipt',
    'refund',
    'credit',
    'dunning',
    'currency',
    'ledger',
    'deposit',
  ],
  ['gateway', 'sensor', 'firmware', 'antenna', 'signal'],
  ['holiday', 'leave', 'vacation', 'parental', 'sickness'],
];
const ARTICLES = 100;

function articleOf(index: number): ArticleInput {
  const subject = SUBJECTS[index % 10 < 8 ? 0 : (index % 10) - 7]!;
  const words = [0, 1, 2].map((step) => subject[(Math.floor(index / 3) + step) % subject.length]);
  const body = [...words, ...words].join(' ');
  return { type: 'article', externalId: `a${index}`, title: '', supersedes: [], links: [], body };
}

describeOnEachDatabase('vectors learned from the index', (opened) => {
  test('tell subjects apart, and leave out what all texts have in common', async () => {
    const { database } = opened();
    const embedders = createLocalEmbedder(database);
    async function* articles(): AsyncGenerator<ArticleInput> {
      for (let index = 0; index < ARTICLES; index += 1) yield articleOf(index);
    }
    const source = { kind: 'markdown' as const, location: '/learned' };
    await ingestArticles(database, {
      source,
      readers: ['everyone'],
      articles: articles(),
      embedder: embedders,
    });
    const embedder = embedders.of(await liveIndexVersion(database))!;

    const texts = Array.from({ length: ARTICLES }, (_, index) => articleOf(index).body);
    const vectors = await embedder.embed(texts, 'passage');
    const mean = vectors[0]!.map((_, at) => vectors.reduce((sum, vector) => sum + vector[at]!, 0) / ARTICLES);
    expect(Math.hypot(...mean)).toBeLessThan(0.2);

    const [invoice, payment, antenna] = await embedder.embed(
      ['What is the invoice?', 'What is the payment?', 'What is the antenna?'],
      'query',
    );
    expect(cosine(invoice!, payment!)).toBeGreaterThan(0.5);
    expect(cosine(invoice!, antenna!)).toBeLessThan(0.1);

    // Another process reads what this one has learned, and embeds alike.
    const other = createLocalEmbedder(database).of(await liveIndexVersion(database))!;
    const [again] = await other.embed(['What is the invoice?'], 'query');
    expect(again).toEqual(invoice);
    expect(await embedder.embed(['zzz'], 'query')).toEqual([new Array(embedder.dims).fill(0)]);
  });
});

function cosine(one: number[], other: number[]): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0);
}
