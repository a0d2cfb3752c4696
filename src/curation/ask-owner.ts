import { sql } from 'drizzle-orm';
import { readingLanguage } from '../feedback/reading-language.ts';
import { t } from '../messages/t.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { OpenDatabase } from '../store/database.ts';
import { findOwners } from '../store/owners.ts';
import { readPerson, type StoredPerson } from '../store/people.ts';
import { readFinding } from './list-findings.ts';
import { sendTo } from './notify-owners.ts';

/** What came of asking. `nobody`: nobody known answers for it and may read all of it. */
export type AskResult =
  | { type: 'asked'; people: StoredPerson[] }
  | { type: 'refused'; reason: 'unknown' | 'not_allowed' | 'asked_before' | 'nobody' };

/** Asks those who answer for a finding's articles to look at it, in their DMs, once each. Admins may. */
export async function askOwner(
  database: OpenDatabase,
  { findingId, by }: { findingId: string; by: StoredPerson },
): Promise<AskResult> {
  const admin = await readPerson(database, by.teamId, by.id);
  const finding = admin === null || admin.deleted ? null : await readFinding(database, admin, findingId);
  if (finding === null || admin === null) return { type: 'refused', reason: 'unknown' };
  if (!admin.roles.includes('admin')) return { type: 'refused', reason: 'not_allowed' };
  const named = await findOwners(database, admin.teamId, finding.owners);
  const distinct = [...new Map([...named.values()].map((person) => [person.id, person])).values()];
  // A request quotes what is asked about: it goes to those only who may read it themselves.
  const readable = await Promise.all(distinct.map((person) => readFinding(database, person, findingId)));
  const owners = distinct.filter((_, at) => readable[at] !== null);
  if (owners.length === 0) return { type: 'refused', reason: 'nobody' };
  const asked: StoredPerson[] = [];
  await database.transaction(async (tx) => {
    for (const owner of owners) {
      const key = `curation:asked:${findingId}:${owner.id}`;
      const notices = await tx.query(sql`
        insert into finding_notices (finding_id, team_id, person_id, kind, message_key)
        values (${findingId}, ${owner.teamId}, ${owner.id}, 'asked', ${key}) on conflict do nothing returning finding_id`);
      if (notices.length === 0) continue;
      asked.push(owner);
      const text = t(readingLanguage(owner), 'curation.asked', { person: admin.realName || admin.handle });
      await sendTo(tx, owner, { key, text, findings: [finding] });
      const detail = owner.id;
      await appendAudit(tx, {
        actor: admin.id,
        action: 'owner asked',
        subject: `finding:${findingId}`,
        detail,
      });
    }
    if (asked.length > 0)
      await tx.query(sql`update findings set state = 'told' where id = ${findingId} and state = 'open'`);
  });
  return asked.length === 0 ? { type: 'refused', reason: 'asked_before' } : { type: 'asked', people: asked };
}
