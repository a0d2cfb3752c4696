import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { EMBEDDING_DIMS } from '../store/schema/knowledge.ts';
import { textArray } from '../store/sql-values.ts';
import { analyze } from './analyze.ts';
import { languageOf } from './detect-language.ts';
import type { TrainableEmbedder } from './embed-missing.ts';
import { trainTermVectors } from './train-term-vectors.ts';

const UNTRAINED = 'local-untrained';
/** So many more passages than at the last training call for a new one. */
const GROWTH = 1.5;
const CACHE_LIMIT = 60_000;

/**
 * Embeds by what the indexed text itself teaches: a text is the weighted sum of its words' vectors, which come from
 * reflective random indexing (Cohen, Schvaneveldt, Widdows 2010, doi:10.1016/j.jbi.2009.09.003). No downloaded weights.
 * Before anything was learned every text embeds to zero.
 */
export async function createLocalEmbedder(database: Database): Promise<TrainableEmbedder> {
  const embedder = new LocalEmbedder(database);
  await embedder.isTrained();
  return embedder;
}

interface TermVector {
  values: Int8Array;
  /** Divided by the vector's length. */
  weight: number;
}

class LocalEmbedder implements TrainableEmbedder {
  readonly dims = EMBEDDING_DIMS;
  readonly #database: Database;
  #generation = UNTRAINED;
  /** Null: looked up, and not known. */
  #terms = new Map<string, TermVector | null>();

  constructor(database: Database) {
    this.#database = database;
  }

  get name(): string {
    return this.#generation;
  }

  /** Notices generations that another process has learned since. */
  async isTrained(): Promise<boolean> {
    const [row] = await this.#database.query<{ name: string }>(
      sql`select name from embedding_generations order by trained_at desc, name desc limit 1`,
    );
    const generation = row?.name ?? UNTRAINED;
    if (generation !== this.#generation) this.#terms.clear();
    this.#generation = generation;
    return generation !== UNTRAINED;
  }

  async learn(): Promise<boolean> {
    const [row] = await this.#database.query<{ now: number; trained: number | null }>(sql`
      select coalesce((select passages from corpus_stats limit 1), 0) as now,
             (select trained_passages from embedding_generations order by trained_at desc limit 1) as trained`);
    const { now, trained } = row!;
    if (now === 0 || (trained !== null && now < trained * GROWTH && now > trained / GROWTH)) return false;
    await trainTermVectors(this.#database, now);
    return this.isTrained();
  }

  async embed(texts: string[], purpose: 'passage' | 'query'): Promise<number[][]> {
    if (purpose === 'query') await this.isTrained();
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
    const rows = await this.#database.query<{
      lexeme: string;
      vector: string;
      df: number;
      passages: number;
    }>(sql`
      select t.lexeme, t.vector, coalesce(s.df, 1) as df, (select passages from corpus_stats limit 1) as passages
      from term_vectors t left join lexeme_stats s on s.lexeme = t.lexeme
      where t.generation = ${this.#generation} and t.lexeme = any (${textArray(unknown)})`);
    for (const lexeme of unknown) this.#terms.set(lexeme, null);
    for (const row of rows) {
      const bytes = Buffer.from(row.vector, 'base64');
      const values = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
      // In a handful of passages a word may have taught nothing: its vector is zero.
      const length = lengthOf(values);
      if (length > 0)
        this.#terms.set(row.lexeme, { values, weight: Math.log(1 + row.passages / row.df) / length });
    }
  }

  #sum(counts: ReadonlyMap<string, number>): number[] {
    const sum = new Float64Array(this.dims);
    for (const [lexeme, count] of counts) {
      const term = this.#terms.get(lexeme);
      if (!term) continue;
      const weight = term.weight * (1 + Math.log(count));
      for (let i = 0; i < this.dims; i += 1) sum[i]! += weight * term.values[i]!;
    }
    const length = lengthOf(sum);
    return Array.from(sum, (value) => (length === 0 ? 0 : value / length));
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
