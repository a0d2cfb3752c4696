import { isMisspelling } from '../is-misspelling.ts';
import { isUnspaced } from '../is-unspaced.ts';
import { isCommonWord } from '../stop-words.ts';
import { talkWords } from './talk-words.ts';

/** Which kind's examples a short text is most like. */
export interface Nearest<Label extends string> {
  label: Label;
  /** 0 to 1 */
  likeness: number;
  /** How like it is to what is none of the kinds, 0 to 1. */
  otherwise: number;
  /** Words that no example of any kind has. */
  unknown: number;
  /** It is made of grammar words only, which any question may hold. */
  bare: boolean;
}

/** Finds the example that a short text is most like; null for a text without a word. */
export type FindNearest<Label extends string> = (text: string) => Nearest<Label> | null;

/** Pairs of words count beside the words: "who are you" is not "are you who". */
const PAIR_WEIGHT = 0.3;
/** A word that no example has weighs so many times as much as the rarest that one has: it is what the text is about. */
const UNKNOWN = 1.5;
const GRAMMAR = 0.4;

/**
 * Learns kinds of short texts from a few dozen examples each, by the nearest neighbour: the overlap (Dice) of words and
 * pairs of words, rare ones weighing more. It generalises less than a regression and says for sure when a text holds
 * words that no example has, which is what tells small talk from questions.
 * @param others texts that sound alike and are none of the kinds
 */
export function learnExamples<Label extends string>(
  examples: Readonly<Record<Label, readonly string[]>>,
  others: readonly string[],
): FindNearest<Label> {
  const toLine = (label: Label | null) => (line: string) => ({
    label,
    features: featuresOf(talkWords(line)),
  });
  const kinds = (Object.keys(examples) as Label[]).flatMap((label) => examples[label].map(toLine(label)));
  const lines = [...kinds, ...others.map(toLine(null))];
  const seen = countFeatures(lines.map(({ features }) => features));
  const vocabulary = new Set(kinds.flatMap(({ features }) => [...features].filter(isWord)));
  const rarest = Math.log(1 + lines.length);
  const weigh = (feature: string): number => {
    const count = seen.get(feature);
    const base = Math.log(1 + lines.length / (count ?? 1));
    if (!isWord(feature)) return PAIR_WEIGHT * base;
    if (count === undefined) return (isCommonWord(feature) ? GRAMMAR : UNKNOWN) * rarest;
    return base;
  };
  const sum = (features: Iterable<string>): number =>
    [...features].reduce((total, feature) => total + weigh(feature), 0);
  const weights = lines.map(({ features }) => sum(features));
  const holders = indexFeatures(lines.map(({ features }) => features));
  return (text) => {
    const words = talkWords(text).map((word) => (seen.has(word) ? word : correct(word, vocabulary)));
    if (words.length === 0) return null;
    const features = featuresOf(words);
    const weight = sum(features);
    const shared = new Map<number, number>();
    for (const feature of features)
      for (const at of holders.get(feature) ?? []) shared.set(at, (shared.get(at) ?? 0) + weigh(feature));
    let best: { label: Label; likeness: number } | null = null;
    let otherwise = 0;
    for (const [at, common] of shared) {
      const { label } = lines[at]!;
      const likeness = (2 * common) / (weight + weights[at]!);
      if (label === null) otherwise = Math.max(otherwise, likeness);
      else if (best === null || likeness > best.likeness) best = { label, likeness };
    }
    const unknown = words.filter((word) => !vocabulary.has(word) && !isCommonWord(word)).length;
    return best === null ? null : { ...best, otherwise, unknown, bare: words.every(isCommonWord) };
  };
}

/** Which texts hold a feature. */
function indexFeatures(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>();
  for (const [at, set] of sets.entries())
    for (const feature of set) {
      const known = holders.get(feature);
      if (known === undefined) holders.set(feature, [at]);
      else known.push(at);
    }
  return holders;
}

function countFeatures(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  for (const set of sets) for (const feature of set) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  return seen;
}

function isWord(feature: string): boolean {
  return !feature.includes(' ');
}

function featuresOf(words: readonly string[]): Set<string> {
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  return new Set([...words, ...pairs]);
}

/** A mistyped word, as the word that it is. */
function correct(word: string, vocabulary: ReadonlySet<string>): string {
  if (isUnspaced(word)) return word;
  for (const known of vocabulary) if (isMisspelling(word, known)) return known;
  return word;
}
