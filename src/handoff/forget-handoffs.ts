import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { ForgetPersonTexts } from '../store/forget-person.ts';
import { countRows, type ForgetTurns } from '../store/forget-turns.ts';
import type { Forgotten } from '../store/retention.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { handoffOf, relayPrefixOf } from './message-keys.ts';

/** Blanks what was found, proposed and answered in the handoffs of turns; what the asker asked stays. */
export const forgetHandoffsOfTurns: ForgetTurns = async (tx, turnIds) => {
  const handoffs = await tx.query<Row<'handoffs', 'id'>>(sql`
    update handoffs set account = null, summary = '[]', draft = null, draft_hash = null, answer = null
    where turn_id = any (${textArray(turnIds)}) and (account is not null or summary <> '[]' or draft is not null or answer is not null)
    returning id`);
  const ids = textArray(handoffs.map(({ id }) => id));
  return {
    handoffs: handoffs.length,
    ...(await blankPosts(tx, sql`${handoffOf(sql`line`)} = any (${ids})`)),
  };
};

/**
 * Blanks what a person said in handoffs: in closed ones that they asked, in those that they decided, and in messages
 * relayed for them.
 */
export const forgetHandoffsOfPerson: ForgetPersonTexts = async (tx, { teamId, personId }) => ({
  handoffs: await countRows(
    tx,
    sql`
      update handoffs set question = '', account = null, summary = '[]', draft = null, answer = null, decline_reason = null,
        survey_comment = null
      where team_id = ${teamId} and asker_id = ${personId} and closed_at is not null
        and (question <> '' or account is not null or summary <> '[]' or draft is not null or answer is not null
          or decline_reason is not null or survey_comment is not null) returning 1`,
  ),
  /** What others said goes into what leads read as well, with a question that repeats it. */
  conversations: await countRows(
    tx,
    sql`
      update handoffs set account = null, summary = '[]', question = case when t.words_of = ${personId} then '' else handoffs.question end
      from turns t
      where t.id = handoffs.turn_id and handoffs.team_id = ${teamId} and handoffs.closed_at is not null
        and (summary <> '[]' or (t.words_of = ${personId} and handoffs.question <> ''))
        and (t.words_of = ${personId} or exists (
          select 1 from messages m where m.team_id = t.team_id and m.channel_id = t.channel_id and m.thread_ts = t.thread_ts
            and (m.author_id = ${personId} or ${personId} = any (m.words_of)))) returning 1`,
  ),
  decisions: await countRows(
    tx,
    sql`
      update handoffs set answer = null, decline_reason = null
      where team_id = ${teamId} and decided_by = ${personId} and (answer is not null or decline_reason is not null)
      returning 1`,
  ),
  ...(await blankPosts(
    tx,
    sql`
      ${handoffOf(sql`line`)} in (
        select id from handoffs where team_id = ${teamId} and asker_id = ${personId} and closed_at is not null)
      or exists (
        select 1 from handoff_messages p join messages m using (team_id, channel_id, ts)
        where p.team_id = ${teamId} and m.author_id = ${personId}
          and starts_with(outbox.key, ${relayPrefixOf({ handoff: sql`p.handoff_id`, from: sql`p.side`, ts: sql`p.ts` })}))`,
  )),
});

/** Messages of ours, as they were sent and as they came back. What still waits to be delivered is left until it was. */
async function blankPosts(tx: Database, which: SQL): Promise<Forgotten> {
  const posted = sql`line is not null and state in ('sent', 'abandoned') and (${which})`;
  return {
    messages: await countRows(
      tx,
      sql`
        update messages set text = ''
        where text <> '' and outbox_key is not null and split_part(outbox_key, '#', 1) in (select key from outbox where ${posted})
        returning 1`,
    ),
    replies: await countRows(
      tx,
      sql`update outbox set reply = null where reply is not null and ${posted} returning 1`,
    ),
  };
}
