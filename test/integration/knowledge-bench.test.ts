import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { benchRetrieval } from '../../bench/retrieval.ts';
import { readChunking } from '../../src/knowledge/chunking/chunking.ts';

const CORPUS = [
  { _id: 'badge', title: 'Badges', text: 'A badge is printed at the reception.' },
  { _id: 'locker', title: '', text: 'A locker is opened with its key.' },
  { _id: 'bicycle', title: 'Bicycles', text: 'Bicycles stand in the yard.' },
];
const QUERIES = [
  { _id: '1', text: 'Where is a badge printed?' },
  { _id: '2', text: 'How is a locker opened?' },
  { _id: '3', text: 'Nobody has judged this one.' },
];

describe('measuring a BEIR folder', () => {
  let folder: string;
  const context = {
    output: { out: () => undefined, err: () => undefined, columns: null },
    cwd: '/',
    signal: new AbortController().signal,
  };
  const lines = (rows: object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beir-'));
    await mkdir(join(folder, 'qrels'));
    await writeFile(join(folder, 'corpus.jsonl'), lines(CORPUS));
    await writeFile(join(folder, 'queries.jsonl'), lines(QUERIES));
    await writeFile(
      join(folder, 'qrels/test.tsv'),
      'query-id\tcorpus-id\tscore\n1\tbadge\t1\n2\tlocker\t2\n2\tbadge\t0\n',
    );
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each([{}, { vector: false }])(
    'finds each judged article first, with settings %j',
    async (settings) => {
      const figures = await benchRetrieval(context, { folder, settings, place: 'embedded' });
      expect(figures).toMatchObject({ map: 1, mrr: 1, 'r@1': 1, 'ndcg@10': 1, docs: 3, queries: 2 });
      expect(figures['p@3']).toBeCloseTo(1 / 3, 10);
      expect(Object.keys(figures)).toEqual([
        'map',
        'ndcg@10',
        'p@3',
        'r@1',
        'r@3',
        'r@10',
        'r@50',
        'r@100',
        'mrr',
        'p50Ms',
        'p95Ms',
        'docs',
        'queries',
      ]);
    },
  );

  test('names the file and the line that cannot be read', async () => {
    await writeFile(join(folder, 'corpus.jsonl'), `${lines(CORPUS)}\n{"_id": "x"}`);
    const measured = benchRetrieval(context, { folder, settings: {}, place: 'embedded' });
    await expect(measured).rejects.toThrow(/corpus\.jsonl:4 cannot be read/);
  });

  describe('of another shape', () => {
    const CORPUS_ROWS = lines([
      { _id: 1, title: 'Badge printing', text: '', metadata: { url: 'x' } },
      { _id: 'b', text: 'A locker is opened with its key.' },
      { _id: 'c', title: 'Locker keys', text: 'A locker is opened with its key.' },
    ]);
    const QUERY_ROWS = lines([
      { _id: 7, text: 'badge printing', metadata: {} },
      { _id: '8', text: 'locker key' },
    ]);
    let other: string;
    const write = async (qrels: Record<string, string>, queries = QUERY_ROWS): Promise<void> => {
      await rm(other, { recursive: true, force: true });
      await mkdir(join(other, 'qrels'), { recursive: true });
      await writeFile(join(other, 'corpus.jsonl'), `\ufeff${CORPUS_ROWS}\n\n`);
      await writeFile(join(other, 'queries.jsonl'), queries);
      for (const [name, text] of Object.entries(qrels)) await writeFile(join(other, 'qrels', name), text);
    };
    const measure = () => benchRetrieval(context, { folder: other, settings: {}, place: 'embedded' });
    beforeAll(async () => {
      other = await mkdtemp(join(tmpdir(), 'beir-'));
    });
    afterAll(() => rm(other, { recursive: true, force: true }));

    test('is read without a header, from the only split there is, a row without text by its title', async () => {
      await write({ 'dev.tsv': '7\t1\t1\r\n8\tb\t1.0\n8\tgone\t2\n' });
      const figures = await measure();
      // 8: b and c say the same, c in its title too: b comes second; what the corpus lacks is never found.
      expect(figures).toMatchObject({ docs: 3, queries: 2, mrr: 0.75, 'r@1': 0.5, 'r@10': 0.75 });
      expect(figures.map).toBeCloseTo((1 + 1 / 2 / 2) / 2, 10);
      expect(figures['ndcg@10']).toBeCloseTo((1 + 1 / Math.log2(3) / (2 + 1 / Math.log2(3))) / 2, 10);
    });

    test('is read in the four columns of TREC', async () => {
      await write({ 'test.tsv': '7\t0\t1\t1\n8\t0\tc\t1\n' });
      expect(await measure()).toMatchObject({ map: 1, queries: 2 });
    });

    test.each([
      [{}, QUERY_ROWS, /qrels cannot be read: expected test\.tsv or dev\.tsv; it has no \.tsv file/],
      [{ 'a.tsv': '', 'b.tsv': '' }, QUERY_ROWS, /it has a\.tsv, b\.tsv/],
      [{ 'test.tsv': 'q\td\ts\n7\t1\n' }, QUERY_ROWS, /test\.tsv:2 cannot be read: expected query-id/],
      [{ 'test.tsv': 'q\td\ts\n7\t1\thigh\n' }, QUERY_ROWS, /test\.tsv:2/],
      [{ 'test.tsv': '7\t1\t1\n' }, `${QUERY_ROWS}\nnot json`, /queries\.jsonl:3/],
      [{ 'test.tsv': '99\t1\t1\n' }, QUERY_ROWS, /none of its queries has a judgment in test\.tsv/],
    ])('is refused with its place and reason: %j', async (qrels, queries, reason) => {
      await write(qrels as unknown as Record<string, string>, queries);
      await expect(measure()).rejects.toThrow(reason);
    });
  });

  test('cuts articles in the way that is asked for', async () => {
    await writeFile(join(folder, 'corpus.jsonl'), lines(CORPUS));
    const chunking = readChunking('fixed-20-5');
    expect(
      await benchRetrieval(context, { folder, settings: {}, chunking, place: 'embedded' }),
    ).toMatchObject({
      map: 1,
      docs: 3,
    });
  });
});
