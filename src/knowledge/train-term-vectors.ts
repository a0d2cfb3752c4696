import { sql } from 'drizzle-orm';
import { yieldToEventLoop } from '../core/yield-to-event-loop.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { integerArray, textArray } from '../store/sql-values.ts';
import type { IndexVersion } from './index-versions/index-version.ts';

/** What is learned from beyond this many passages would not change what a word means. */
const MAX_PASSAGES = 20_000;
const MAX_TERMS = 40_000;
/** Words of more than this share of the passages tell nothing apart. */
const MAX_SHARE = 0.3;
const NONZERO = 12;
/** Passages summed up before others have their turn: a few milliseconds. */
const BAGS_AT_ONCE = 200;

interface Bag {
  terms: number[];
  weights: number[];
}

/**
 * Learns word vectors for an index, from a sample of its passages that every full member may read. Deterministic
 * for the same passages. First each passage gets a sparse random vector and each word the sum of its passages'; then
 * passages the sum of their words', and words again the sum of their passages' ("reflective").
 */
export async function trainTermVectors(
  database: Database,
  { id, dims }: Pick<IndexVersion, 'id' | 'dims'>,
  passages: number,
): Promise<void> {
  const { bags, terms } = await readBags(database, id, passages);
  const first = await sumByTerm(
    bags,
    { terms: terms.length, dims },
    bags.map((_, index) => randomVector(index, dims)),
  );
  normalizeRows(first);
  const ofPassages = await sumOfBags(bags, first, dims);
  normalizeRows(ofPassages);
  const second = await sumByTerm(bags, { terms: terms.length, dims }, ofPassages);
  removeMean(second);
  const mean = await meanOf(bags, second, dims);
  const generation = `local-${id}-${dims}-${Date.now()}`;
  await storeTermVectors(database, { index: id, generation, passages, terms, vectors: second, mean });
}

async function readBags(
  database: Database,
  index: number,
  passages: number,
): Promise<{ bags: Bag[]; terms: string[] }> {
  const vocabulary = await database.query<Row<'lexeme_stats', 'lexeme' | 'df'>>(sql`
    select lexeme, df from lexeme_stats
    where generation = ${index} and df >= 2
      and df <= greatest(20, ${MAX_SHARE}::float8 * (select sum(passages)::int from corpus_stats where id = ${index}))
    order by df desc, lexeme limit ${MAX_TERMS}`);
  const numbers = new Map(vocabulary.map((row, index) => [row.lexeme, index]));
  const total = await passageIds(database, index);
  const bags: Bag[] = [];
  for (let at = 0; at < total.length; at += 1_000) {
    for (const row of await readLexemes(database, total.slice(at, at + 1_000))) {
      const bag: Bag = { terms: [], weights: [] };
      row.lexemes.forEach((lexeme, index) => {
        const term = numbers.get(lexeme);
        if (term === undefined) return;
        bag.terms.push(term);
        bag.weights.push(weighTerm(row.frequencies[index]!, passages / vocabulary[term]!.df));
      });
      bags.push(bag);
    }
  }
  return { bags, terms: vocabulary.map((row) => row.lexeme) };
}

async function passageIds(database: Database, index: number): Promise<number[]> {
  const rows = await database.query<Row<'passages', 'id'>>(sql`
    select id from (
      select id from passages
      where generation = ${index}
        and access_id in (select id from access_rules where readers && array['anyone', 'everyone'])
      order by hashint8(id), id limit ${MAX_PASSAGES}) as sample
    order by id`);
  return rows.map((row) => row.id);
}

function readLexemes(
  database: Database,
  ids: number[],
): Promise<{ lexemes: string[]; frequencies: number[] }[]> {
  return database.query(sql`
    select lexemes, frequencies from passages where id = any (${integerArray(ids)}) order by id`);
}

/** What a word weighs in a text that says it so often; `rarity` is passages in all by passages with it. */
export function weighTerm(frequency: number, rarity: number): number {
  return (1 + Math.log(frequency)) * Math.log(1 + rarity);
}

