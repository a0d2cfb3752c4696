import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Column, Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { analyze } from '../text/analyze.ts';
import { languageOf } from '../text/detect-language.ts';
import { type TrainableEmbedder, UNTRAINED } from './embed-missing.ts';
import type { Embedders } from './index-versions/embedders.ts';
import { type IndexVersion, LOCAL } from './index-versions/index-version.ts';
import { trainTermVectors, weighTerm } from './train-term-vectors.ts';

/** Dimensions, where nothing else is asked for. */
const DIMS = 256;
/** So many more passages than at the last training call for a new one. */
const GROWTH = 1.5;
const CACHE_LIMIT = 60_000;

/**
 * Embeds by what the indexed text itself teaches: a text is the weighted sum of its words' vectors, which come from
 * reflective random indexing (Cohen, Schvaneveldt, Widdows 2010, doi:10.1016/j.jbi.2009.09.003). No downloaded weights.
 * Before anything was learned every text embeds to zero.
 */
export function createLocalEmbedder(database: Database): LocalEmbedders {
  const embedders = new Map<string, TrainableEmbedder>();
  return {
    preferred: { embedder: LOCAL, dims: DIMS },
    of(generation) {
      if (generation.embedder !== LOCAL) return null;
      const key = `${generation.id}:${generation.dims}`;
      const known = embedders.get(key) ?? new LocalEmbedder(database, generation);
      embedders.set(key, known);
      return known;
    },
  };
}

/** One for each generation of the index: each learns from its own passages. */
export interface LocalEmbedders extends Embedders {
  of(generation: IndexVersion): TrainableEmbedder | null;
}

interface TermVector {
  values: Int8Array;
  length: number;
  /** Passages in all by passages with the word. */
  rarity: number;
}

class LocalEmbedder implements TrainableEmbedder {
  readonly dims: number;
  readonly #database: Database;
  readonly #index: number;
  #generation = UNTRAINED;
  #mean: Float32Array;
  /** Null: looked up, and not known. */
  #terms = new Map<string, TermVector | null>();

  constructor(database: Database, { id, dims }: Pick<IndexVersion, 'id' | 'dims'>) {
    this.#database = database;
    this.#index = id;
    this.dims = dims;
    this.#mean = new Float32Array(dims);
  }

  get name(): string {
    return this.#generation;
  }

  /** Notices generations that another process has learned since. */
  async isTrained(): Promise<boolean> {
    const [row] = await this.#database.query<Row<'embedding_generations', 'name'>>(sql`
      select name from embedding_generations where generation = ${this.#index}
      order by trained_at desc, name desc limit 1`);
    const generation = row?.name ?? UNTRAINED;
    if (generation !== this.#generation) await this.#turnTo(generation);
    return generation !== UNTRAINED;
  }

  async #turnTo(generation: string): Promise<void> {
    const [row] = await this.#database.query<Row<'embedding_generations', 'mean'>>(
      sql`select mean from embedding_generations where name = ${generation}`,
    );
    const bytes = Uint8Array.from(Buffer.from(row?.mean ?? '', 'base64'));
    this.#mean = bytes.length === 0 ? new Float32Array(this.dims) : new Float32Array(bytes.buffer);
    this.#terms.clear();
    this.#generation = generation;
  }

  async learn(): Promise<boolean> {
    const [row] = await this.#database.query<{
      now: number;
      trained: Column<'embedding_generations', 'trained_passages'> | null;
    }>(sql`
      select (select coalesce(sum(passages), 0)::int from corpus_stats where id = ${this.#index}) as now,
             (select trained_passages from embedding_generations where generation = ${this.#index}
              order by trained_at desc limit 1) as trained`);
    const { now, trained } = row!;
    if (now === 0 || (trained !== null && now < trained * GROWTH && now > trained / GROWTH)) return false;
    await trainTermVectors(this.#database, { id: this.#index, dims: this.dims }, now);
    return this.isTrained();
  }

  async embed(texts: string[], purpose: 'passage' | 'query'): Promise<number[][]> {
    // Who searches an index looks whether it has learned more since.
    if (purpose === 'query' && this.#generation === UNTRAINED) await this.isTrained();
    return this.embedLexemes(texts.map((text) => countLexemes(analyze(text, languageOf(text)))));
  }

  async embedLexemes(bags: ReadonlyMap<string, number>[]): Promise<number[][]> {
    if (this.#generation !== UNTRAINED)
      await this.#look([...new Set(bags.flatMap((bag) => [...bag.keys()]))]);
    return bags.map((bag) => this.#sum(bag));
  }

  async #look(lexemes: string[]): Promise<void> {
    if (this.#terms.size > CACHE_LIMIT) this.#terms.clear();
    const unknown = lexemes.filter((lexeme) => !this.#terms.has(lexeme));
    if (unknown.length === 0) return;
    const rows = await this.#database.query<
      Row<'term_vectors', 'lexeme' | 'vector'> & Row<'lexeme_stats', 'df'> & Row<'corpus_stats', 'passages'>
    >(sql`
      select t.lexeme, t.vector, coalesce(s.df, 1) as df, (select sum(passages)::int from corpus_stats where id = ${this.#index}) as passages
      from term_vectors t left join lexeme_stats s on s.generation = ${this.#index} and s.lexeme = t.lexeme
      where t.generation = ${this.#generation} and t.lexeme = any (${textArray(unknown)})`);
    for (const lexeme of unknown) this.#terms.set(lexeme, null);
    for (const row of rows) {
      const bytes = Buffer.from(row.vector, 'base64');
      const values = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
      // In a handful of passages a word may have taught nothing: its vector is zero.
      const length = lengthOf(values);
      if (length > 0) this.#terms.set(row.lexeme, { values, length, rarity: row.passages / row.df });
    }
  }

  /**
   * Leaves out what all texts have in common: with it every two of them would be alike (Arora, Liang and Ma 2017, "A Simple
   * but Tough-to-Beat Baseline for Sentence Embeddings", remove the first component).
   */
  #sum(counts: ReadonlyMap<string, number>): number[] {
    const sum = new Float64Array(this.dims);
    for (const [lexeme, count] of counts) {
      const term = this.#terms.get(lexeme);
      if (!term) continue;
      const weight = weighTerm(count, term.rarity) / term.length;
      for (let i = 0; i < this.dims; i += 1) sum[i]! += weight * term.values[i]!;
    }
    const length = lengthOf(sum);
    if (length === 0) return Array.from(sum);
    const rest = sum.map((value, i) => value / length - this.#mean[i]!);
    const restLength = lengthOf(rest);
    return Array.from(rest, (value) => (restLength === 0 ? 0 : value / restLength));
  }
}

function countLexemes(lexemes: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const lexeme of lexemes) counts.set(lexeme, (counts.get(lexeme) ?? 0) + 1);
  return counts;
}

function lengthOf(values: Int8Array | Float64Array): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares);
}
