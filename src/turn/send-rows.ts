import { sql } from 'drizzle-orm';
import { QUERY_TOOL, type RecordResult } from '../accounts/queries/record-query.ts';
import type { Audience } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import { idsBehind } from '../core/citation.ts';
import { dayIn } from '../core/day-in-zone.ts';
import type { PersonId, TurnId } from '../core/ids.ts';
import type { Language } from '../core/language.ts';
import type { Reply } from '../core/reply.ts';
import type { ReplyAddress } from '../core/reply-channel.ts';
import type { ToolResult } from '../core/tool.ts';
import { formatListed } from '../flows/record-query/format-listed.ts';
import { type ListedRecords, readListed } from '../flows/record-query/listed-records.ts';
import { writeRecordsFile } from '../flows/record-query/write-records-file.ts';
import { t } from '../messages/t.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Database } from '../store/database.ts';
import { enqueueMessage, readOutbox } from '../store/outbox.ts';
import { textArray } from '../store/sql-values.ts';
import { audienceOf, isWithin, unionOf } from './audience-of.ts';
import { deliverNext } from './deliver.ts';
import { readReply } from './read-receipt.ts';
import type { Turn, TurnDeps } from './turn.ts';
import { readTurn } from './turn-store.ts';

/** Who asked for all rows of an answer, when, and in which language they get them. */
export interface RowsWanted {
  turnId: TurnId;
  personId: PersonId;
  /** When they asked: handled again, the same click has the same time. */
  at: Date;
  language: Language;
}

/** What came of sending all rows of an answer. */
export type SendRowsResult =
  /** `first`: they were sent now, and not a moment ago. */
  | { type: 'sent'; first: boolean }
  /**
   * `not_yours`: the person does not read there, or may not see the rows. `gone`: there is no such answer any more.
   * `place`: it is not known who reads there. `empty`: there are no such rows any more.
   */
  | { type: 'refused'; reason: 'not_yours' | 'gone' | 'place' | 'empty' };

/** So long another click sends nothing. */
const AGAIN_MS = 60_000;

/**
 * Sends somebody who reads an answer all of its rows as a CSV file in their own messages, read again for everyone who
 * reads the place of the answer now, and for that person (P2).
 */
export async function sendRows(deps: TurnDeps, wanted: RowsWanted): Promise<SendRowsResult> {
  const turn = await readTurn(deps.database, wanted.turnId);
  const reply = turn === null ? null : await readReply(deps.database, turn.id, 'operator');
  const listed = readListed(reply?.listed);
  if (turn === null || listed === null) return { type: 'refused', reason: 'gone' };
  const readers = await readersWith(deps, turn, wanted.personId);
  if (typeof readers === 'string') return { type: 'refused', reason: readers };
  const found = await readRows(deps, { turn, listed, readers });
  if (found.value.every(({ rows }) => rows.length === 0)) return { type: 'refused', reason: 'empty' };
  const asker = await deps.directory.person(turn.teamId, wanted.personId);
  const timeZone = asker?.timeZone ?? 'UTC';
  const key = keyOf(turn, wanted, 0);
  const first = await deps.database.transaction(async (tx) => {
    if (await wasSent(tx, turn, wanted)) return false;
    const message = write(key, { listed, found, wanted, readers, timeZone });
    const address = addressOf(turn, wanted.personId);
    await enqueueMessage(tx, { key, lane: key, operation: 'post', address, reply: message });
    const sent = found.value.reduce((sum, { rows }) => sum + rows.length, 0);
    const detail = `${sent} rows`;
    await appendAudit(tx, { actor: wanted.personId, action: 'rows sent', subject: turn.id, detail });
    return true;
  });
  await deliverNext(deps, key);
  // What may not be said any more by now was given up.
  const state = (await readOutbox(deps.database, key))?.state;
  return state === 'abandoned' ? { type: 'refused', reason: 'not_yours' } : { type: 'sent', first };
}

