import { sql } from 'drizzle-orm';
import type { PersonId } from '../core/ids.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Database } from '../store/database.ts';
import type { SourceRow } from './read-sources.ts';

/** Names who answers for a source, with an audit entry; null: nobody. */
export async function nameSourceOwner(
  database: Database,
  { source, ownerId, actor }: { source: SourceRow; ownerId: string | null; actor: PersonId },
): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(sql`update sources set owner_id = ${ownerId} where id = ${source.id} and access_id <> 0`);
    const detail = JSON.stringify({ before: source.ownerId, after: ownerId });
    await appendAudit(tx, { actor, action: 'source owner', subject: `source:${source.id}`, detail });
  });
}

/**
 * Records that somebody had a source read again; why it could not be is kept until it is read to the end the next
 * time, for admins' eyes.
 */
export async function recordReread(
  database: Database,
  { sourceId, failed, actor }: { sourceId: number; failed: string | null; actor: PersonId },
): Promise<void> {
  await database.transaction(async (tx) => {
    if (failed !== null)
      await tx.query(sql`
        update sources set report = report
          || jsonb_build_object('failed', jsonb_build_object('reason', ${failed}::text, 'at', now()))
        where id = ${sourceId}`);
    const detail = failed === null ? 'done' : 'failed';
    await appendAudit(tx, { actor, action: 'source read again', subject: `source:${sourceId}`, detail });
  });
}
