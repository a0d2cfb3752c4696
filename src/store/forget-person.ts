import { type SQL, sql } from 'drizzle-orm';
import type { PersonId, TeamId, TurnId } from '../core/ids.ts';
import { appendAudit } from './audit-log.ts';
import { dropCanvasesFor } from './canvases.ts';
import type { Database } from './database.ts';
import { countRows, type ForgetTurns, forgetAnswers, forgetSteps } from './forget-turns.ts';
import type { Forgotten } from './retention.ts';
import type { Row } from './row.ts';
import { textArray } from './sql-values.ts';

/** Somebody who is to be forgotten. */
export interface ForgottenPerson {
  teamId: TeamId;
  personId: PersonId;
}

/** Forgets the texts that one room keeps of a person, in the caller's transaction; returns how many rows. */
export type ForgetPersonTexts = (tx: Database, person: ForgottenPerson) => Promise<Forgotten>;

/** How the rooms forget: what belongs to turns that are over, and what belongs to a person. */
export interface ForgettingRooms {
  turns: readonly ForgetTurns[];
  people: readonly ForgetPersonTexts[];
}

/** What was forgotten, and what could not be yet. */
export interface ForgottenCounts {
  forgotten: Forgotten;
  /** Turns that are not over: once they are, they can be forgotten too. */
  underWay: number;
}

/**
 * Forgets what a person wrote and was answered, and closes to them what names them as a reader, in one transaction.
 * That they asked, when, with what outcome and at what cost stays, by their id alone. Doing it again does no harm.
 */
export function forgetPerson(
  database: Database,
  person: ForgottenPerson,
  { rooms, actor }: { rooms: ForgettingRooms; actor: string },
): Promise<ForgottenCounts> {
  return database.transaction(async (tx) => {
    const { over, underWay } = await turnsOf(tx, person);
    const quoting = await turnsThatRead(tx, person);
    const forgotten: Forgotten = {};
    const add = (more: Forgotten) => {
      for (const [what, count] of Object.entries(more)) forgotten[what] = (forgotten[what] ?? 0) + count;
    };
    for (const forget of [forgetSteps, forgetAnswers, ...rooms.turns]) add(await forget(tx, over));
    add(await forgetAnswers(tx, quoting));
    await forgetAuthor(tx, person, quoting);
    for (const forget of [forgetOwnTexts, ...rooms.people]) add(await forget(tx, person));
    add({ accessRules: await closeRules(tx, person.personId) });
    await appendAudit(tx, {
      actor,
      action: 'forget person',
      subject: person.personId,
      detail: JSON.stringify(forgotten),
    });
    return { forgotten, underWay };
  });
}

async function turnsOf(
  tx: Database,
  { teamId, personId }: ForgottenPerson,
): Promise<{ over: TurnId[]; underWay: number }> {
  const rows = await tx.query<Row<'turns', 'id', { id: TurnId }> & { over: boolean }>(sql`
    select id, finished_at is not null as over from turns
    where team_id = ${teamId} and (asker_id = ${personId} or viewer_id = ${personId})`);
  const over = rows.filter((row) => row.over).map((row) => row.id);
  return { over, underWay: rows.length - over.length };
}

/** Turns of others that showed what the person said in a conversation: such evidence ends with the message that it is. */
async function turnsThatRead(tx: Database, { teamId, personId }: ForgottenPerson): Promise<TurnId[]> {
  const rows = await tx.query<Row<'turns', 'id', { id: TurnId }>>(sql`
    select distinct t.id from receipts r join turns t on t.id = r.turn_id
      cross join jsonb_path_query(r.body, '$.seen[*].id ? (@ starts with "external:")') as seen
      join messages m on m.team_id = t.team_id and m.author_id = ${personId}
        and right(seen #>> '{}', length(m.channel_id) + length(m.ts) + 2) = ':' || m.channel_id || ':' || m.ts
    where t.team_id = ${teamId} and t.finished_at is not null`);
  return rows.map((row) => row.id);
}

/** What is left of such a turn names its sources, a message by who wrote it. */
async function forgetAuthor(
  tx: Database,
  { teamId, personId }: ForgottenPerson,
  turnIds: readonly TurnId[],
): Promise<void> {
  await tx.query(sql`
    update receipts r set body = replace(r.body::text, left(to_json(p.real_name)::text, -1) || ', ', '"' || p.id || ', ')::jsonb
    from people p where p.team_id = ${teamId} and p.id = ${personId} and p.real_name <> '' and r.turn_id = any (${textArray(turnIds)})`);
}

