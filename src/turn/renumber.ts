import { MARKS } from '../guardrails/cited-marks.ts';

/** Gives citation marks the numbers 1, 2, 3 … in the order in which readers meet them. */
export interface Renumbering {
  /** The text with its marks renumbered. */
  apply(text: string): string;
  /** Evidence number → number shown, in the order shown. */
  readonly shown: ReadonlyMap<number, number>;
}

/** Starts a renumbering; a reply that was streamed and its final form share one, so that the numbers agree. */
export function startRenumbering(): Renumbering {
  const shown = new Map<number, number>();
  const show = (digits: string) => {
    const n = Number(digits);
    if (!shown.has(n)) shown.set(n, shown.size + 1);
    return `[${shown.get(n)}]`;
  };
  return {
    shown,
    apply: (text) => text.replace(MARKS, (mark) => (mark.match(/\d+/g) ?? []).map(show).join('')),
  };
}
