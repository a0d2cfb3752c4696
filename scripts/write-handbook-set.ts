import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMarkdownFolder } from '../src/sources/markdown.ts';

/**
 * Writes the questions of `bench/` that one page of the handbook answers as a set for `bench retrieval`, the whole
 * handbook as its corpus. Arguments: the handbook's folder, the folder to write.
 */
const FILES = ['handbook-questions', 'handbook-development', 'handbook-fresh'];

interface Case {
  question: string;
  expected: string[] | null;
  page?: string | null;
}

const [handbook = '../shared/data/handbook', target = 'handbook-set'] = process.argv.slice(2);
await mkdir(join(target, 'qrels'), { recursive: true });
const corpus: string[] = [];
const pages = new Set<string>();
for await (const page of (await readMarkdownFolder(handbook)).articles) {
  if (page.type !== 'article') continue;
  pages.add(page.externalId);
  corpus.push(JSON.stringify({ _id: page.externalId, title: page.title, text: page.body }));
}
const queries: string[] = [];
const judgments = ['query-id\tcorpus-id\tscore'];
for (const file of FILES) {
  const text = await readFile(new URL(`../bench/${file}.json`, import.meta.url), 'utf8');
  for (const { question, expected, page } of JSON.parse(text) as Case[]) {
    if (expected === null || !page || !pages.has(page)) continue;
    queries.push(JSON.stringify({ _id: `q${queries.length}`, text: question }));
    judgments.push(`q${queries.length - 1}\t${page}\t1`);
  }
}
await writeFile(join(target, 'corpus.jsonl'), `${corpus.join('\n')}\n`);
await writeFile(join(target, 'queries.jsonl'), `${queries.join('\n')}\n`);
await writeFile(join(target, 'qrels', 'test.tsv'), `${judgments.join('\n')}\n`);
console.log(`${corpus.length} pages, ${queries.length} questions`);
