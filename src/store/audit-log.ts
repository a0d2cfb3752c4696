import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { AuditAction } from './audit-actions.ts';
import type { Database, Transaction } from './database.ts';
import { takeLock } from './locks.ts';
import type { RowAs } from './row.ts';

/** Who did what to what; never message text. */
export interface AuditEntry {
  actor: string;
  action: AuditAction;
  subject: string;
  detail: string;
}

/** Adds an entry whose hash covers the one before it (P7), as part of the transaction of what it records. */
export async function appendAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  await takeLock(tx, 'auditChain');
  const at = new Date();
  // What `hashOf` hashes, without the first field: it is read where it is hashed, so that one statement does both.
  const rest = JSON.stringify(fieldsOf('', at, entry)).slice('[""'.length);
  await tx.query(sql`
    insert into audit_log (at, actor, action, subject, detail, previous_hash, hash)
    select ${at}, ${entry.actor}, ${entry.action}, ${entry.subject}, ${entry.detail}, previous,
      encode(sha256(convert_to('["' || previous || '"' || ${rest}::text, 'UTF8')), 'hex')
    from (select coalesce((select hash from audit_log order by id desc limit 1), '') as previous) as last`);
}

/** Recomputes the chain; the id of the first entry that does not fit, or null when all do. */
export async function verifyAudit(database: Database): Promise<{ entries: number; brokenAt: number | null }> {
  let previous = '';
  let entries = 0;
  for await (const row of readAudit(database)) {
    if (row.previousHash !== previous || row.hash !== hashOf(previous, row.at, row))
      return { entries, brokenAt: row.id };
    previous = row.hash;
    entries += 1;
  }
  return { entries, brokenAt: null };
}

/** An entry as it is kept; earlier versions may have had other actions. */
export type AuditRow = Omit<AuditEntry, 'action'> & {
  id: number;
  at: Date;
  action: string;
  previousHash: string;
  hash: string;
};

/** Reads the log in its order, a page at a time; `after` is the id of the last entry that is left out. */
export async function* readAudit(database: Database, after = 0): AsyncGenerator<AuditRow> {
  let last = after;
  for (;;) {
    const page = await readPage(database, last);
    yield* page;
    const end = page.at(-1);
    if (end === undefined) return;
    last = end.id;
  }
}

function readPage(database: Database, after: number): Promise<AuditRow[]> {
  return database.query<RowAs<'audit_log', AuditRow>>(sql`
    select id, at, actor, action, subject, detail, previous_hash as "previousHash", hash
    from audit_log where id > ${after} order by id limit 1000`);
}

function hashOf(
  previous: string,
  at: Date,
  entry: Pick<AuditRow, 'actor' | 'action' | 'subject' | 'detail'>,
): string {
  return createHash('sha256')
    .update(JSON.stringify(fieldsOf(previous, at, entry)))
    .digest('hex');
}

function fieldsOf(
  previous: string,
  at: Date,
  { actor, action, subject, detail }: Pick<AuditRow, 'actor' | 'action' | 'subject' | 'detail'>,
): string[] {
  return [previous, at.toISOString(), actor, action, subject, detail];
}
