import { analyze } from '../text/analyze.ts';
import { saturate, type WeighedQuery } from './bm25.ts';
import type { LexemeSequence } from './read-candidates.ts';
import type { RankedPassage } from './score-table.ts';

/** Weights of words, of neighbours in order and of neighbours in any order (Metzler and Croft 2005). */
const WORDS = 0.85;
const ORDERED = 0.1;
const UNORDERED = 0.05;
/** Neighbours in any order are less than so many words apart. */
const WINDOW = 8;

/** Languages that write compounds as one word. */
const COMPOUNDING = new Set(['de']);
/** What a part of a compound counts beside the word itself. */
const PART = 0.5;
const LEAST_PART = 4;
/** Of a pasted document the first words say enough. */
const LONGEST_SEQUENCE = 64;

/** What a passage is compared with. */
export interface Reranking {
  query: WeighedQuery;
  /** The query in its own words. */
  text: string;
  /** How much one word of `text` asks for; 1 unless the query was widened. */
  share: number;
}

/**
 * Reorders passages by what the index does not hold. Words that stand side by side in the query count more where they
 * do so in the passage: the sequential dependence model (Metzler and Croft 2005, doi:10.1145/1076034.1076115), its
 * features saturated as BM25's. In languages with compounds, a part counts for the whole: where a word of the query begins
 * or ends a word of the passage, or the other way round, it counts by the share of letters (after Koehn and Knight 2003).
 */
export function rerank(
  found: readonly RankedPassage[],
  passages: ReadonlyMap<number, LexemeSequence>,
  reranking: Reranking,
): RankedPassage[] {
  const rarities = new Map(reranking.query.terms.map((term) => [term.lexeme, term.rarity]));
  const sequences = new Map<string, string[]>();
  return found
    .map(({ passageId, score }) => {
      const passage = passages.get(passageId);
      if (passage === undefined) return { passageId, score };
      const sequence = sequences.get(passage.language) ?? readSequence(reranking.text, passage.language);
      sequences.set(passage.language, sequence);
      return { passageId, score: score + scoreSequence(passage, { ...reranking, sequence, rarities }) };
    })
    .sort((a, b) => b.score - a.score || a.passageId - b.passageId);
}

/** The distinct lexemes of a query in its order, as a passage of that language would hold them. */
function readSequence(text: string, language: string): string[] {
  return [...new Set(analyze(text, language))].slice(0, LONGEST_SEQUENCE);
}

interface Compared extends Reranking {
  sequence: readonly string[];
  rarities: ReadonlyMap<string, number>;
}

function scoreSequence(passage: LexemeSequence, { query, sequence, rarities, share }: Compared): number {
  const { lexemes } = passage;
  const saturated = (count: number): number => saturate(count, lexemes.length, query.meanLength);
  const positions = positionsOf(lexemes, new Set(sequence));
  const rarity = (lexeme: string): number => rarities.get(lexeme) ?? 0;
  let score = 0;
  for (let at = 0; at + 1 < sequence.length; at += 1) {
    const [first, second] = [sequence[at]!, sequence[at + 1]!];
    const near = countNear(positions.get(first), positions.get(second));
    const counted = ORDERED * saturated(near.ordered) + UNORDERED * saturated(near.unordered);
    score += (counted / WORDS) * (rarity(first) + rarity(second));
  }
  if (COMPOUNDING.has(passage.language)) {
    const missing = sequence.filter((lexeme) => !positions.has(lexeme) && lexeme.length >= LEAST_PART);
    for (const lexeme of missing) score += PART * rarity(lexeme) * saturated(countParts(lexemes, lexeme));
  }
  return share * score;
}

function positionsOf(lexemes: string[], wanted: ReadonlySet<string>): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  lexemes.forEach((lexeme, at) => {
    if (!wanted.has(lexeme)) return;
    const known = positions.get(lexeme);
    if (known === undefined) positions.set(lexeme, [at]);
    else known.push(at);
  });
  return positions;
}

/** How often the second follows the first at once, and how often it is near. */
function countNear(first: number[] = [], second: number[] = []): { ordered: number; unordered: number } {
  let [ordered, unordered] = [0, 0];
  for (const at of first) {
    if (second.includes(at + 1)) ordered += 1;
    if (second.some((other) => Math.abs(other - at) < WINDOW)) unordered += 1;
  }
  return { ordered, unordered };
}

function countParts(lexemes: string[], wanted: string): number {
  return lexemes.reduce((sum, lexeme) => sum + shareOfLetters(lexeme, wanted), 0);
}

function shareOfLetters(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < LEAST_PART || !(long.startsWith(short) || long.endsWith(short))) return 0;
  return short.length / long.length;
}
