import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { idsBehind } from '../core/citation.ts';
import type { ChannelId, TeamId, TurnId } from '../core/ids.ts';
import type { Reply } from '../core/reply.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { Column, Row } from '../store/row.ts';
import { findEvidence, visibleEvidence } from './visible-evidence.ts';

/** So far back answers are looked at, in days. */
export const REHEARSED_DAYS = 90;

/** An answer that new readers of its place would see. */
export interface RehearsedAnswer {
  turn: TurnId;
  at: Date;
  question: string;
  /** Ids of evidence that it rests on and they may not see; none: it may be shown to them. */
  unreadable: string[];
  /** Ids of evidence that is not there any more, so that nobody can tell. */
  gone: string[];
}

/** So many ids are looked up at once. */
const BATCH = 1_000;

/**
 * What somebody new would read in a channel: its answers of the last 90 days, each with what it rests on that they may
 * not see. Answers that one person alone sees are not shown to them, and left out. Nothing is changed.
 */
export async function rehearse(
  database: OpenDatabase,
  { teamId, channelId, readers }: { teamId: TeamId; channelId: ChannelId; readers: Audience },
): Promise<RehearsedAnswer[]> {
  const answers = await readAnswers(database, teamId, channelId);
  const ids = [...new Set(answers.flatMap(({ reply }) => evidenceOf(reply)))];
  const visible = new Set<string>();
  const there = new Set<string>();
  for (let from = 0; from < ids.length; from += BATCH) {
    const some = ids.slice(from, from + BATCH);
    for (const id of await visibleEvidence(database, readers, some)) visible.add(id);
    for (const id of await findEvidence(database, some)) there.add(id);
  }
  return answers.map(({ turn, at, question, reply }) => {
    const hidden = evidenceOf(reply).filter((id) => !visible.has(id));
    return {
      turn,
      at,
      question,
      unreadable: hidden.filter((id) => there.has(id)),
      gone: hidden.filter((id) => !there.has(id)),
    };
  });
}

/** Everything that a reply shows or rests on. */
function evidenceOf({ citations, restsOn = [], parts }: Reply): string[] {
  const listed = parts.flatMap((part) => (part.type === 'list' ? (part.of ?? []) : []));
  return [...new Set([...idsBehind(citations), ...restsOn, ...listed.filter((id) => id !== null)])];
}

type PostedAnswer = { turn: TurnId; at: Column<'turns', 'started_at'> } & Row<'turns', 'question'> &
  Row<'outbox', 'reply', { reply: Reply }>;

/** The newest reply of each turn that everybody in the channel sees, oldest turn first. */
function readAnswers(database: OpenDatabase, teamId: TeamId, channelId: ChannelId): Promise<PostedAnswer[]> {
  return database.query<PostedAnswer>(sql`
    select turn, at, question, reply from (
      select distinct on (t.id) t.id as turn, t.started_at as at, t.question, o.reply, o.operation
      from turns t join outbox o on o.turn_id = t.id
      where t.team_id = ${teamId} and t.channel_id = ${channelId} and t.viewer_id is null
        and o.address ->> 'viewer' is null and o.reply is not null and o.reply <> 'null'::jsonb
        and t.started_at > now() - ${REHEARSED_DAYS} * interval '1 day'
      order by t.id, o.id desc) as newest
    where operation <> 'withdraw' order by at, turn`);
}
