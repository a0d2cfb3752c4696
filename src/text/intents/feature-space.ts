import type { TextFeatures } from './read-features.ts';

/** A text as numbers: which dimensions it has and how strongly, of unit length, and the share of its pieces known. */
export interface SparseVector {
  dimensions: Int32Array;
  values: Float32Array;
  /** 0 to 1: how much of it the examples have ever had. */
  known: number;
}

/** The dimensions that examples span, each weighted by how rare it is among them. */
export interface FeatureSpace {
  readonly size: number;
  project(features: TextFeatures): SparseVector;
}

/** From so many examples on, what only one of them has is taken for chance: half the weights, the same accuracy. */
const MANY_EXAMPLES = 2_000;

/** Learns from examples which features there are, with their inverse document frequency. */
export function buildFeatureSpace(examples: readonly TextFeatures[]): FeatureSpace {
  const seenIn = new Map<number, number>();
  for (const example of examples)
    for (const kind of example) for (const hash of kind.keys()) seenIn.set(hash, (seenIn.get(hash) ?? 0) + 1);
  const least = examples.length > MANY_EXAMPLES ? 2 : 1;
  const dimensionOf = new Map<number, number>();
  const rarity: number[] = [];
  for (const [hash, count] of seenIn) {
    if (count < least) continue;
    dimensionOf.set(hash, rarity.length);
    rarity.push(Math.log((1 + examples.length) / (1 + count)) + 1);
  }
  return {
    size: rarity.length,
    project(features) {
      const found = features.map((kind) => weigh(kind, dimensionOf, rarity));
      const present = found.filter(({ length }) => length > 0);
      const scale = 1 / Math.sqrt(Math.max(1, present.length));
      const values = present.flatMap((kind) => kind.values.map((value) => (value / kind.length) * scale));
      const pieces = features.at(-1)?.size ?? 0;
      return {
        dimensions: Int32Array.from(present.flatMap((kind) => kind.dimensions)),
        values: Float32Array.from(values),
        known: pieces === 0 ? 0 : (found.at(-1)?.dimensions.length ?? 0) / pieces,
      };
    },
  };
}

/** The known features of one kind, by the logarithm of their count times their rarity. */
function weigh(
  kind: ReadonlyMap<number, number>,
  dimensionOf: ReadonlyMap<number, number>,
  rarity: readonly number[],
): { dimensions: number[]; values: number[]; length: number } {
  const dimensions: number[] = [];
  const values: number[] = [];
  for (const [hash, count] of kind) {
    const dimension = dimensionOf.get(hash);
    if (dimension === undefined) continue;
    dimensions.push(dimension);
    values.push((1 + Math.log(count)) * rarity[dimension]!);
  }
  return { dimensions, values, length: Math.hypot(...values) };
}
