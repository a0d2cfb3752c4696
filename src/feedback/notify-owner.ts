import { sql } from 'drizzle-orm';
import { directTo } from '../core/direct-to.ts';
import type { PersonId, TeamId, TurnId } from '../core/ids.ts';
import type { Reply, ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { beginsWith } from '../store/begins-with.ts';
import type { OpenDatabase } from '../store/database.ts';
import { enqueueMessage } from '../store/outbox.ts';
import { findOwner } from '../store/owners.ts';
import { readPerson, type StoredPerson } from '../store/people.ts';
import type { Row } from '../store/row.ts';
import { readingLanguage } from './reading-language.ts';
import type { AnswerFault } from './report-fault.ts';
import { readTriageItem, type TriageItem } from './triage.ts';

/** The button under the message: it opens the item. */
export const LOOK_AT_TRIAGE = 'triage:look';

/** One cause is one message a day, however many complain. */
const QUIET_HOURS = 24;
const MAX_TITLES = 3;

/**
 * Queues a message for the person who took an answer's fault on, else for who looks after what it rests on: what was
 * reported, as far as they may read it. The person who reported it is not told of it. Doing it again sends nothing more.
 * @returns who is notified; null: nobody
 */
export async function notifyOwner(
  database: OpenDatabase,
  reported: { teamId: TeamId; turnId: TurnId; personId: PersonId },
): Promise<PersonId | null> {
  const { teamId, turnId, personId } = reported;
  const [item] = await database.query<
    Row<'triage_items', 'id' | 'groupId' | 'assigneeId' | 'proposedOwner', { assigneeId: PersonId | null }>
  >(sql`
    select id, group_id as "groupId", assignee_id as "assigneeId", proposed_owner as "proposedOwner"
    from triage_items where turn_id = ${turnId} and team_id = ${teamId} and origin = 'rating' and state = 'open'`);
  const reporter = await readPerson(database, teamId, personId);
  if (item === undefined || reporter === null) return null;
  const owner =
    item.assigneeId === null
      ? await findOwner(database, teamId, item.proposedOwner ?? '')
      : await readPerson(database, teamId, item.assigneeId);
  if (owner === null || owner.deleted || owner.id === personId) return null;
  const shown = await readTriageItem(database, item.id, owner);
  const isNotified = shown !== null && (await notify(database, { owner, reporter, item: shown }));
  return isNotified ? owner.id : null;
}

async function notify(
  database: OpenDatabase,
  { owner, reporter, item }: { owner: StoredPerson; reporter: StoredPerson; item: TriageItem },
): Promise<boolean> {
  const { id } = owner;
  const cause = `triage:owner:${id}:${item.groupId}:`;
  const recent = await database.query(sql`
    select 1 from outbox where ${beginsWith(sql`key`, cause)}
      and created_at > now() - ${QUIET_HOURS} * interval '1 hour' limit 1`);
  if (recent.length > 0) return false;
  await enqueueMessage(database, {
    // Whose words it repeats stands last.
    key: `${cause}${item.id}:${reporter.id}`,
    lane: `triage:owner:${id}`,
    operation: 'post',
    address: directTo(owner),
    reply: write(item, { reader: owner, reporter }),
  });
  return true;
}

/** The keys of all messages that repeat what a person reported, as a pattern of LIKE. */
export function ownerKeysOf(reporter: PersonId): string {
  return `triage:owner:%:${reporter}`;
}

function write(
  { id, question, reports, evidence }: TriageItem,
  { reader, reporter }: { reader: StoredPerson; reporter: StoredPerson },
): Reply {
  const language = readingLanguage(reader);
  const said = reports.find((report) => report.personId === reporter.id);
  const titles = (evidence.cited ?? []).map(({ title }) => title).slice(0, MAX_TITLES);
  const name = reporter.realName || reporter.handle;
  const quote = (author: string, text: string | null | undefined): ReplyPart[] =>
    text ? [{ type: 'quote', author, text }] : [];
  const fault = said?.fault ? t(language, `feedback.fault.${said.fault as AnswerFault}`) : null;
  return {
    turnId: null,
    outcome: 'answered',
    language,
    parts: [
      { type: 'text', text: t(language, 'feedback.owner.told', { person: name }) },
      ...quote(t(language, 'slack.triage.asked'), question),
      ...quote(name, [fault, said?.comment].filter(Boolean).join('\n')),
      ...quote(t(language, 'feedback.form.expected'), said?.expected),
      ...quote(t(language, 'feedback.owner.rests_on'), titles.join('\n')),
    ],
    citations: [],
    choices: [],
    suggestions: [],
    notes: [],
    controls: [],
    actions: [{ name: LOOK_AT_TRIAGE, label: t(language, 'slack.triage.look'), value: id, style: 'primary' }],
  };
}
