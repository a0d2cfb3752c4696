import type { RecordQuery, RecordResult, RecordRow } from '../accounts/queries/record-query.ts';

/** A figure over all rows that hold the conditions; `count` is always the first. */
interface Total {
  measure: RecordQuery['measure']['type'];
  /** ISO 4217; null: a count or a plain number. */
  currency: string | null;
  /** Exact decimal, or a day. */
  value: string;
  /** How many rows it was made of. */
  rows: number;
}

/** What one source answers. */
interface SourceDocument {
  columns: string[];
  rows: RecordRow[];
  totals: Total[];
}

/** What `records --json` prints; other programs rely on it. */
export interface RecordsDocument extends SourceDocument {
  /** The query as it was run, with what it has by default. */
  query: RecordQuery;
  /** The same in words. */
  conditions: string;
  /** Set where databases that are read in place answer too: each by itself, by the title of its source. */
  sources?: ({ source: string | null } & SourceDocument)[];
}

/** Puts what was found in the form that is printed; the first source, our own records where there are any, stands on top. */
export function toRecordsDocument(
  query: RecordQuery,
  conditions: string,
  results: readonly RecordResult[],
): RecordsDocument {
  const [first, ...others] = results;
  const document = { query, conditions, ...toSource(query, first) };
  if (first === undefined || (first.source === null && others.length === 0)) return document;
  return {
    ...document,
    sources: results.map((result) => ({ source: result.source, ...toSource(query, result) })),
  };
}

function toSource(query: RecordQuery, result: RecordResult | undefined): SourceDocument {
  if (result === undefined) return { columns: [], rows: [], totals: [] };
  const { measure, group } = query;
  const count: Total = {
    measure: 'count',
    currency: null,
    value: String(result.count),
    rows: result.count,
  };
  const figures = measure.type === 'count' ? [] : result.totals;
  const totals = [count, ...figures.map((figure) => ({ measure: measure.type, ...figure }))];
  if (group === undefined) return { columns: result.columns, rows: result.rows, totals };
  const name = group.by ?? group.field;
  return { columns: [name, measure.type, 'currency', 'rows'], rows: toRows(query, name, result), totals };
}

/** A row a group and currency, under the group's value as its id. */
function toRows({ measure }: RecordQuery, name: string, { groups }: RecordResult): RecordRow[] {
  return groups.flatMap(({ key, figures }) =>
    figures.map(({ currency, value, rows }) => ({
      id: key ?? '',
      values: { [name]: key, [measure.type]: value, currency, rows },
      account: null,
    })),
  );
}
