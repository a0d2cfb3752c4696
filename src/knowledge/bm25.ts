/** Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework", section 3.2; values as Anserini's. */
const K1 = 0.9;
const B = 0.4;

/** No frequency makes a lexeme score more than this many times its weight. */
export const MOST_PER_WEIGHT = K1 + 1;

/** The weight of a lexeme that is in `df` of all passages; never negative, as in Lucene. */
export function inverseFrequency(passages: number, df: number): number {
  return Math.log(1 + Math.max(0.5, passages - df + 0.5) / (df + 0.5));
}

/** What a lexeme of weight 1 adds to the score of a passage that holds it `frequency` times among `length` lexemes. */
export function saturate(frequency: number, length: number, meanLength: number): number {
  return ((K1 + 1) * frequency) / (frequency + K1 * (1 - B + (B * length) / meanLength));
}

/** A lexeme of a query with what it weighs. */
export interface WeightedLexeme {
  lexeme: string;
  /** Its inverse frequency. */
  rarity: number;
  /** That times how much the query asks for it. */
  weight: number;
  /** Passages that hold it among those that the audience may read. */
  held: number;
}

/** A query whose lexemes are weighed, and what lengths are compared with. */
export interface WeighedQuery {
  terms: WeightedLexeme[];
  meanLength: number;
}
