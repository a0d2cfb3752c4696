import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { ChannelId, MessageTs, TeamId, TurnId } from '../core/ids.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Database } from '../store/database.ts';
import type { Row, RowAs } from '../store/row.ts';
import { jsonValue, storableText, textArray } from '../store/sql-values.ts';
import { pointsAtView } from '../text/read-pointing.ts';
import type { IncomingQuestion, OpenedTurn, Quotes, Turn } from './turn.ts';

const COLUMNS = sql`id, team_id as "teamId", channel_id as "channelId", ts, thread_ts as "threadTs", revision,
  nullif(asker_id, '') as "askerId", origin, command, question, unread_files as "unreadFiles", viewer_id as "viewerId",
  words_of as "wordsOf", source_channel_id as "sourceChannelId", source_ts as "sourceTs",
  looked_at as "lookedAt", looked_channel_id as "lookedChannelId", looked_ts as "lookedTs", outcome,
  started_at as "startedAt", stop_requested_at is not null as "stopRequested"`;

/** Opens the turn of a question, or finds the one that is there: a question is one by team, channel and ts. */
export async function openTurn(database: Database, question: IncomingQuestion): Promise<OpenedTurn> {
  const seen = pointsAtView(question.text) ? question.inView : undefined;
  const place = seen?.kind === 'channel' ? seen : undefined;
  const [turn] = await database.query<TurnRow>(sql`
    insert into turns (id, team_id, channel_id, ts, thread_ts, asker_id, origin, command, question, unread_files, viewer_id,
      words_of, source_channel_id, source_ts, looked_at, looked_channel_id, looked_ts)
    values (${`t_${randomUUID().replaceAll('-', '').slice(0, 20)}`}, ${question.teamId}, ${question.channelId}, ${question.ts},
      ${question.threadTs}, ${question.askerId ?? ''}, ${question.origin}, ${question.command ?? null}, ${storableText(question.text)},
      ${textArray((question.unreadFiles ?? []).map(storableText))}, ${question.viewer ?? null},
      ${question.quotes?.authorId ?? null}, ${question.quotes?.channelId ?? null}, ${question.quotes?.ts ?? null},
      ${seen?.kind ?? null}, ${place?.channelId ?? null}, ${place?.ts ?? null})
    on conflict (team_id, channel_id, ts) do nothing
    returning ${COLUMNS}`);
  const { eventId } = question;
  return {
    turn: turn ?? (await findTurn(database, question))!,
    isNew: turn !== undefined,
    ...(eventId === undefined ? {} : { eventId }),
  };
}

/** The turn of a message, if there is one. */
export function findTurn(
  database: Database,
  message: { teamId: TeamId; channelId: ChannelId; ts: MessageTs },
): Promise<Turn | null> {
  return one(
    database,
    sql`team_id = ${message.teamId} and channel_id = ${message.channelId} and ts = ${message.ts}`,
  );
}

/** A turn by id. */
export function readTurn(database: Database, id: TurnId): Promise<Turn | null> {
  return one(database, sql`id = ${id}`);
}

/** Whose job the thread's last question before this one was; `none` when there was no such question. */
export async function lastAgentOf(database: Database, turn: Turn): Promise<string> {
  const [row] = await database.query<Row<'turns', 'agent', { agent: string }>>(sql`
    select agent from turns where team_id = ${turn.teamId} and channel_id = ${turn.channelId} and thread_ts = ${turn.threadTs}
      and ts < ${turn.ts} and agent is not null and agent not in ('none', 'help')
    order by ts desc limit 1`);
  return row?.agent ?? 'none';
}

/**
 * The turn that was answered last before this one in its thread, or, for a message that starts one, to the same person
 * in the same place a short while ago.
 */
export async function findTurnBefore(
  database: Database,
  turn: Turn,
): Promise<{ id: TurnId; threadTs: MessageTs } | null> {
  const [row] = await database.query<
    Row<'turns', 'id' | 'threadTs', { id: TurnId; threadTs: MessageTs }>
  >(sql`
    select id, thread_ts as "threadTs" from turns
    where team_id = ${turn.teamId} and channel_id = ${turn.channelId} and ts < ${turn.ts} and outcome is not null
      and agent is not null and agent not in ('none', 'help')
      and (thread_ts = ${turn.threadTs}
        or (${turn.threadTs === turn.ts} and asker_id = ${turn.askerId ?? ''}
          and finished_at > ${turn.startedAt.toISOString()}::timestamptz - ${RECENT_MINUTES} * interval '1 minute'))
    order by ts desc limit 1`);
  return row ?? null;
}

/** How long after an answer the next line of the same person still goes on with it. */
const RECENT_MINUTES = 10;

/** Starts a turn's work again under the next revision, with a new text where the question was edited. */
export async function reviseTurn(database: Database, id: TurnId, text: string | null): Promise<Turn> {
  await database.query(sql`
    update turns set revision = revision + 1, question = coalesce(${text === null ? null : storableText(text)}::text, question), outcome = null, reason = null,
      finished_at = null, stop_requested_at = null
    where id = ${id}`);
  return (await readTurn(database, id))!;
}

