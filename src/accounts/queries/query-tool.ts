import { z } from 'zod';
import type { Evidence } from '../../core/citation.ts';
import { defineTool, type Tool, type ToolContext } from '../../core/tool.ts';
import { wordingOf } from '../account-tools.ts';
import type { ExternalKind } from '../external/mapping.ts';
import { missing, type Records } from '../records.ts';
import { externalRowEvidence } from './external-row-evidence.ts';
import type { OwnEntity } from './find-field.ts';
import { modelQuerySchema } from './model-query.ts';
import { queryEvidence } from './query-evidence.ts';
import { readPersonNames } from './read-person-names.ts';
import { QUERY_TOOL, type RecordQuery, recordQuerySchema, recordResultSchema } from './record-query.ts';
import { rowEvidence } from './row-evidence.ts';
import { type FullResult, plainResult, readFullResults } from './run-record-query.ts';

const queryOutput = z.object({ results: z.array(recordResultSchema) });
/** What `query_records` answers: one result a source. */
export type QueryOutput = z.infer<typeof queryOutput>;

/** Creates the tool that lists, counts and sums records across accounts. */
export function createQueryRecordsTool(records: Records): Tool<RecordQuery, QueryOutput> {
  return defineTool<RecordQuery, QueryOutput>({
    name: QUERY_TOOL,
    version: 1,
    description: 'Lists, counts, sums, averages or groups records across accounts. op mine: the asker’s own.',
    effect: 'read',
    input: recordQuerySchema as z.ZodType<RecordQuery>,
    modelInput: modelQuerySchema,
    output: queryOutput,
    describe: ({ results }) =>
      results.every(({ count }) => count === 0) ? 'No record holds these conditions.' : null,
    run: async (query, context) => {
      const { audience, asker, now } = context;
      const request = { query, audience, me: asker?.id ?? null, now, timeZone: wordingOf(context).timeZone };
      const { found, unreachable } = await readFullResults(records, request);
      const names = await readPersonNames(records.database, query, request);
      const evidence = found.flatMap((one) => evidenceOf(query, one, { context, names }));
      const results = found.map(plainResult);
      return {
        value: { results },
        evidence,
        counts: { records: evidence.length - found.length },
        ...missing(unreachable),
      };
    },
  });
}

function evidenceOf(
  query: RecordQuery,
  result: FullResult,
  { context, names }: { context: ToolContext; names: ReadonlyMap<string, string> },
): Evidence[] {
  const wording = wordingOf(context);
  const counts = queryEvidence(query, result, { ...wording, names });
  const rows = result.rows.map((row, at) => {
    const record = result.records[at];
    if (result.source !== null)
      return externalRowEvidence(
        query.entity as ExternalKind,
        { row, record, source: result.source },
        wording,
      );
    return rowEvidence(query.entity as OwnEntity, { row, record, result }, wording);
  });
  return [result.restsOn.length === 0 ? counts : { ...counts, restsOn: result.restsOn }, ...rows];
}
