import { z } from 'zod';
import { defineTool, type Tool } from '../../core/tool.ts';
import type { Records } from '../records.ts';
import { createQueryRecordsTool, type QueryOutput } from './query-tool.ts';
import { type RecordQuery, recordQuerySchema } from './record-query.ts';

/** As many as a prompt has room for. */
const MOST = 15;

/** Creates the tool that lists the asker's accounts, soonest renewal first, with their ids. */
export function createMyAccountsTool(records: Records): Tool<Record<string, never>, QueryOutput> {
  const queries = createQueryRecordsTool(records);
  const query: RecordQuery = recordQuerySchema.parse({
    entity: 'account',
    where: [{ op: 'owner', people: ['me'] }],
    order: [{ field: 'renewalDate', direction: 'asc' }],
    limit: MOST,
  });
  return defineTool({
    name: 'my_accounts',
    version: 1,
    description: 'Lists the accounts that the asker owns, with ids, soonest renewal first.',
    effect: 'read',
    input: z.object({}),
    output: queries.output,
    describe: ({ results }) => listIds(results),
    run: (_, context) => queries.run(query, context),
  });
}

function listIds(results: QueryOutput['results']): string | null {
  const rows = results.flatMap((result) => result.rows);
  if (rows.length === 0) return 'The asker owns no account.';
  return rows.map(({ id, values }) => `${String(values.name ?? id)}: accountId ${id}`).join('\n');
}
