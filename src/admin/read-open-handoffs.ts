import { type SQL, sql } from 'drizzle-orm';
import type { ChannelId, HandoffId, MessageTs, PersonId, TeamId } from '../core/ids.ts';
import type { HandoffState } from '../handoff/handoff.ts';
import { cardKeyOf } from '../handoff/message-keys.ts';
import type { Database } from '../store/database.ts';
import type { RowAs } from '../store/row.ts';

/** A handoff that somebody waits for. */
export interface WaitingHandoff {
  id: HandoffId;
  topic: string;
  /** It is not closed. */
  state: Extract<HandoffState, 'open' | 'taken' | 'answered'>;
  role: string;
  askerId: PersonId;
  assigneeId: PersonId | null;
  openedAt: Date;
  /** The asker's own words; null in a list for somebody else. */
  question: string | null;
  /** The message that leads see; null until it is posted. */
  card: { channelId: ChannelId; ts: MessageTs } | null;
  /** How many there are in all. */
  total: number;
}

/** Handoffs that are not closed, the longest waiting first; without what was asked, which is not for everybody. */
export function readOpenHandoffs(
  database: Database,
  { teamId, limit }: { teamId: TeamId; limit: number },
): Promise<WaitingHandoff[]> {
  return read(database, { where: sql`h.team_id = ${teamId}`, question: sql`null`, limit });
}

/** A person's own handoffs that are not closed, the longest waiting first. */
export function readOwnHandoffs(
  database: Database,
  { teamId, personId, limit }: { teamId: TeamId; personId: PersonId; limit: number },
): Promise<WaitingHandoff[]> {
  const where = sql`h.team_id = ${teamId} and h.asker_id = ${personId}`;
  return read(database, { where, question: sql`h.question`, limit });
}

function read(
  database: Database,
  { where, question, limit }: { where: SQL; question: SQL; limit: number },
): Promise<WaitingHandoff[]> {
  return database.query<RowAs<'handoffs', WaitingHandoff, 'question' | 'card' | 'total'>>(sql`
    select h.id, h.topic, h.state, h.role, h.asker_id as "askerId", h.assignee_id as "assigneeId",
      h.opened_at as "openedAt", ${question}::text as question, count(*) over ()::int as total,
      (select jsonb_build_object('channelId', o.ref ->> 'channelId', 'ts', o.ref ->> 'ts') from outbox o
        where o.key = ${cardKeyOf(sql`h.id`)} and o.ref is not null) as card
    from handoffs h where ${where} and h.closed_at is null order by h.opened_at, h.id limit ${limit}`);
}
