import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import {
  asId,
  type ChannelId,
  type HandoffId,
  type PersonId,
  type TeamId,
  type TurnId,
} from '../core/ids.ts';
import type { Role } from '../core/person.ts';
import type { Database } from '../store/database.ts';
import type { Column, RowAs } from '../store/row.ts';
import { jsonValue, storableText, textArray } from '../store/sql-values.ts';
import type { Handoff, HandoffRequest } from './handoff.ts';
import type { HandoffFilter } from './handoffs.ts';
import { hashDraft } from './hash-draft.ts';
import { cardKeyOf } from './message-keys.ts';

const COLUMNS = sql`id, team_id as "teamId", turn_id as "turnId", topic, reason, state, version, asker_id as "askerId",
  language, question, account, place, channel_id as "channelId", role, level, assignee_id as "assigneeId", summary, draft,
  draft_hash as "draftHash", answer, decision, decided_by as "decidedBy", decided_at as "decidedAt",
  decline_reason as "declineReason", survey_score as "surveyScore", survey_comment as "surveyComment", reminded,
  opened_at as "openedAt", due_at as "dueAt", closed_at as "closedAt"`;

/** What an opening fixes besides what was asked for. */
export interface Opening {
  channelId: string;
  role: Role;
  openedAt: Date;
  dueAt: Date;
}

/** Keeps a new handoff; null when its turn has one that is not closed. */
export async function insertHandoff(
  tx: Database,
  request: HandoffRequest,
  opening: Opening,
): Promise<Handoff | null> {
  const { draft } = request;
  const id = asId<HandoffId>(`h_${randomUUID().replaceAll('-', '').slice(0, 20)}`);
  const [handoff] = await tx.query<RowAs<'handoffs', Handoff>>(sql`
    insert into handoffs (id, team_id, turn_id, topic, reason, state, asker_id, language, question, account, place,
      channel_id, role, summary, draft, draft_hash, opened_at, due_at)
    values (${id}, ${request.teamId}, ${request.turnId}, ${request.topic}, ${request.reason}, 'open', ${request.askerId},
      ${request.language}, ${storableText(request.question)},
      ${request.account == null ? null : jsonValue(request.account)}, ${jsonValue(request.place)}, ${opening.channelId},
      ${opening.role}, ${jsonValue(request.summary)}, ${draft === null ? null : jsonValue(draft)},
      ${draft === null ? null : hashDraft(draft)}, ${opening.openedAt}, ${opening.dueAt})
    on conflict (turn_id) where closed_at is null do nothing
    returning ${COLUMNS}`);
  return handoff ?? null;
}

/** A turn's handoff that is not closed. */
export function readOpenOfTurn(database: Database, turnId: TurnId): Promise<Handoff | null> {
  return one(database, sql`where turn_id = ${turnId} and closed_at is null`);
}

/** What the person who asks in a turn waits for in the turn's thread already: a handoff that nobody has decided. */
export function readWaitingInThread(
  database: Database,
  { teamId, askerId, turnId }: Pick<HandoffRequest, 'teamId' | 'askerId' | 'turnId'>,
): Promise<Handoff | null> {
  return one(
    database,
    sql`where team_id = ${teamId} and asker_id = ${askerId} and state in ('open', 'taken') and exists (
      select 1 from turns before join turns now using (team_id, channel_id, thread_ts)
      where before.id = handoffs.turn_id and now.id = ${turnId})
    order by opened_at limit 1`,
  );
}

/** A handoff by id. */
export function readHandoff(database: Database, id: HandoffId): Promise<Handoff | null> {
  return one(database, sql`where id = ${id}`);
}

/** A handoff that nobody else may change until the transaction ends; `skipLocked`: null when somebody is at it. */
export function lockHandoff(
  tx: Database,
  id: HandoffId,
  { skipLocked }: { skipLocked: boolean },
): Promise<Handoff | null> {
  return one(tx, sql`where id = ${id} for update ${skipLocked ? sql`skip locked` : sql``}`);
}

