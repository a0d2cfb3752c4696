import { sql } from 'drizzle-orm';
import type { ForgetTexts } from '../store/retention.ts';
import type { Row } from '../store/row.ts';
import { lanesOf } from './message-keys.ts';

/**
 * Blanks all that was said in handoffs closed before `before`, in the messages about them too; that they happened, who
 * decided and how it was rated stays. What still waits to be delivered is left until it was.
 */
export const forgetHandoffTexts: ForgetTexts = async (tx, { teamId, before }) => {
  const forgotten = await tx.query<Row<'handoffs', 'id'>>(sql`
      update handoffs set question = '', account = null, summary = '[]', draft = null, answer = null, decline_reason = null,
        survey_comment = null
      where team_id = ${teamId} and closed_at < ${before} and (question <> '' or account is not null or summary <> '[]' or draft is not null or answer is not null
          or decline_reason is not null or survey_comment is not null)
        and not exists (select 1 from outbox o
          where o.line in (${lanesOf(sql`handoffs.id`)}) and o.state = 'pending')
      returning id`);
  for (const { id } of forgotten) {
    const lines = sql`line in (${lanesOf(sql`${id}::text`)})`;
    await tx.query(sql`
      update messages set text = '' where text <> '' and outbox_key is not null
        and split_part(outbox_key, '#', 1) in (select key from outbox where ${lines})`);
    await tx.query(sql`update outbox set reply = null where ${lines}`);
  }
  return { handoffs: forgotten.length };
};
