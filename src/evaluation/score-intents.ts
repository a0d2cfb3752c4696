/** One judged text: the label it should get and the one it got, null being out of scope. */
export interface JudgedIntent {
  wanted: string | null;
  given: string | null;
}

/** How well texts are classified; a figure without anything to count is null. */
export interface IntentFigures {
  n: number;
  /** Share of all texts classified correctly, those out of scope included. */
  accuracy: number | null;
  /** Share of the texts in scope classified correctly; one taken for out of scope is wrong. */
  inScopeAccuracy: number | null;
  /** Share of the texts out of scope that are found to be so. */
  oosRecall: number | null;
  /** Share of what is taken for out of scope that is; null also where nothing out of scope was there to be found. */
  oosPrecision: number | null;
}

/** Counts how well texts were classified. */
export function scoreIntents(judged: readonly JudgedIntent[]): IntentFigures {
  const isRight = ({ wanted, given }: JudgedIntent): boolean => wanted === given;
  const inScope = judged.filter(({ wanted }) => wanted !== null);
  const outOfScope = judged.filter(({ wanted }) => wanted === null);
  const rejected = judged.filter(({ given }) => given === null);
  return {
    n: judged.length,
    accuracy: share(judged, isRight),
    inScopeAccuracy: share(inScope, isRight),
    oosRecall: share(outOfScope, isRight),
    oosPrecision: outOfScope.length === 0 ? null : share(rejected, isRight),
  };
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number | null {
  return items.length === 0 ? null : items.filter(holds).length / items.length;
}