/** Notes that a question repeats what somebody else said there: it goes on only to those who could read it, and with it. */
export async function noteWordsOf(
  database: Database,
  turn: Turn,
  { authorId, channelId, ts }: Quotes,
): Promise<void> {
  await database.query(sql`
    update turns set words_of = ${authorId}, source_channel_id = ${channelId}, source_ts = ${ts} where id = ${turn.id}`);
  Object.assign(turn, { wordsOf: authorId, sourceChannelId: channelId, sourceTs: ts });
}

/** Forgets the text of a question that must not be kept, wherever it stands. */
export async function redactQuestion(database: Database, turn: Turn): Promise<void> {
  await database.query(sql`
    update turns set question = '', unread_files = '{}', looked_at = null, looked_channel_id = null, looked_ts = null
    where id = ${turn.id}`);
  await database.query(sql`
    update messages set text = '' where team_id = ${turn.teamId} and channel_id = ${turn.channelId} and ts = ${turn.ts}`);
}

/** Asks the running turns of a thread to stop; the ids of those that had not finished. */
export async function requestStop(
  database: Database,
  thread: { teamId: TeamId; channelId: ChannelId; threadTs: MessageTs },
): Promise<TurnId[]> {
  const rows = await database.query<Row<'turns', 'id', { id: TurnId }>>(sql`
    update turns set stop_requested_at = now()
    where team_id = ${thread.teamId} and channel_id = ${thread.channelId} and thread_ts = ${thread.threadTs} and outcome is null
    returning id, pg_notify('switchboard_stops', id)::text`);
  return rows.map((row) => row.id);
}

/**
 * Records how a turn's present revision ended, with its receipt; the first ending of a revision stays. What the steps found
 * helped a run go on after a crash: of it only the rules are kept, any longer it would be one more copy of records. What the turn
 * had reserved of budgets is given back: what it has spent is counted by its rows of use.
 * @param rules the access rules by which its readers could read; null: nothing was read for them
 */
export async function finishTurn(
  tx: Database,
  turn: Turn,
  { receipt, rules }: { receipt: Receipt; rules: readonly number[] | null },
): Promise<boolean> {
  const step = { value: rules ?? [] };
  const rows = await tx.query(sql`
    with ended as (
      update turns set outcome = ${receipt.outcome}, reason = ${receipt.reason ?? null}, agent = ${receipt.agent},
        input_tokens = ${receipt.usage.inputTokens}, output_tokens = ${receipt.usage.outputTokens},
        cost_usd = ${receipt.usage.costUsd}, finished_at = now()
      where id = ${turn.id} and revision = ${turn.revision} and outcome is null
      returning id, revision
    ), released as (
      delete from budget_reservations where turn_id in (select id from ended)
    ), explained as (
      insert into receipts (turn_id, revision, body) select id, revision, ${jsonValue(receipt)} from ended
      on conflict (turn_id, revision) do nothing
    ), dropped as (
      delete from steps where (turn_id, revision) in (select id, revision from ended) and name <> 'rules'
    ), kept as (
      insert into steps (turn_id, revision, name, output, ms)
      select id, revision, 'rules', ${jsonValue(step)}, 0 from ended where ${rules !== null}
      on conflict (turn_id, revision, name) do nothing
    )
    select id from ended`);
  return rows.length > 0;
}

/** The receipt of a turn's newest finished revision. */
export async function readReceiptBody(database: Database, id: TurnId): Promise<Receipt | null> {
  const [row] = await database.query<Row<'receipts', 'body', { body: Receipt }>>(
    sql`select body from receipts where turn_id = ${id} order by revision desc limit 1`,
  );
  return row?.body ?? null;
}

/** Checkpoints of a revision: step name → what it found. */
export async function readSteps(
  database: Database,
  turn: Turn,
): Promise<Map<string, { output: unknown; ms: number }>> {
  const rows = await database.query<Row<'steps', 'name' | 'output' | 'ms', { output: { value: unknown } }>>(
    sql`select name, output, ms from steps where turn_id = ${turn.id} and revision = ${turn.revision}`,
  );
  return new Map(rows.map((row) => [row.name, { output: row.output.value, ms: row.ms }]));
}

/** A step with what it found. */
export interface KeptStep {
  name: string;
  output: unknown;
  ms: number;
}

/** Keeps a checkpoint of a revision that has not ended; what is looked at after that is kept nowhere. */
export async function saveSteps(database: Database, turn: Turn, steps: readonly KeptStep[]): Promise<void> {
  const kept = steps.map(({ name, output, ms }) => ({ name, output: { value: output }, ms }));
  await database.query(sql`
    insert into steps (turn_id, revision, name, output, ms)
    select ${turn.id}::text, ${turn.revision}::int, step ->> 'name', step -> 'output', (step ->> 'ms')::float8
    from jsonb_array_elements(${jsonValue(kept)}) as step
    where not exists (
      select 1 from turns where id = ${turn.id} and revision = ${turn.revision} and outcome is not null)
    on conflict (turn_id, revision, name) do nothing`);
}

/** Drops a revision's checkpoints: what they rest on no longer holds. */
export async function dropSteps(database: Database, turn: Turn): Promise<void> {
  await database.query(sql`delete from steps where turn_id = ${turn.id} and revision = ${turn.revision}`);
}

type TurnRow = RowAs<'turns', Turn, 'askerId' | 'stopRequested'>;

async function one(database: Database, where: SQL): Promise<Turn | null> {
  const [turn] = await database.query<TurnRow>(sql`select ${COLUMNS} from turns where ${where}`);
  return turn ?? null;
}
