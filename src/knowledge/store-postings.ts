import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '../store/database.ts';
import { takeLock } from '../store/locks.ts';
import type { Row } from '../store/row.ts';
import { integerArray, textArray } from '../store/sql-values.ts';
import { BLOCK_POSTINGS, decodeBlock, encodeBlock, type Posting } from './posting-block.ts';

/** The lexemes that a passage is to be found by. */
export interface IndexedPassage {
  id: number;
  /** The index that it belongs to. */
  generation: number;
  accessId: number;
  length: number;
  frequencies: ReadonlyMap<string, number>;
}

/** A passage that goes, with the lexemes that it was found by. */
export interface LeavingPassage {
  id: number;
  generation: number;
  accessId: number;
  lexemes: string[];
}

/** One run of the index, in ascending order of passages. */
interface Run {
  generation: number;
  lexeme: string;
  accessId: number;
  postings: Posting[];
}

/** Adds passages to the index. Their ids must be new; runs stay apart from those before until they are merged. */
export async function addPostings(tx: Database, passages: readonly IndexedPassage[]): Promise<void> {
  const runs = new Map<string, Run>();
  for (const { id, generation, accessId, length, frequencies } of passages) {
    for (const [lexeme, frequency] of frequencies) {
      const key = `${generation} ${accessId} ${lexeme}`;
      const run = runs.get(key) ?? { generation, lexeme, accessId, postings: [] };
      runs.set(key, run);
      run.postings.push({ passageId: id, frequency, length });
    }
  }
  for (const run of runs.values()) run.postings.sort((a, b) => a.passageId - b.passageId);
  await insertRuns(tx, [...runs.values()]);
}

/** Takes passages out of the index: no trace of them stays in any block. */
export async function removePostings(tx: Transaction, passages: readonly LeavingPassage[]): Promise<void> {
  if (passages.length === 0) return;
  await lockBlocks(tx);
  const gone = new Set(passages.map((passage) => passage.id));
  const lexemes = [...new Set(passages.flatMap((passage) => passage.lexemes))];
  const accessIds = [...new Set(passages.map((passage) => passage.accessId))];
  const generations = [...new Set(passages.map((passage) => passage.generation))];
  const taken = await takeBlocks(
    tx,
    sql`generation = any (${integerArray(generations)})
      and lexeme = any (${textArray(lexemes)}) and access_id = any (${integerArray(accessIds)})
      and first_id <= ${Math.max(...gone)} and last_id >= ${Math.min(...gone)}`,
  );
  const kept = taken.map((run) => ({
    ...run,
    postings: run.postings.filter((posting) => !gone.has(posting.passageId)),
  }));
  await insertRuns(tx, kept);
}

/** Merges the small blocks that batches have left for some lexemes. */
export async function mergeBlocks(tx: Transaction, generation: number, lexemes: string[]): Promise<void> {
  await lockBlocks(tx);
  const runs = new Map<string, Run>();
  for (const taken of await takeBlocks(
    tx,
    sql`generation = ${generation} and lexeme = any (${textArray(lexemes)})`,
  )) {
    const key = `${taken.accessId} ${taken.lexeme}`;
    const run = runs.get(key);
    if (run === undefined) runs.set(key, taken);
    else run.postings = run.postings.concat(taken.postings);
  }
  for (const run of runs.values()) run.postings.sort((a, b) => a.passageId - b.passageId);
  await insertRuns(tx, [...runs.values()]);
}

/** Blocks are read, changed and written by one transaction at a time; readers go on. */
async function lockBlocks(tx: Transaction): Promise<void> {
  await takeLock(tx, 'postingBlocks');
}

async function takeBlocks(tx: Database, where: ReturnType<typeof sql>): Promise<Run[]> {
  const rows = await tx.query<
    Row<'posting_blocks', 'generation' | 'lexeme' | 'access_id' | 'first_id' | 'data'>
  >(sql`
    delete from posting_blocks where ${where} returning generation, lexeme, access_id, first_id, data`);
  return rows.map(({ generation, lexeme, access_id, first_id, data }) => ({
    generation,
    lexeme,
    accessId: access_id,
    postings: decodeBlock(first_id, data),
  }));
}

async function insertRuns(tx: Database, runs: readonly Run[]): Promise<void> {
  const blocks = runs.flatMap(({ generation, lexeme, accessId, postings }) => {
    const parts = Array.from({ length: Math.ceil(postings.length / BLOCK_POSTINGS) }, (_, at) =>
      postings.slice(at * BLOCK_POSTINGS, (at + 1) * BLOCK_POSTINGS),
    );
    return parts.map((part) => ({ generation, lexeme, accessId, part }));
  });
  if (blocks.length === 0) return;
  await tx.query(sql`
    insert into posting_blocks (generation, lexeme, access_id, first_id, last_id, count, data)
    select generation, lexeme, access_id, first_id, last_id, count, decode(data, 'hex')
    from unnest(${integerArray(blocks.map((block) => block.generation))},
                ${textArray(blocks.map((block) => block.lexeme))},
                ${integerArray(blocks.map((block) => block.accessId))},
                ${integerArray(blocks.map(({ part }) => part[0]!.passageId))},
                ${integerArray(blocks.map(({ part }) => part.at(-1)!.passageId))},
                ${integerArray(blocks.map(({ part }) => part.length))},
                ${textArray(blocks.map(({ part }) => encodeBlock(part).toString('hex')))})
      as row (generation, lexeme, access_id, first_id, last_id, count, data)`);
}