/** Their questions and messages, what was sent to them alone, what they prefer, and their name in what we wrote. */
const forgetOwnTexts: ForgetPersonTexts = async (tx, { teamId, personId }) => ({
  mentions: await forgetMentions(tx, { teamId, personId }),
  questions: await countRows(
    tx,
    sql`
      update turns set question = '', unread_files = '{}', looked_at = null, looked_channel_id = null, looked_ts = null
      where team_id = ${teamId} and (asker_id = ${personId} or words_of = ${personId}) and finished_at is not null and (question <> '' or unread_files <> '{}') returning 1`,
  ),
  messages: await countRows(
    tx,
    sql`
      update messages set text = ''
      where team_id = ${teamId} and (author_id = ${personId} or ${personId} = any (words_of)) and text <> '' returning 1`,
  ),
  replies: await countRows(
    tx,
    sql`
      update outbox set reply = null
      where reply is not null and state in ('sent', 'abandoned')
        and address ->> 'teamId' = ${teamId} and address ->> 'viewer' = ${personId} returning 1`,
  ),
  canvases: await dropCanvasesFor(tx, { teamId, personId }),
  preferences: await countRows(
    tx,
    sql`
      update people set preferences = '{}'::jsonb
      where team_id = ${teamId} and id = ${personId} and preferences <> '{}'::jsonb returning 1`,
  ),
  // A person who is still in the workspace is named by its directory again a moment later.
  profiles: await countRows(
    tx,
    sql`
      update people set handle = id, real_name = '', title = ''
      where team_id = ${teamId} and id = ${personId} and deleted and handle <> id returning 1`,
  ),
  names: await countRows(
    tx,
    sql`
      delete from names n using people p
      where n.team_id = ${teamId} and n.kind = 'person' and n.subject_id = ${personId}
        and p.team_id = n.team_id and p.id = n.subject_id and p.deleted returning 1`,
  ),
});

/**
 * Writes a person's id over their full name in messages of ours and summaries of handoffs. Somebody who is still in the
 * workspace is named by its directory again a moment later, and a name of one word may be a word.
 */
async function forgetMentions(tx: Database, { teamId, personId }: ForgottenPerson): Promise<number> {
  const [person] = await tx.query<Row<'people', 'real_name'>>(sql`
    select real_name from people where team_id = ${teamId} and id = ${personId} and deleted and real_name like '_% _%'`);
  if (person === undefined) return 0;
  const name = person.real_name;
  const inJson = JSON.stringify(name).slice(1, -1);
  const places: [table: string, column: string, which: SQL][] = [
    ['messages', 'text', sql`author_kind = 'self'`],
    ['outbox', 'reply', sql`state in ('sent', 'abandoned')`],
    ['handoffs', 'summary', sql`closed_at is not null`],
  ];
  let changed = 0;
  for (const [table, column, which] of places) {
    const of = sql.identifier(column);
    const type = sql.raw(column === 'text' ? 'text' : 'jsonb');
    const said = column === 'text' ? name : inJson;
    changed += await countRows(
      tx,
      sql`
        update ${sql.identifier(table)} set ${of} = replace(${of}::text, ${said}, ${personId})::${type}
        where team_id = ${teamId} and ${which} and position(${said} in ${of}::text) > 0 returning 1`,
    );
  }
  return changed;
}

/**
 * A rule keeps its key, so that the next ingestion for the same readers finds it closed.
 */
async function closeRules(tx: Database, personId: PersonId): Promise<number> {
  const reader = `person:${personId}`;
  return countRows(
    tx,
    sql`
      update access_rules set readers = array_remove(readers, ${reader})
      where readers && ${textArray([reader])} returning 1`,
  );
}

/** Opens again what named a person as a reader; texts do not come back. Resolves to how many rules were opened. */
export function readmitPerson(
  database: Database,
  { personId }: ForgottenPerson,
  actor: string,
): Promise<number> {
  const reader = `person:${personId}`;
  return database.transaction(async (tx) => {
    const opened = await countRows(
      tx,
      sql`
        update access_rules set readers = array_append(readers, ${reader})
        where string_to_array(key, ',') @> ${textArray([reader])} and not readers && ${textArray([reader])} returning 1`,
    );
    const detail = JSON.stringify({ accessRules: opened });
    await appendAudit(tx, { actor, action: 'readmit person', subject: personId, detail });
    return opened;
  });
}
