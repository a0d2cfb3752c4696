import { sql } from 'drizzle-orm';
import { directTo } from '../core/direct-to.ts';
import type { TeamId } from '../core/ids.ts';
import { readingLanguage } from '../feedback/reading-language.ts';
import { nextBusinessTime } from '../handoff/business-time.ts';
import { t } from '../messages/t.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import { takeLock } from '../store/locks.ts';
import { enqueueMessage } from '../store/outbox.ts';
import { findOwners } from '../store/owners.ts';
import type { StoredPerson } from '../store/people.ts';
import type { Column } from '../store/row.ts';
import { readSetting } from '../store/settings.ts';
import { textArray } from '../store/sql-values.ts';
import { writeFindings } from './format-finding.ts';
import { type Finding, listFindings, ownersMeaning } from './list-findings.ts';

/** Nobody is notified again before this, whatever is found meanwhile; it is in the next message. */
const QUIET_DAYS = 7;
/** More than these in one message would be read by nobody; the rest is in App Home. */
const MAX_TOLD = 200;

/**
 * Notifies those who answer for articles of what was found about them, once: one message a person, with all that is new
 * to them, in business hours, and not again for a week. Each learns only of what they may read themselves (P2).
 * @returns how many people were notified
 */
export async function notifyOwners(database: OpenDatabase, teamId: TeamId, now: Date): Promise<number> {
  const { value: hours } = await readSetting(database, teamId, 'waiting');
  if (nextBusinessTime(now, hours) > now) return 0;
  let notified = 0;
  for (const person of await ownersOf(database, teamId)) {
    if (await wasNotifiedRecently(database, person, now)) continue;
    const findings = await readUnannounced(database, person);
    if (findings.length > 0 && (await notify(database, person, { findings, now }))) notified += 1;
  }
  return notified;
}

/** The people who answer for articles about which there is something open. */
async function ownersOf(database: Database, teamId: TeamId): Promise<StoredPerson[]> {
  const rows = await database.query<{ owner: string }>(sql`
    select distinct unnest(owners) as owner from findings where state in ('open', 'told') order by 1`);
  const found = await findOwners(
    database,
    teamId,
    rows.map((row) => row.owner),
  );
  return [...new Map([...found.values()].map((person) => [person.id, person])).values()];
}

async function wasNotifiedRecently(tx: Database, { teamId, id }: StoredPerson, now: Date): Promise<boolean> {
  const rows = await tx.query(sql`
    select 1 from finding_notices where team_id = ${teamId} and person_id = ${id} and kind = 'told'
      and at > ${now}::timestamptz - ${QUIET_DAYS} * interval '1 day' limit 1`);
  return rows.length > 0;
}

/** What the person may read of theirs that no message named, whether as news or as a request. */
async function readUnannounced(database: OpenDatabase, person: StoredPerson): Promise<Finding[]> {
  const owners = await ownersMeaning(database, person);
  const { findings } = await listFindings(database, { viewer: person, owners, limit: MAX_TOLD });
  const known = await database.query<{ id: Column<'finding_notices', 'finding_id'> }>(sql`
    select finding_id as id from finding_notices where team_id = ${person.teamId} and person_id = ${person.id}
      and finding_id = any (${textArray(findings.map((finding) => finding.id))})`);
  const announced = new Set(known.map((row) => row.id));
  return findings.filter((finding) => !announced.has(finding.id));
}

function notify(
  database: Database,
  person: StoredPerson,
  { findings, now }: { findings: Finding[]; now: Date },
): Promise<boolean> {
  const { teamId, id } = person;
  const language = readingLanguage(person);
  return database.transaction(async (tx) => {
    // Another process may be telling the same person.
    await takeLock(tx, 'ownerNotices');
    if (await wasNotifiedRecently(tx, person, now)) return false;
    const key = `curation:told:${id}:${findings.map((finding) => finding.id).sort()[0]}`;
    const notices = await tx.query(sql`
      insert into finding_notices (finding_id, team_id, person_id, kind, message_key, at)
      select finding, ${teamId}, ${id}, 'told', ${key}, ${now}
      from unnest(${textArray(findings.map((finding) => finding.id))}) as finding
      on conflict do nothing returning finding_id`);
    if (notices.length === 0) return false;
    await tx.query(sql`
      update findings set state = 'told'
      where state = 'open' and id = any (${textArray(findings.map((finding) => finding.id))})`);
    const text = t(language, 'curation.told', { count: findings.length });
    await sendTo(tx, person, { key, text, findings });
    return true;
  });
}

/** Queues a message about findings for a person's DM. */
export async function sendTo(
  tx: Database,
  person: StoredPerson,
  message: { key: string; text: string; findings: Finding[] },
): Promise<void> {
  await enqueueMessage(tx, {
    key: message.key,
    lane: `curation:${person.id}`,
    operation: 'post',
    address: directTo(person),
    reply: writeFindings(readingLanguage(person), message.text, message.findings),
  });
}
