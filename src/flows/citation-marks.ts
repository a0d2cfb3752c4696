import type { Evidence } from '../core/citation.ts';

/** Gives the citation mark of a record by its evidence id, `[3]`; nothing when no such evidence came back. */
export type CitationMarks = (id: string) => string;

/** Creates the citation marks of a tool's numbered evidence. */
export function citationMarksOf(evidence: readonly Evidence[]): CitationMarks {
  const byId = new Map(evidence.map((one) => [one.id, one.n]));
  return (id) => {
    const n = byId.get(id);
    return n === undefined ? '' : `[${n}]`;
  };
}

/** Puts a mark behind a text, once. */
export function cite(text: string, ...marks: string[]): string {
  const all = [...new Set(marks)].join('');
  return all === '' ? text : `${text} ${all}`;
}