/** Everyone who reads the answer now, the person who asks for its rows among them; or why they get none. */
async function readersWith(
  { directory, database }: TurnDeps,
  turn: Turn,
  personId: PersonId,
): Promise<Audience | 'not_yours' | 'place'> {
  const alone = { teamId: turn.teamId, everyone: false, people: [personId] };
  try {
    const readers = await audienceOf(directory, database, turn);
    return (await isWithin(database, alone, readers)) ? unionOf(readers, alone) : 'not_yours';
  } catch (error) {
    if (error instanceof BotError && error.code === 'forbidden') return 'place';
    throw error;
  }
}

/** "My" is still the person who asked. */
async function readRows(
  { tools, directory, clock, limits }: TurnDeps,
  { turn, listed, readers }: { turn: Turn; listed: ListedRecords; readers: Audience },
): Promise<ToolResult<RecordResult[]>> {
  const tool = tools.find(({ name }) => name === QUERY_TOOL);
  if (tool === undefined) throw new BotError('tool_undefined', `There is no tool ${QUERY_TOOL}.`);
  const asker = turn.askerId === null ? null : await directory.person(turn.teamId, turn.askerId);
  const found = await tool.run(listed.query, {
    audience: readers,
    asker,
    language: 'en',
    now: clock.now(),
    signal: AbortSignal.timeout(limits.timeoutMs),
  });
  const { results } = tool.output.parse(found.value) as { results: RecordResult[] };
  return { ...found, value: results };
}

/** Clicks of one minute, of which the first counts, have one key. */
function keyOf({ id, revision }: Turn, { personId, at }: RowsWanted, minutesBefore: number): string {
  const minute = Math.floor(at.getTime() / AGAIN_MS) - minutesBefore;
  return `rows:${id}:${revision}:${personId}:${minute}:1`;
}

/** Whether the same person got them a moment ago; clicks on one answer wait for one another here. */
async function wasSent(tx: Database, turn: Turn, wanted: RowsWanted): Promise<boolean> {
  await tx.query(sql`select 1 from turns where id = ${turn.id} for update`);
  const [now, before] = [keyOf(turn, wanted, 0), keyOf(turn, wanted, 1)];
  const [row] = await tx.query<{ sent: boolean }>(sql`
    select exists (
      select 1 from outbox where key = any (${textArray([now, before])}) and state <> 'abandoned'
        and (key = ${now} or created_at > ${wanted.at}::timestamptz - ${AGAIN_MS} * interval '1 millisecond')) as sent`);
  return row?.sent === true;
}

function addressOf({ teamId, channelId }: Turn, personId: PersonId): ReplyAddress {
  return { surface: 'chat', teamId, channelId, askerId: personId, viewer: personId, direct: true };
}

function write(
  key: string,
  given: {
    listed: ListedRecords;
    found: ToolResult<RecordResult[]>;
    wanted: RowsWanted;
    readers: Audience;
    timeZone: string;
  },
): Reply {
  const { listed, found, wanted, readers, timeZone } = given;
  const { language, at } = wanted;
  const { entity } = listed.query;
  const noun = t(language, `records.what.${entity}`, { count: 2 }).replace(/\s+/g, '-');
  const alone = !readers.everyone && readers.people.length === 1;
  const lost = found.unreachable ?? [];
  const contents = writeRecordsFile({ entity, results: found.value, language, timeZone });
  return {
    turnId: null,
    outcome: 'answered',
    language,
    parts: found.value.flatMap((result) => formatListed(language, listed, result)),
    files: [{ id: key, name: `${noun}-${dayIn(timeZone, at)}.csv`, contents }],
    notes: [
      t(language, alone ? 'records.readers_you' : 'records.file.readers'),
      ...(lost.length === 0 ? [] : [t(language, 'records.file.unreachable', { sources: lost.join(', ') })]),
    ],
    citations: [],
    choices: [],
    suggestions: [],
    controls: [],
    restsOn: idsBehind(found.evidence),
  };
}
