import type { FoundIn, Records } from '../records.ts';
import { isOwnEntity } from './find-field.ts';
import { findOwnerSpellings } from './find-owner-spellings.ts';
import { peopleNamed } from './people-named.ts';
import { queryEvidenceId } from './query-evidence-id.ts';
import type { QueryRequest } from './query-request.ts';
import { readExternalResults } from './read-external-results.ts';
import { readOwnResult, type SourceResult } from './read-own-result.ts';
import type { RecordResult } from './record-query.ts';

/** A result with what its evidence is made of. */
export interface FullResult extends SourceResult, Pick<RecordResult, 'id' | 'source'> {
  /** Ids of everything else that must be seen by those who see its counts. */
  restsOn: string[];
}

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
  return { found: found.map(plainResult), unreachable };
}

/** A result as it is shown, without what its evidence is made of. */
export function plainResult({ rules: _, records: __, restsOn: ___, ...result }: FullResult): RecordResult {
  return result;
}

/** The same with the records behind the rows, and the rules under which all of it was seen. */
export async function readFullResults(
  records: Records,
  request: QueryRequest,
): Promise<FoundIn<FullResult[]>> {
  const { query, audience, now, me } = request;
  const { database } = records;
  const spellings = await findOwnerSpellings(database, audience.teamId, peopleNamed(query, me));
  const mine = me === null ? undefined : spellings.get(me);
  if (mine !== undefined) spellings.set('me', mine);
  const context = { now, timeZone: knownZone(request.timeZone), spellings };
  const own = isOwnEntity(query.entity)
    ? [await readOwnResult(database, audience, { entity: query.entity, query, context })]
    : [];
  const external = await readExternalResults(records, audience, { query, context });
  return {
    found: [
      ...own.map((one) => ({
        ...one,
        id: queryEvidenceId(one.rules, { request, source: null }),
        source: null,
        restsOn: [],
      })),
      ...external.found.map(({ name, ...one }) => ({
        ...one,
        id: queryEvidenceId([], { request, source: name }),
      })),
    ],
    unreachable: external.unreachable,
  };
}

/** The database would refuse a zone that nobody has heard of; days are then those of UTC. */
function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
