import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import type { ArticleInput } from '../knowledge/article.ts';

/** A set of questions with what was judged relevant, beside a corpus, as the BEIR benchmark lays them out. */
export interface BeirQuestions {
  /** Texts by query id; only those that have a judgment. */
  queries: Map<string, string>;
  /** Grades by document id, by query id. */
  judgments: Map<string, Map<string, number>>;
}

const row = z.object({
  _id: z.coerce.string(),
  title: z.string().nullish(),
  text: z.string(),
});

/**
 * Reads `queries.jsonl` and `qrels/test.tsv` of a BEIR folder (Thakur et al. 2021, arXiv:2104.08663).
 * @throws BotError `input_invalid` with file and line
 */
export async function readBeirQuestions(folder: string): Promise<BeirQuestions> {
  const judgments = await readJudgments(join(folder, 'qrels', 'test.tsv'));
  const queries = new Map<string, string>();
  for await (const { _id, text } of readRows(join(folder, 'queries.jsonl')))
    if (judgments.has(_id)) queries.set(_id, text);
  return { queries, judgments };
}

/** Each row of `corpus.jsonl` as one article. */
export async function* readBeirArticles(folder: string): AsyncGenerator<ArticleInput> {
  for await (const { _id, title, text } of readRows(join(folder, 'corpus.jsonl')))
    yield {
      type: 'article',
      externalId: _id,
      title: title ?? '',
      supersedes: [],
      links: [],
      body: text,
    };
}

async function readJudgments(file: string): Promise<BeirQuestions['judgments']> {
  const judgments: BeirQuestions['judgments'] = new Map();
  const text = await readFile(file, 'utf8').catch((error: unknown) => refuse(file, error));
  const lines = text.split(/\r?\n/).slice(1);
  lines.forEach((line, index) => {
    if (line === '') return;
    const [query, document, score] = line.split('\t');
    if (!query || !document || !/^-?\d+$/.test(score ?? ''))
      refuse(`${file}:${index + 2}`, 'expected query-id, corpus-id and score, separated by tabs');
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
      if (line.trim() !== '') yield row.parse(JSON.parse(line));
    }
  } catch (error) {
    refuse(number === 0 ? file : `${file}:${number}`, error);
  }
}

function refuse(place: string, reason: unknown): never {
  const text = reason instanceof Error ? reason.message : String(reason);
  throw new BotError('input_invalid', `${place} cannot be read: ${text}`, { cause: reason });
}
