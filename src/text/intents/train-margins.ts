import type { SparseVector } from './feature-space.ts';

/** Weights of one label; the last one is what it gets without any feature. */
export type MarginWeights = Float32Array;

/** Vectors of all examples, one behind the other: the innermost loops run over plain arrays. */
export interface ExampleRows {
  count: number;
  /** Where each row begins, and behind the last one the end. */
  starts: Int32Array;
  dimensions: Int32Array;
  values: Float32Array;
  /** Number of dimensions there are. */
  size: number;
}

/** How much a wrong example counts against large weights; between 0.5 and 2 accuracy hardly changes. */
const COST = 1;
const MAX_PASSES = 7;
/** The spread of projected gradients at which no weight will change by much any more. */
const TOLERANCE = 0.1;

/** Puts vectors one behind the other. */
export function packRows(vectors: readonly SparseVector[], size: number): ExampleRows {
  const starts = new Int32Array(vectors.length + 1);
  for (const [row, { dimensions }] of vectors.entries()) starts[row + 1] = starts[row]! + dimensions.length;
  const total = starts[vectors.length]!;
  const packed = { dimensions: new Int32Array(total), values: new Float32Array(total) };
  for (const [row, vector] of vectors.entries()) {
    packed.dimensions.set(vector.dimensions, starts[row]!);
    packed.values.set(vector.values, starts[row]!);
  }
  return { count: vectors.length, starts, ...packed, size };
}

/**
 * Tells the rows of one label from all others: a linear support vector machine with squared hinge loss, by dual
 * coordinate descent with shrinking (Hsieh et al. 2008, https://doi.org/10.1145/1390156.1390208, algorithm 3). Each pass
 * visits the rows in another order, the same ones each time: in one fixed order, passes gain far less.
 */
export function trainMargins(rows: ExampleRows, isOfLabel: (row: number) => boolean): MarginWeights {
  const { count, starts, dimensions, values, size } = rows;
  const weights = new Float32Array(size + 1);
  const duals = new Float64Array(count);
  const signs = Int8Array.from({ length: count }, (_, row) => (isOfLabel(row) ? 1 : -1));
  const order = Int32Array.from({ length: count }, (_, row) => row);
  const random = randomFrom(1);
  const damping = 0.5 / COST;
  // A vector has unit length, and the constant feature adds 1; one without any known feature has only the latter.
  const curvature = (row: number): number => (starts[row + 1]! > starts[row]! ? 2 : 1) + damping;
  let active = count;
  let shrinkAbove = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    let highest = Number.NEGATIVE_INFINITY;
    let lowest = Number.POSITIVE_INFINITY;
    shuffle(order.subarray(0, active), random);
    for (let at = 0; at < active; at += 1) {
      const row = order[at]!;
      const sign = signs[row]!;
      const dual = duals[row]!;
      const end = starts[row + 1]!;
      let margin = weights[size]!;
      for (let j = starts[row]!; j < end; j += 1) margin += weights[dimensions[j]!]! * values[j]!;
      const gradient = margin * sign - 1 + dual * damping;
      if (dual === 0 && gradient > shrinkAbove) {
        // Well on its side, and likely to stay there: set aside behind the active ones.
        active -= 1;
        swap(order, at, active);
        at -= 1;
        continue;
      }
      const projected = dual === 0 ? Math.min(0, gradient) : gradient;
      if (projected > highest) highest = projected;
      if (projected < lowest) lowest = projected;
      if (Math.abs(projected) < 1e-10) continue;
      const next = Math.max(0, dual - gradient / curvature(row));
      const change = (next - dual) * sign;
      duals[row] = next;
      weights[size]! += change;
      for (let j = starts[row]!; j < end; j += 1) weights[dimensions[j]!]! += change * values[j]!;
    }
    const isSolved = highest - lowest < TOLERANCE;
    if (isSolved && active === count) break;
    // What was set aside is looked at once more before this counts as solved.
    if (isSolved) active = count;
    shrinkAbove = isSolved || highest <= 0 ? Number.POSITIVE_INFINITY : highest;
  }
  return weights;
}

/** How far a vector is on a label's side: about 1 for its examples, about -1 for all others. */
export function marginOf(weights: MarginWeights, { dimensions, values }: SparseVector): number {
  let margin = weights[weights.length - 1]!;
  for (let j = 0; j < dimensions.length; j += 1) margin += weights[dimensions[j]!]! * values[j]!;
  return margin;
}

function swap(items: Int32Array, a: number, b: number): void {
  const kept = items[a]!;
  items[a] = items[b]!;
  items[b] = kept;
}

function shuffle(items: Int32Array, random: () => number): void {
  for (let at = 0; at < items.length; at += 1)
    swap(items, at, at + Math.floor(random() * (items.length - at)));
}

/** 0 to 1, a linear congruential generator (Numerical Recipes): enough to shuffle by, the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
