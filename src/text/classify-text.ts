import { contentWords } from './content-words.ts';
import { foldCase } from './fold.ts';
import { hashText } from './hash-text.ts';
import { isUnspaced } from './is-unspaced.ts';
import { isCommonWord } from './stop-words.ts';

/** A trained classifier: how likely each label is for a text, likeliest first; the likelihoods add up to 1. */
export interface TextClassifier<Label extends string> {
  classify(text: string): { label: Label; confidence: number }[];
}

/** Features are hashed into so many buckets; collisions cost little at a few thousand features. */
const BUCKETS = 1 << 14;
const EPOCHS = 30;
const STEP = 1.5;
/** Pulls weights towards zero, so that no single word decides. */
const DECAY = 1e-4;

/** A text as the buckets of its features with their weights, of unit length. */
type Features = [bucket: number, weight: number][];

/**
 * Trains a multinomial logistic regression over hashed words, pairs of words and pieces of words by stochastic gradient
 * descent in a fixed order: the same utterances give the same classifier, in a tenth of a second, without a file of
 * weights.
 */
export function trainClassifier<Label extends string>(
  utterances: Record<Label, string>,
): TextClassifier<Label> {
  const labels = Object.keys(utterances) as Label[];
  const weights = labels.map(() => new Float64Array(BUCKETS));
  const examples = interleave(
    labels.map((label, target) => {
      const lines = utterances[label].split('\n').filter((line) => line.trim() !== '');
      return lines.map((line) => ({ target, features: readFeatures(line) }));
    }),
  );
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const step = STEP / (1 + epoch / 5);
    for (const { target, features } of examples) learn(weights, features, target, step);
  }
  return {
    classify(text) {
      const likelihoods = predict(weights, readFeatures(text));
      return labels
        .map((label, at) => ({ label, confidence: likelihoods[at] ?? 0 }))
        .sort((a, b) => b.confidence - a.confidence);
    },
  };
}

function learn(weights: Float64Array[], features: Features, target: number, step: number): void {
  const likelihoods = predict(weights, features);
  weights.forEach((row, label) => {
    const error = (label === target ? 1 : 0) - (likelihoods[label] ?? 0);
    for (const [bucket, weight] of features)
      row[bucket] = (row[bucket] ?? 0) * (1 - step * DECAY) + step * error * weight;
  });
}

function predict(weights: Float64Array[], features: Features): number[] {
  const scores = weights.map((row) =>
    features.reduce((sum, [bucket, weight]) => sum + (row[bucket] ?? 0) * weight, 0),
  );
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** Words of content weigh most; grammar words only matter in pairs ("how do", "what can"). */
function readFeatures(text: string): Features {
  const words = foldCase(text).match(/[\p{L}\p{M}]+/gu) ?? [];
  const weights = new Map<number, number>();
  const add = (feature: string, weight: number): void => {
    const bucket = hashText(feature) % BUCKETS;
    weights.set(bucket, (weights.get(bucket) ?? 0) + weight);
  };
  for (const word of contentWords(text)) {
    add(`word ${word}`, 1);
    add(`start ${word.slice(0, 5)}`, 1);
  }
  for (const [at, word] of words.slice(1).entries()) add(`pair ${words[at]} ${word}`, 0.5);
  for (const word of words) {
    if (isCommonWord(word)) add(`grammar ${word}`, 0.2);
    else for (const piece of piecesOf(word)) add(`piece ${piece}`, 0.35);
  }
  const length = Math.hypot(...weights.values()) || 1;
  return [...weights].map(([bucket, weight]) => [bucket, weight / length]);
}

function piecesOf(word: string): string[] {
  const marked = `<${word}>`;
  const size = isUnspaced(word) ? 2 : 4;
  return Array.from({ length: Math.max(0, marked.length - size + 1) }, (_, at) =>
    marked.slice(at, at + size),
  );
}

/** One of each label in turn; smaller labels come round more often, so that all count alike. */
function interleave<Example>(groups: Example[][]): Example[] {
  const rounds = Math.max(...groups.map((group) => group.length));
  return Array.from({ length: rounds }, (_, round) =>
    groups.flatMap((group) => group[round % group.length] ?? []),
  ).flat();
}
