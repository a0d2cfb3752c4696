import type { Audience } from '../../core/audience.ts';
import { askSources, type SourceAnswers } from '../external/ask-sources.ts';
import { grantsOf, readGrants } from '../external/external-grants.ts';
import { idWithSource } from '../external/id-with-source.ts';
import type { Records } from '../records.ts';
import { compileQuery } from './compile-query.ts';
import { isExternalEntity } from './external-scope.ts';
import { externalSource, partsOf, restsOn } from './external-source.ts';
import { fieldsNamed } from './fields-named.ts';
import { findField } from './find-field.ts';
import type { QueryContext } from './query-scope.ts';
import { type QueryAnswer, type SourceResult, toSourceResult } from './read-own-result.ts';
import type { RecordQuery } from './record-query.ts';

/** What a database that is read in place answers, and what its counts rest on there. */
export interface ExternalResult extends SourceResult {
  name: string;
  source: string;
  restsOn: string[];
}

/**
 * Asks each database that is read in place, is granted to the audience and has what the query names, in one statement
 * each; within the time that such look-ups have.
 * @throws BotError `tool_invalid_input` for a field that no record of the kind has
 */
export async function readExternalResults(
  { database, external }: Records,
  audience: Audience,
  { query, context }: { query: RecordQuery; context: Omit<QueryContext, 'nextStepDays'> },
): Promise<SourceAnswers<ExternalResult>> {
  const { entity } = query;
  for (const field of fieldsNamed(query)) findField(entity, field);
  if (external === null || !isExternalEntity(entity)) return { found: [], unreachable: [] };
  const grants = await readGrants(database, audience);
  const full = { ...context, nextStepDays: {} };
  const able = new Map(
    grantsOf(grants, entity).flatMap((grant) => {
      const parts = partsOf(grants, grant);
      const source = externalSource(query, parts, full);
      return source === null ? [] : [[grant, { parts, source }] as const];
    }),
  );
  return askSources([...able.keys()], async (grant) => {
    const { parts, source } = able.get(grant)!;
    const [answer] = await external.query<QueryAnswer>(grant, compileQuery(query, source, full));
    if (answer === undefined) return [];
    const result = toSourceResult(answer, source.columns);
    const rows = result.rows.map((row) => ({
      ...row,
      id: idWithSource(grant.name, row.id),
      account: row.account === null ? null : { ...row.account, id: idWithSource(grant.name, row.account.id) },
    }));
    return [{ ...result, rows, name: grant.name, source: grant.title, restsOn: restsOn(query, parts) }];
  });
}
