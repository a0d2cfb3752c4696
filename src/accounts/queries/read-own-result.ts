import { sql } from 'drizzle-orm';
import type { Audience } from '../../core/audience.ts';
import { asAudience } from '../../store/as-audience.ts';
import type { OpenDatabase } from '../../store/database.ts';
import { compileQuery } from './compile-query.ts';
import type { OwnEntity } from './find-field.ts';
import { ownSource } from './own-source.ts';
import type { QueryContext } from './query-scope.ts';
import { readNextStepDays } from './read-next-step-days.ts';
import type { RecordQuery, RecordResult, RecordRow } from './record-query.ts';

/** What one source answers, with what evidence of it is made of. */
export interface SourceResult extends Omit<RecordResult, 'id' | 'source'> {
  /** The access rules under which everything was seen that the counts and figures rest on. */
  rules: number[];
  /** The whole record of each row, in the same order. */
  records: unknown[];
}

/** The row of the statement that `compileQuery` writes. */
export type QueryAnswer = Omit<SourceResult, 'rows' | 'records' | 'columns'> & {
  rows: (RecordRow & { record: unknown })[];
};

/** Asks our own tables, as the audience, in one statement; next steps are read for their days before it. */
export function readOwnResult(
  database: OpenDatabase,
  audience: Audience,
  {
    entity,
    query,
    context,
  }: { entity: OwnEntity; query: RecordQuery; context: Omit<QueryContext, 'nextStepDays'> },
): Promise<SourceResult> {
  return asAudience(database, audience, async (tx) => {
    // Behind the fence costs are overrated: compiling a statement took ten times as long as running it.
    await tx.query(sql`select set_config('jit', 'off', true)`);
    const nextStepDays = await readNextStepDays(tx, query, { ...context, nextStepDays: {} });
    const full = { ...context, nextStepDays };
    const source = ownSource(entity, query, full);
    const [answer] = await tx.query<QueryAnswer>(sql`${compileQuery(query, source, full)}`);
    return toSourceResult(answer!, source.columns);
  });
}

/** Takes the records of rows apart from the rows. */
export function toSourceResult({ rows, ...answer }: QueryAnswer, columns: readonly string[]): SourceResult {
  return {
    ...answer,
    columns: [...columns],
    rows: rows.map(({ record: _, ...row }) => row),
    records: rows.map(({ record }) => record),
  };
}
