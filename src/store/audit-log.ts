import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { takeLock } from './locks.ts';
import type { Row, RowAs } from './row.ts';

/** Who did what to what; never message text. */
export interface AuditEntry {
  actor: string;
  action: string;
  subject: string;
  detail: string;
}

/** Adds an entry whose hash covers the one before it (P7). Call it in the transaction of what it records. */
export async function appendAudit(tx: Database, entry: AuditEntry): Promise<void> {
  await takeLock(tx, 'auditChain');
  const [last] = await tx.query<Row<'audit_log', 'hash'>>(
    sql`select hash from audit_log order by id desc limit 1`,
  );
  const previous = last?.hash ?? '';
  const at = new Date();
  await tx.query(sql`
    insert into audit_log (at, actor, action, subject, detail, previous_hash, hash)
    values (${at}, ${entry.actor}, ${entry.action}, ${entry.subject}, ${entry.detail}, ${previous}, ${hashOf(previous, at, entry)})`);
}

/** Recomputes the chain; the id of the first entry that does not fit, or null when all do. */
export async function verifyAudit(database: Database): Promise<{ entries: number; brokenAt: number | null }> {
  let previous = '';
  let after = 0;
  let entries = 0;
  for (;;) {
    const page = await readPage(database, after);
    for (const row of page) {
      if (row.previous_hash !== previous || row.hash !== hashOf(previous, row.at, row))
        return { entries, brokenAt: row.id };
      previous = row.hash;
      after = row.id;
      entries += 1;
    }
    if (page.length === 0) return { entries, brokenAt: null };
  }
}

type AuditRow = AuditEntry & { id: number; at: Date; previous_hash: string; hash: string };

function readPage(database: Database, after: number): Promise<AuditRow[]> {
  return database.query<RowAs<'audit_log', AuditRow>>(sql`
    select id, at, actor, action, subject, detail, previous_hash, hash from audit_log where id > ${after} order by id limit 1000`);
}

function hashOf(previous: string, at: Date, entry: AuditEntry): string {
  const fields = [previous, at.toISOString(), entry.actor, entry.action, entry.subject, entry.detail];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
