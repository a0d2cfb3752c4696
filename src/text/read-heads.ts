import type { NumberFound } from './read-numbers.ts';

/** People and things that a price counts, beside those that `readSeats` knows. */
const HEADS =
  /(?<![\d.,])(\d{1,6})\s*(?:x\s+)?(?:more\s+)?(?:ppl|heads?|techs?|folks|staff|members?|engineers?|of us|leuten?|kopfen?|kollegen|mann|tetes?|personnel|cabezas|tecnicos?|empleados?|tecnici|dipendenti|teste|cabecas|funcionarios?)\b/u;
/** A number that stands alone where a number of seats would: "for 300", "fur 300". */
const ALONE =
  /(?:\b(?:for|and|than|or|als|oder|ou|fur|und|pour|et|para|y|per|e|about|around|with|mit|avec|con|com)\s+(?:only |just |nur )?)(\d{1,6})(?!\s*(?:%|percent|prozent|per ?cent|jahr|year|yr|month|mon|an\b|ans\b|ano|anni|mes|mois|k\b|€|\$|£|eur|usd))(?![\d.,:/-]*\d)/u;

/** How many heads, technicians or colleagues a folded text counts; null where it counts none. */
export function readHeads(folded: string): NumberFound | null {
  return find(HEADS, folded);
}

/** A number of a folded text that nothing follows, where a number of seats would stand; null where there is none. */
export function readNumberAlone(folded: string): NumberFound | null {
  return find(ALONE, folded);
}

function find(pattern: RegExp, folded: string): NumberFound | null {
  const match = pattern.exec(folded);
  if (match === null) return null;
  return { value: Number(match[1]), from: match.index, to: match.index + match[0].length };
}