/** A few entries of ±1 at places that follow from the number alone (xorshift32). */
function randomVector(number: number, dims: number): Float32Array {
  const vector = new Float32Array(dims);
  let state = (Math.imul(number + 1, 2_654_435_761) ^ 0x9e3779b9) | 1;
  for (let i = 0; i < NONZERO; i += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    vector[(state >>> 1) % dims]! += (state & 1) === 0 ? 1 : -1;
  }
  return vector;
}

async function sumByTerm(
  bags: Bag[],
  { terms, dims }: { terms: number; dims: number },
  ofBags: Float32Array[],
): Promise<Float32Array[]> {
  const sums = Array.from({ length: terms }, () => new Float32Array(dims));
  for (const [index, bag] of bags.entries()) {
    if (index % BAGS_AT_ONCE === 0) await yieldToEventLoop();
    bag.terms.forEach((term, position) => {
      add(sums[term]!, ofBags[index]!, bag.weights[position]!);
    });
  }
  return sums;
}

async function sumOfBags(bags: Bag[], ofTerms: Float32Array[], dims: number): Promise<Float32Array[]> {
  const sums: Float32Array[] = [];
  for (const [index, bag] of bags.entries()) {
    if (index % BAGS_AT_ONCE === 0) await yieldToEventLoop();
    sums.push(sumOfBag(bag, ofTerms, dims));
  }
  return sums;
}

function sumOfBag(bag: Bag, ofTerms: Float32Array[], dims: number): Float32Array {
  const sum = new Float32Array(dims);
  bag.terms.forEach((term, position) => {
    add(sum, ofTerms[term]!, bag.weights[position]!);
  });
  return sum;
}

function add(target: Float32Array, vector: Float32Array, weight: number): void {
  for (let i = 0; i < target.length; i += 1) target[i]! += weight * vector[i]!;
}

function normalizeRows(rows: Float32Array[]): void {
  for (const row of rows) {
    const length = Math.hypot(...row) || 1;
    for (let i = 0; i < row.length; i += 1) row[i]! /= length;
  }
}

/** What all words share would make every two texts alike. */
function removeMean(rows: Float32Array[]): void {
  normalizeRows(rows);
  const mean = new Float32Array(rows[0]?.length ?? 0);
  for (const row of rows) add(mean, row, 1 / rows.length);
  for (const row of rows) add(row, mean, -1);
}

/** The mean of the texts' own vectors; `ofTerms` are of any length. */
async function meanOf(bags: Bag[], ofTerms: Float32Array[], dims: number): Promise<Float32Array> {
  const units = ofTerms.map((row) => row.slice());
  normalizeRows(units);
  const ofBags = await sumOfBags(bags, units, dims);
  normalizeRows(ofBags);
  const mean = new Float32Array(dims);
  for (const vector of ofBags) add(mean, vector, 1 / ofBags.length);
  return mean;
}

async function storeTermVectors(
  database: Database,
  learned: {
    index: number;
    generation: string;
    passages: number;
    terms: string[];
    vectors: Float32Array[];
    mean: Float32Array;
  },
): Promise<void> {
  await database.transaction(async (tx) => {
    for (let at = 0; at < learned.terms.length; at += 5_000) {
      await tx.query(sql`
        insert into term_vectors (generation, lexeme, vector)
        select ${learned.generation}, * from unnest(${textArray(learned.terms.slice(at, at + 5_000))},
          ${textArray(learned.vectors.slice(at, at + 5_000).map(quantize))})`);
    }
    await tx.query(sql`
      insert into embedding_generations (name, generation, trained_passages, mean)
      values (${learned.generation}, ${learned.index}, ${learned.passages},
        ${Buffer.from(learned.mean.buffer).toString('base64')})`);
    await forgetLearned(tx, learned.index, learned.generation);
  });
}

/** Drops what the local embedder has learned for an index, but for the newest, where one is named. */
export async function forgetLearned(tx: Database, index: number, kept = ''): Promise<void> {
  const gone = sql`select name from embedding_generations where generation = ${index} and name <> ${kept}`;
  await tx.query(sql`delete from term_vectors where generation in (${gone})`);
  await tx.query(sql`delete from embedding_generations where name in (${gone})`);
}

function quantize(vector: Float32Array): string {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const bytes = Int8Array.from(vector, (value) => Math.round((value / largest) * 127));
  return Buffer.from(bytes.buffer).toString('base64');
}
