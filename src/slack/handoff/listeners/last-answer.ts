import { sql } from 'drizzle-orm';
import type { HandoffId } from '../../../core/ids.ts';
import type { Handoff } from '../../../handoff/handoff.ts';
import type { Database } from '../../../store/database.ts';
import { draftText } from '../views/draft-text.ts';

/** What the asker was told last: in the talk, or with the decision; null when nothing was said yet. */
export async function lastAnswer(database: Database, handoff: Handoff): Promise<string | null> {
  return (await lastSaidByLead(database, handoff.id)) ?? handoff.answer;
}

/** What "Resolve" proposes as the answer: what was said last, else the draft. */
export async function proposedAnswer(database: Database, handoff: Handoff): Promise<string> {
  return (await lastAnswer(database, handoff)) ?? draftText(handoff.draft?.parts ?? []);
}

async function lastSaidByLead(database: Database, id: HandoffId): Promise<string | null> {
  const [row] = await database.query<{ text: string }>(sql`
    select m.text from handoff_messages h
    join messages m on m.team_id = h.team_id and m.channel_id = h.channel_id and m.ts = h.ts
    where h.handoff_id = ${id} and h.side = 'lead' and m.deleted_at is null and m.text <> ''
    order by h.ts desc limit 1`);
  return row?.text ?? null;
}