/** Handoffs as wanted, newest first. */
export function listHandoffs(database: Database, filter: HandoffFilter): Promise<Handoff[]> {
  const { teamId = null, askerId = null, turnId = null, thread, states } = filter;
  return database.query<RowAs<'handoffs', Handoff>>(sql`
    select ${COLUMNS} from handoffs
    where (${teamId}::text is null or team_id = ${teamId}::text)
      and (${askerId}::text is null or asker_id = ${askerId}::text)
      and (${turnId}::text is null or turn_id = ${turnId}::text)
      and (${thread === undefined} or exists (select 1 from turns t where t.id = turn_id
        and t.channel_id = ${thread?.channelId ?? ''} and t.thread_ts = ${thread?.threadTs ?? ''}))
      and (${states === undefined} or state = any (${textArray(states ?? [])}))
    order by opened_at desc, id limit ${filter.limit ?? 100}`);
}

/** Writes what an action changes. */
export async function saveHandoff(tx: Database, handoff: Handoff): Promise<void> {
  await tx.query(sql`
    update handoffs set state = ${handoff.state}, version = ${handoff.version}, level = ${handoff.level},
      assignee_id = ${handoff.assigneeId}, answer = ${storable(handoff.answer)}, decision = ${handoff.decision},
      decided_by = ${handoff.decidedBy}, decided_at = ${handoff.decidedAt}, decline_reason = ${storable(handoff.declineReason)},
      survey_score = ${handoff.surveyScore}, survey_comment = ${storable(handoff.surveyComment)},
      reminded = ${handoff.reminded}, due_at = ${handoff.dueAt}, closed_at = ${handoff.closedAt}
    where id = ${handoff.id}`);
}

/** Handoffs whose time has come by `now`, the longest overdue first. */
export async function readDue(database: Database, now: Date): Promise<{ id: HandoffId; dueAt: Date }[]> {
  return database.query(sql`
    select id, due_at as "dueAt" from handoffs where due_at <= ${now} and ${CARD_IS_OUT} order by due_at limit 100`);
}

/** Nobody can be reminded of a card that waits for its channel to open. */
const CARD_IS_OUT = sql`not exists (
  select 1 from outbox where key = ${cardKeyOf(sql`handoffs.id`)} and state = 'pending' and attempts > 0)`;

/** When the clock has to look next; null when nothing waits for it. */
export async function readNextDue(database: Database): Promise<Date | null> {
  const [row] = await database.query<{ due: Column<'handoffs', 'due_at'> }>(
    sql`select due_at as due from handoffs where due_at is not null and ${CARD_IS_OUT} order by due_at limit 1`,
  );
  return row?.due ?? null;
}

const CHANNEL_STANDS = sql`not exists (
  select 1 from channels c where c.team_id = s.team_id and c.id = s.value ->> 'channelId' and c.archived)`;

/** The channel that questions of a topic are passed on to; null: none is set, or nothing can be posted there any more. */
export async function readEscalationChannel(
  database: Database,
  teamId: TeamId,
  topic: string,
): Promise<ChannelId | null> {
  const [row] = await database.query<{ channel: ChannelId | null }>(sql`
    select s.value ->> 'channelId' as channel from settings s
    where s.team_id = ${teamId} and s.family = 'topic' and s.subject = ${topic} and ${CHANNEL_STANDS}`);
  return row?.channel ?? null;
}

/** Whether a question of somebody is open or taken, as one value of a statement. */
export function hasHandoffOf({ teamId, askerId }: { teamId: TeamId; askerId: PersonId }): SQL {
  return sql`exists (select 1 from handoffs where team_id = ${teamId} and asker_id = ${askerId} and state in ('open', 'taken'))`;
}

/** The topics whose questions can be passed on, as one JSON array; how each is settled when it comes to it, `readEscalationChannel` tells. */
export function selectEscalatedTopics(teamId: TeamId): SQL {
  return sql`(select coalesce(jsonb_agg(s.subject), '[]') from settings s
    where s.team_id = ${teamId} and s.family = 'topic' and s.value ->> 'channelId' is not null and ${CHANNEL_STANDS})`;
}

async function one(database: Database, where: SQL): Promise<Handoff | null> {
  const [handoff] = await database.query<RowAs<'handoffs', Handoff>>(
    sql`select ${COLUMNS} from handoffs ${where}`,
  );
  return handoff ?? null;
}

function storable(text: string | null): string | null {
  return text === null ? null : storableText(text);
}
