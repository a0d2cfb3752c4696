import type { Citation } from '../core/citation.ts';
import { MARKS } from '../guardrails/cited-marks.ts';

/** The sources of a text that is put together from several, numbered in the order in which they come. */
export interface Sources {
  /** The mark of a source, `[n]`; the same one keeps its number. */
  mark(source: Omit<Citation, 'n'>): string;
  /** A text with the marks of its own citations turned into ours; marks of nothing are dropped. */
  remark(text: string, citations: readonly Citation[]): string;
  readonly all: Citation[];
}

/** Starts at 1. */
export function numberSources(): Sources {
  const all: Citation[] = [];
  const mark = (source: Omit<Citation, 'n'>): string => {
    const known = all.find(({ id }) => id === source.id);
    if (known !== undefined) return `[${known.n}]`;
    const n = all.length + 1;
    all.push({ ...source, n });
    return `[${n}]`;
  };
  return {
    all,
    mark,
    remark: (text, citations) =>
      text.replace(MARKS, (marks) =>
        (marks.match(/\d+/g) ?? [])
          .flatMap((digits) => citations.find(({ n }) => n === Number(digits)) ?? [])
          .map(mark)
          .join(''),
      ),
  };
}
