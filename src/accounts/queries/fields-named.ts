import type { RecordQuery } from './record-query.ts';

/** The fields that a query names of its own records and their accounts; what it asks of others is not among them. */
export function fieldsNamed({
  where,
  measure,
  group,
  order = [],
  also = [],
}: Pick<RecordQuery, 'where'> & Partial<RecordQuery>): string[] {
  const conditions = where.flatMap((one) => ('field' in one && one.field !== undefined ? [one.field] : []));
  return [
    ...conditions,
    ...(measure !== undefined && 'field' in measure && measure.field !== undefined ? [measure.field] : []),
    ...(group === undefined ? order.map(({ field }) => field) : [group.field]),
    ...also,
  ];
}
