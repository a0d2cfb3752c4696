import { type Evidence, idsBehind } from '../../core/citation.ts';
import { countTokens } from '../../core/count-tokens.ts';
import { contentWords } from '../../text/content-words.ts';
import { fuseRankings, type RankedEvidence, type SearchRanking } from './fuse-rankings.ts';
import { trimPassage } from './trim-passage.ts';

/** More articles than this help nobody: an answer cites three. */
const MOST_ARTICLES = 10;
/** Passages of one article; the article itself is a search away. */
const MOST_OF_ARTICLE = 3;
/** Tokens that the best passage of the first, second … article may take; the last one stands for the rest. */
const CAPS = [320, 260, 220, 170, 130, 110];
/** Further passages of an article must come so near to the best one of all. */
const FURTHER_FROM = 0.45;
/** A passage in another language than the best one is looked at from here on. */
const OTHER_LANGUAGE_FROM = 0.3;
/** Tokens of a label. */
const LABEL = 18;

/** A part of what a model is shown: a passage, or the stretch of it that matters. */
export interface ChosenPassage {
  evidence: Evidence;
  /** Without its line of headings. */
  text: string;
}

/** The passages of one article, in its order; records stand alone. */
export interface ChosenPiece {
  passages: ChosenPassage[];
}

/** What is to be covered, and how much room there is. */
export interface ChooseOptions {
  /** The questions that were looked up. */
  questions: readonly string[];
  maxTokens: number;
  /** Articles and records in all. */
  maxPieces?: number;
}

/**
 * Chooses what a model is shown of what a turn's searches found: first the best of each search, so that every part of a
 * question is covered, and the best of each language, then the best of the rest; the nearest articles at length, further ones
 * by the stretch that says most of what is asked.
 */
export function choosePieces(
  rankings: readonly SearchRanking[],
  { questions, maxTokens, maxPieces = MOST_ARTICLES }: ChooseOptions,
): ChosenPiece[] {
  const ranked = fuseRankings(rankings);
  const asked = [...new Set(questions.flatMap(contentWords))];
  const best = ranked[0]?.score ?? 0;
  const articles = new Map<string, RankedEvidence[]>();
  for (const one of [...firstsOf(rankings, ranked), ...ranked]) {
    const key = keyOf(one.evidence);
    const known = articles.get(key) ?? [];
    if (known.length === 0 && articles.size >= maxPieces) continue;
    const held = new Set(idsBehind(known.map(({ evidence }) => evidence)));
    // A passage alone is nothing new beside the same one with its neighbour.
    const isHeld = one.evidence.kind === 'passage' && idsBehind([one.evidence]).every((id) => held.has(id));
    if (!isHeld && !known.some(({ evidence }) => evidence.n === one.evidence.n))
      articles.set(key, [...known, one]);
  }
  const chosen = new Map<string, ChosenPassage[]>();
  let left = maxTokens;
  const take = (key: string, { evidence }: RankedEvidence, cap: number): void => {
    const text = trimPassage(bodyOf(evidence), asked, Math.min(cap, left));
    const tokens = countTokens(text) + LABEL;
    if (tokens > left && chosen.size > 0) return;
    left -= tokens;
    chosen.set(key, [...(chosen.get(key) ?? []), { evidence, text }]);
  };
  for (const [at, [key, found]] of [...articles].entries())
    take(key, found[0]!, CAPS[Math.min(at, CAPS.length - 1)]!);
  const further = [...articles].flatMap(([key, found]) =>
    found
      .slice(1, MOST_OF_ARTICLE)
      .filter(({ score }) => score >= FURTHER_FROM * best)
      .map((one) => ({ key, one })),
  );
  for (const { key, one } of further.sort((a, b) => b.one.score - a.one.score)) take(key, one, CAPS[1]!);
  return [...chosen.values()].map((passages) => ({ passages: passages.sort(byPlace) }));
}

/** The best of each search, and of each language that comes near. */
function firstsOf(rankings: readonly SearchRanking[], ranked: readonly RankedEvidence[]): RankedEvidence[] {
  const scores = new Map(ranked.map((one) => [one.evidence.n, one]));
  const firsts = rankings.flatMap(({ found }) => scores.get(found[0]?.n ?? -1) ?? []);
  const languages = new Map<string, RankedEvidence>();
  const best = ranked[0]?.score ?? 0;
  for (const one of ranked) {
    const { language } = one.evidence;
    if (language !== undefined && !languages.has(language) && one.score >= OTHER_LANGUAGE_FROM * best)
      languages.set(language, one);
  }
  return [...firsts, ...languages.values()].sort((a, b) => b.score - a.score);
}

function keyOf({ articleId, id }: Evidence): string {
  return articleId ?? id;
}

function byPlace({ evidence: one }: ChosenPassage, { evidence: other }: ChosenPassage): number {
  return (one.place ?? 0) - (other.place ?? 0) || one.n - other.n;
}

/** A passage without the line of headings that leads it; that becomes its label. */
function bodyOf({ kind, text }: Evidence): string {
  return kind === 'passage' ? text.replace(/^# [^\n]*\n+/, '') : text;
}
