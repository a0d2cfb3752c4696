import { calibrate, fitOf, type HeldOutScore, type IntentScore, softmax } from './calibrate.ts';
import { buildFeatureSpace } from './feature-space.ts';
import { readFeatures, type TextFeatures } from './read-features.ts';
import { type MarginWeights, marginOf, packRows, trainMargins } from './train-margins.ts';

/** A text and what it asks for. */
export interface IntentExample<Label extends string = string> {
  text: string;
  label: Label;
}

/** What a text asks for, as far as examples tell. */
export interface IntentVerdict<Label extends string> {
  /** Null: out of scope, none of what the classifier knows. */
  label: Label | null;
  /** Every label, likeliest first; the confidences (0 to 1) add up to 1 and take it that the text is in scope. */
  ranked: { label: Label; confidence: number }[];
}

/** A trained classifier. */
export interface IntentClassifier<Label extends string> {
  classify(text: string): IntentVerdict<Label>;
}

/** How far training has come. */
export interface TrainingStep {
  done: number;
  total: number;
}

/** Examples are judged by a classifier that was trained without this part of them. */
const FOLDS = 4;
/** So many judged examples are enough to calibrate by; few examples are all judged, fold by fold. */
const ENOUGH_HELD_OUT = 2_000;
/** A label with fewer examples is taken to list them by language, one with more to have rewordings follow each other. */
const MANY_OF_A_LABEL = 40;

/** Trains at once; see `trainIntentsInSteps`. */
export function trainIntents<Label extends string>(
  examples: readonly IntentExample<Label>[],
  options: { outOfScope?: Label } = {},
): IntentClassifier<Label> {
  const steps = trainIntentsInSteps(examples, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Trains a linear classifier over hashed words and pieces of words, one label against all others, and learns by
 * cross-validation how sure it may be and from where on a text is out of scope. Equal examples give an equal classifier.
 * It yields after every label, so that a caller can show how far it is, let others work or give up. Examples labelled
 * `outOfScope` are told apart too, but that is no label of a verdict.
 * @throws RangeError where no example has a label in scope
 */
export function* trainIntentsInSteps<Label extends string>(
  examples: readonly IntentExample<Label>[],
  { outOfScope }: { outOfScope?: Label } = {},
): Generator<TrainingStep, IntentClassifier<Label>> {
  const labels = [...new Set(examples.map(({ label }) => label))]
    .filter((label) => label !== outOfScope)
    .sort();
  if (labels.length === 0) throw new RangeError('There is no example of anything in scope.');
  const indexOf = new Map(labels.map((label, at) => [label, at]));
  const read = assignFolds(
    examples.map(({ text, label }) => ({
      features: readFeatures(text),
      target: indexOf.get(label) ?? labels.length,
    })),
  );
  const folds = Math.min(FOLDS, Math.ceil((FOLDS * ENOUGH_HELD_OUT) / examples.length));
  const targets = labels.length + (read.some(({ target }) => target === labels.length) ? 1 : 0);
  const total = targets * (folds + 1);
  let done = 0;
  const heldOut: HeldOutScore[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const trained = read.filter((one) => one.fold !== fold);
    const score = yield* trainScorer(trained, { labels: labels.length, targets }, () => ({
      done: ++done,
      total,
    }));
    for (const { features, target, ...one } of read)
      if (one.fold === fold && target < labels.length) heldOut.push({ ...score(features), target });
  }
  const { sharpness, leastFit } = calibrate(heldOut);
  const score = yield* trainScorer(read, { labels: labels.length, targets }, () => ({ done: ++done, total }));
  return {
    classify(text) {
      const scored = score(readFeatures(text));
      const likelihoods = softmax(scored.margins, sharpness);
      const ranked = labels
        .map((label, at) => ({ label, confidence: likelihoods[at]! }))
        .sort((a, b) => b.confidence - a.confidence);
      return { label: fitOf(scored) >= leastFit ? ranked[0]!.label : null, ranked };
    },
  };
}

/** An example, read; `target` is the index of its label, the number of labels where it is out of scope. */
interface ReadExample {
  features: TextFeatures;
  target: number;
}

type Scorer = (features: TextFeatures) => IntentScore;

/** One set of weights for each label; a label without an example here is on nobody's side. */
function* trainScorer(
  examples: readonly ReadExample[],
  { labels, targets }: { labels: number; targets: number },
  step: () => TrainingStep,
): Generator<TrainingStep, Scorer> {
  const space = buildFeatureSpace(examples.map(({ features }) => features));
  const rows = packRows(
    examples.map(({ features }) => space.project(features)),
    space.size,
  );
  const weights: MarginWeights[] = [];
  for (let target = 0; target < targets; target += 1) {
    weights.push(trainMargins(rows, (row) => examples[row]!.target === target));
    yield step();
  }
  return (features) => {
    const vector = space.project(features);
    const margins = weights.map((one) => marginOf(one, vector));
    return {
      margins: margins.slice(0, labels),
      otherMargin: margins[labels] ?? Number.NEGATIVE_INFINITY,
      known: vector.known,
    };
  };
}

/**
 * Rewordings of one example, which often follow each other, go into one fold together; where that would take a whole
 * language away, neighbours go into different ones.
 */
function assignFolds(examples: readonly ReadExample[]): (ReadExample & { fold: number })[] {
  const sizes = new Map<number, number>();
  for (const { target } of examples) sizes.set(target, (sizes.get(target) ?? 0) + 1);
  const seen = new Map<number, number>();
  return examples.map((example) => {
    const before = seen.get(example.target) ?? 0;
    const size = sizes.get(example.target)!;
    seen.set(example.target, before + 1);
    return {
      ...example,
      fold: size < MANY_OF_A_LABEL ? before % FOLDS : Math.floor((before * FOLDS) / size),
    };
  });
}
