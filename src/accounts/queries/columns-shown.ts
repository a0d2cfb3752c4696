import type { Condition, RecordQuery } from './record-query.ts';

/** What rows of a list hold: what is shown of such records, then what the query names of which rows may differ. */
export function columnsShown(
  { where, order, measure, also = [] }: RecordQuery,
  shown: readonly string[],
): string[] {
  if (measure.type !== 'list') return [];
  return [...new Set([...shown, ...where.flatMap(variedField), ...order.map(({ field }) => field), ...also])];
}

/** A field of which a condition leaves several values. */
function variedField(condition: Condition): string[] {
  if (condition.op === 'between') return [condition.field];
  if (condition.op === 'contains') return condition.field === undefined ? [] : [condition.field];
  if (condition.op === 'is')
    return condition.not === true || condition.values.length > 1 ? [condition.field] : [];
  return condition.op === 'empty' && condition.not === true ? [condition.field] : [];
}
