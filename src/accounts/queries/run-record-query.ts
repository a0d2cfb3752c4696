import type { FoundIn, Records } from '../records.ts';
import { isOwnEntity } from './find-field.ts';
import { findOwnerSpellings } from './find-owner-spellings.ts';
import { peopleNamed } from './people-named.ts';
import { queryEvidenceId } from './query-evidence-id.ts';
import type { QueryRequest } from './query-request.ts';
import { readOwnResult, type SourceResult } from './read-own-result.ts';
import type { RecordResult } from './record-query.ts';

/** A result with what its evidence is made of. */
export type FullResult = SourceResult & Pick<RecordResult, 'id' | 'source'>;

/**
 * Answers a question across records as far as everyone of an audience may see them: our own tables first, then each
 * database that is read in place and has what the query names. What one source says is never added to another's.
 * @throws BotError `tool_invalid_input` for a field that there is not, or that cannot be asked so
 */
export async function runRecordQuery(
  records: Records,
  request: QueryRequest,
): Promise<FoundIn<RecordResult[]>> {
  const { found, unreachable } = await readFullResults(records, request);
  return { found: found.map(({ rules: _, records: __, ...result }) => result), unreachable };
}

/** The same with the records behind the rows, and the rules under which all of it was seen. */
export async function readFullResults(
  records: Records,
  request: QueryRequest,
): Promise<FoundIn<FullResult[]>> {
  const { query, audience, now } = request;
  const context = {
    now,
    timeZone: knownZone(request.timeZone),
    spellings: await spellingsOf(records, request),
  };
  const own = isOwnEntity(query.entity)
    ? [await readOwnResult(records.database, audience, { entity: query.entity, query, context })]
    : [];
  return {
    found: own.map((one) => ({
      ...one,
      source: null,
      id: queryEvidenceId(one.rules, { request, source: null }),
    })),
    unreachable: [],
  };
}

/** How everybody whom a query names is written; `me` is one of them. */
async function spellingsOf(
  { database }: Records,
  { query, audience, me }: QueryRequest,
): Promise<Map<string, string[]>> {
  const found = await findOwnerSpellings(database, audience.teamId, peopleNamed(query, me));
  const mine = me === null ? undefined : found.get(me);
  return mine === undefined ? found : found.set('me', mine);
}

/** The database would refuse a zone that nobody has heard of; days are then those of UTC. */
function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
