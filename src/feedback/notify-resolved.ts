import { sql } from 'drizzle-orm';
import { directTo } from '../core/direct-to.ts';
import type { PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { Reply } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import type { Database } from '../store/database.ts';
import { enqueueMessage } from '../store/outbox.ts';
import { readPerson } from '../store/people.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { ratingOf } from './current-ratings.ts';
import { readingLanguage } from './reading-language.ts';
import { readableQuestions } from './what-readers-see.ts';

interface Complaint
  extends Row<'triage_reports', 'personId' | 'itemId', { personId: PersonId }>,
    Row<'triage_items', 'turnId', { turnId: TurnId }> {
  /** Nobody complained: the bot had no answer. */
  unanswered: boolean;
}

/** A button takes so many questions to ask again. */
const MAX_QUESTIONS = 3;

/**
 * Queues a message, with what was noted, for everyone who complained about these items and was not notified before; a 👎 that was taken
 * back is no complaint any more.
 */
export async function notifyResolved(
  tx: Database,
  teamId: TeamId,
  items: readonly string[],
  note: string | null,
): Promise<PersonId[]> {
  const complaints = await tx.query<Complaint>(sql`
    select r.person_id as "personId", r.item_id as "itemId", i.turn_id as "turnId", i.origin = 'nothing_found' as unanswered
    from triage_reports r join triage_items i on i.id = r.item_id
    where r.item_id = any (${textArray(items)}) and r.told_at is null and (i.origin <> 'rating' or
      coalesce(${ratingOf(sql`i.turn_id`, sql`r.person_id`)}, case when r.fault is not null then -1 end) = -1)
    order by i.opened_at, i.id`);
  const people = [...new Set(complaints.map((one) => one.personId))];
  const notified: PersonId[] = [];
  for (const personId of people) {
    const theirs = complaints.filter((one) => one.personId === personId);
    if (await notify(tx, { teamId, personId, complaints: theirs, note })) notified.push(personId);
  }
  return notified;
}

async function notify(
  tx: Database,
  {
    teamId,
    personId,
    complaints,
    note,
  }: { teamId: TeamId; personId: PersonId; complaints: Complaint[]; note: string | null },
): Promise<boolean> {
  const person = await readPerson(tx, teamId, personId);
  if (person === null || person.deleted) return false;
  const audience = { teamId, everyone: false, people: [personId] };
  const turns = complaints.map((one) => one.turnId);
  const questions = [...new Set((await readableQuestions(tx, audience, turns)).values())];
  const [first] = complaints;
  // Each report is told of once, so the first of them names the message whatever was closed together with it.
  const key = `triage:${first!.itemId}:told:${personId}`;
  const reply = write({
    turnId: first!.turnId,
    language: readingLanguage(person),
    questions: questions.slice(0, MAX_QUESTIONS),
    unanswered: complaints.every((one) => one.unanswered),
    note,
  });
  await enqueueMessage(tx, {
    key,
    lane: `triage:told:${personId}`,
    operation: 'post',
    address: directTo(person),
    reply,
  });
  await tx.query(sql`
    update triage_reports set told_at = now()
    where person_id = ${personId} and item_id = any (${textArray(complaints.map((one) => one.itemId))})`);
  return true;
}

/** In the person's language, with the questions as a reminder and a button that asks each again. */
function write(
  from: Pick<Reply, 'turnId' | 'language'> & {
    questions: string[];
    unanswered: boolean;
    note: string | null;
  },
): Reply {
  const { turnId, language, questions, unanswered, note } = from;
  const text = t(language, unanswered ? 'feedback.resolved.unanswered' : 'feedback.resolved');
  const author = t(language, 'feedback.resolved.question');
  return {
    turnId,
    outcome: 'answered',
    language,
    parts: [
      { type: 'text', text },
      ...(note === null
        ? []
        : [{ type: 'quote' as const, author: t(language, 'feedback.resolved.note'), text: note }]),
      ...questions.map((question) => ({ type: 'quote' as const, author, text: question })),
      ...(questions.length === 0
        ? []
        : [{ type: 'text' as const, text: t(language, 'feedback.resolved.again') }]),
    ],
    citations: [],
    choices: [],
    suggestions: questions,
    notes: [],
    controls: [],
  };
}
