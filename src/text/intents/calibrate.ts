/** What a classifier says of a text: the margin of each label, and the share of the text that its examples ever had. */
export interface IntentScore {
  margins: readonly number[];
  /** The margin of the examples out of scope; minus infinity without any. */
  otherMargin: number;
  known: number;
}

/** The score of an example by a classifier that was trained without it. */
export interface HeldOutScore extends IntentScore {
  /** Index of the right label. */
  target: number;
}

/** How margins become confidences, and how well the best label must fit. */
export interface Calibration {
  /** What margins are multiplied by before the softmax. */
  sharpness: number;
  leastFit: number;
}

/**
 * The share of all examples that may be lost: known rightly, and yet taken for out of scope. More finds more that is out
 * of scope, and each point costs a point of accuracy where everything is in scope: half of what accuracy there is to spare
 * is spent. bench/README.md has the figures.
 */
const MAY_BE_LOST = { least: 0.015, most: 0.03, spareFrom: 0.88 };
const SHARPNESSES = [1, 1.5, 2, 3, 4, 5, 6, 8, 10, 13, 16];

/** Chooses sharpness by likelihood and the least fit by what may be lost, on held-out examples alone. */
export function calibrate(heldOut: readonly HeldOutScore[]): Calibration {
  const surprises = SHARPNESSES.map((sharpness) => surpriseOf(heldOut, sharpness));
  return {
    sharpness: SHARPNESSES[surprises.indexOf(Math.min(...surprises))] ?? 1,
    leastFit: chooseLeastFit(heldOut),
  };
}

/**
 * How well a text fits its best label; minus infinity is not at all. A text of another subject is on the side of no label,
 * and has words and pieces of words that no example had.
 */
export function fitOf({ margins, otherMargin, known }: IntentScore): number {
  const best = Math.max(...margins);
  return known > 0 && best > otherMargin ? best + known : Number.NEGATIVE_INFINITY;
}

/** Margins as likelihoods that add up to 1. */
export function softmax(margins: readonly number[], sharpness: number): number[] {
  const highest = Math.max(...margins);
  const powers = margins.map((margin) => Math.exp((margin - highest) * sharpness));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** The fit of the first example that would be one lost too many. */
function chooseLeastFit(heldOut: readonly HeldOutScore[]): number {
  const right = heldOut.filter(({ margins, target }) => margins[target] === Math.max(...margins));
  const fits = right.map(fitOf).sort((a, b) => a - b);
  const spare = (right.length / heldOut.length - MAY_BE_LOST.spareFrom) / 2;
  const share = Math.min(MAY_BE_LOST.most, Math.max(MAY_BE_LOST.least, spare));
  // Examples so few or so mixed up that none was known again say nothing: more likely out of scope than not, then.
  // What fits not at all is out of scope however much was lost already.
  return Math.max(-Number.MAX_VALUE, fits[Math.ceil(heldOut.length * share)] ?? 1);
}

/** Negative log-likelihood of the right labels. */
function surpriseOf(heldOut: readonly HeldOutScore[], sharpness: number): number {
  return -heldOut.reduce(
    (sum, { margins, target }) => sum + Math.log(Math.max(1e-9, softmax(margins, sharpness)[target] ?? 0)),
    0,
  );
}
