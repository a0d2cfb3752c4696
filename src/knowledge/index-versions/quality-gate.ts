import type { Comparison } from './compare-index-versions.ts';

/** By so much, at most, the new index may find less than the live one: in R@10 and in MRR, each. */
export const MOST_WORSE = 0.02;
/** At most this share of the questions may lose what they expect from the first ten. */
export const MOST_LOST = 0.05;
/** Fewer questions say nothing. */
export const LEAST_QUESTIONS = 5;

/** Whether an index may go live, and where not, why. */
export interface GateVerdict {
  passes: boolean;
  reasons: string[];
}

/** The rule by which an index may take the place of the live one. Pure. */
export function judgeComparison({ questions, live, shadow, lost }: Comparison): GateVerdict {
  const reasons: string[] = [];
  if (questions < LEAST_QUESTIONS)
    reasons.push(`${questions} golden questions are too few to judge by; it takes ${LEAST_QUESTIONS}`);
  for (const figure of ['r@10', 'mrr'] as const) {
    const worse = live[figure] - shadow[figure];
    if (worse > MOST_WORSE + Number.EPSILON)
      reasons.push(
        `${figure} falls from ${live[figure].toFixed(3)} to ${shadow[figure].toFixed(3)}, by more than ${MOST_WORSE}`,
      );
  }
  if (lost > MOST_LOST * questions)
    reasons.push(
      `${lost} of ${questions} questions lose what they expect from the first ten, more than ${MOST_LOST * 100} %`,
    );
  return { passes: reasons.length === 0, reasons };
}
