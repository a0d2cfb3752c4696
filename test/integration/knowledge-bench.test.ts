import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { benchRetrieval } from '../../src/cli/bench-retrieval.ts';

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
});
