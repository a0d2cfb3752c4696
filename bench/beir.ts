import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { BotError } from '../src/core/bot-error.ts';
import type { ArticleInput } from '../src/knowledge/article.ts';

/** A set of questions with what was judged relevant, beside a corpus, as the BEIR benchmark lays them out. */
export interface BeirQuestions {
  /** Texts by query id; only those that have a judgment. */
  queries: Map<string, string>;
  /** Grades by document id, by query id. */
  judgments: Map<string, Map<string, number>>;
  /** Name of the file of judgments, without its ending. */
  split: string;
}

const row = z
  .object({
    _id: z.union([z.string().min(1), z.number()]).transform(String),
    title: z.string().nullish(),
    text: z.string().nullish(),
  })
  .refine(({ title, text }) => typeof (text ?? title) === 'string', 'expected _id and text or title');

/**
 * Reads `queries.jsonl` and the judgments of a BEIR folder (Thakur et al. 2021, arXiv:2104.08663): `qrels/test.tsv`, else
 * `dev.tsv`, else the only file there. Judgments of documents that the corpus lacks stay: nothing finds them.
 * @throws BotError `input_invalid` with file and line
 */
export async function readBeirQuestions(folder: string): Promise<BeirQuestions> {
  const file = await findJudgments(join(folder, 'qrels'));
  const judgments = await readJudgments(file);
  const queries = new Map<string, string>();
  for await (const { _id, text } of readRows(join(folder, 'queries.jsonl')))
    if (judgments.has(_id) && text?.trim()) queries.set(_id, text);
  if (queries.size === 0)
    refuse(join(folder, 'queries.jsonl'), `none of its queries has a judgment in ${basename(file)}`);
  return { queries, judgments, split: basename(file, '.tsv') };
}

/** Each row of `corpus.jsonl` as one article; one that is only a title is found by it. */
export async function* readBeirArticles(folder: string): AsyncGenerator<ArticleInput> {
  for await (const { _id, title, text } of readRows(join(folder, 'corpus.jsonl')))
    yield {
      type: 'article',
      externalId: _id,
      title: title ?? '',
      supersedes: [],
      links: [],
      body: text?.trim() ? text : (title ?? ''),
    };
}

const SPLITS = ['test.tsv', 'dev.tsv'];

async function findJudgments(folder: string): Promise<string> {
  const files = (await readdir(folder).catch((error: unknown) => refuse(folder, error))).filter((name) =>
    name.endsWith('.tsv'),
  );
  const chosen = SPLITS.find((name) => files.includes(name)) ?? (files.length === 1 ? files[0] : undefined);
  if (chosen !== undefined) return join(folder, chosen);
  const found = files.length === 0 ? 'it has no .tsv file' : `it has ${files.join(', ')}`;
  return refuse(folder, `expected ${SPLITS.join(' or ')}; ${found}`);
}

/** Three columns with a header or without, or the four of TREC. */
async function readJudgments(file: string): Promise<BeirQuestions['judgments']> {
  const judgments: BeirQuestions['judgments'] = new Map();
  const text = await readFile(file, 'utf8').catch((error: unknown) => refuse(file, error));
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  lines.forEach((line, index) => {
    const cells = line.split('\t');
    const score = cells.at(-1)!;
    const isScore = /^-?\d+(?:\.0+)?$/.test(score);
    if (line.trim() === '' || (index === 0 && !isScore)) return;
    const [query, document] = cells.length === 4 ? [cells[0], cells[2]] : cells;
    if (cells.length < 3 || cells.length > 4 || !query || !document || !isScore)
      refuse(`${file}:${index + 1}`, 'expected query-id, corpus-id and score, separated by tabs');
    const ofQuery = judgments.get(query!) ?? new Map<string, number>();
    judgments.set(query!, ofQuery.set(document!, Number(score)));
  });
  return judgments;
}

async function* readRows(file: string): AsyncGenerator<z.infer<typeof row>> {
  let number = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
      number += 1;
      const text = number === 1 ? line.replace(/^\ufeff/, '') : line;
      if (text.trim() !== '') yield row.parse(JSON.parse(text));
    }
  } catch (error) {
    refuse(number === 0 ? file : `${file}:${number}`, error);
  }
}

function refuse(place: string, reason: unknown): never {
  const text = reason instanceof Error ? reason.message : String(reason);
  throw new BotError('input_invalid', `${place} cannot be read: ${text}`, { cause: reason });
}
