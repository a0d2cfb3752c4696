import { sql } from 'drizzle-orm';
import type { ForgetTexts } from '../store/retention.ts';

/** Forgets what people wrote about answers and what was noted about items; that they complained, and of what, stays. */
export const forgetFeedbackTexts: ForgetTexts = async (tx, { teamId, before }) => {
  const reports = await tx.query(sql`
    update triage_reports r set comment = null, expected = null from triage_items i
    where i.id = r.item_id and i.team_id = ${teamId} and r.reported_at < ${before}
      and (r.comment is not null or r.expected is not null)
    returning r.item_id`);
  const notes = await tx.query(sql`
    update triage_items set note = null where team_id = ${teamId} and closed_at < ${before} and note is not null
    returning id`);
  return { reports: reports.length, notes: notes.length };
};
