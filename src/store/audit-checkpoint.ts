import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { parseJson } from '../core/parse-json.ts';
import type { Database } from './database.ts';
import type { Row } from './row.ts';
import { integerArray } from './sql-values.ts';

const checkpointSchema = z.object({
  entries: z.number().int().nonnegative(),
  lastId: z.number().int().nonnegative(),
  hash: z.string().regex(/^(?:[\da-f]{64})?$/),
  at: z.iso.datetime(),
  signature: z
    .string()
    .regex(/^[\da-f]{64}$/)
    .nullable(),
});

/**
 * How long the audit log was at a time, and the hash of its last entry. A hash chain shows what was changed inside it; that its
 * end was cut off, or that all of it was replaced, only somebody can tell who noted the end elsewhere.
 */
export type AuditCheckpoint = z.infer<typeof checkpointSchema>;

/** Notes where the log ends now; without a key it is not signed. */
export async function takeCheckpoint(
  database: Database,
  { key, now }: { key: string | undefined; now: Date },
): Promise<AuditCheckpoint> {
  const [end] = await database.query<Row<'audit_log', 'hash'> & { entries: number; lastId: number }>(sql`
    select count(*)::int as entries, coalesce(max(id), 0)::int as "lastId",
      coalesce((select hash from audit_log order by id desc limit 1), '') as hash
    from audit_log`);
  const noted = { ...end!, at: now.toISOString() };
  return { ...noted, signature: key === undefined ? null : sign(noted, key) };
}

/** Reads checkpoints as they were written, one a line; a line that is none is null. */
export function parseCheckpoints(text: string): (AuditCheckpoint | null)[] {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .map((line) => checkpointSchema.safeParse(parseJson(line)).data ?? null);
}

/** What a checkpoint says of the log: it goes on from there, or what has happened to it. */
export type CheckpointVerdict = 'intact' | 'emptied' | 'cut' | 'rewritten' | 'unsigned' | 'forged';

/** Holds checkpoints against the log as it is now; with a key, each has to be signed with it. */
export async function compareCheckpoints(
  database: Database,
  checkpoints: readonly AuditCheckpoint[],
  key: string | undefined,
): Promise<CheckpointVerdict[]> {
  const ids = checkpoints.map(({ lastId }) => lastId);
  const [log] = await database.query<{ lastId: number }>(
    sql`select coalesce(max(id), 0)::int as "lastId" from audit_log`,
  );
  const rows = await database.query<Row<'audit_log', 'id' | 'hash'> & { entries: number }>(sql`
    select id, hash, entries::int as entries
    from (select id, hash, row_number() over (order by id) as entries from audit_log) as numbered
    where id = any (${integerArray(ids)})`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return checkpoints.map((checkpoint) => {
    if (key !== undefined && checkpoint.signature === null) return 'unsigned';
    if (key !== undefined && !isSignedWith(checkpoint, key)) return 'forged';
    if (checkpoint.entries === 0) return 'intact';
    if (log!.lastId === 0) return 'emptied';
    if (log!.lastId < checkpoint.lastId) return 'cut';
    const row = byId.get(checkpoint.lastId);
    return row?.hash === checkpoint.hash && row.entries === checkpoint.entries ? 'intact' : 'rewritten';
  });
}

function isSignedWith({ signature, ...noted }: AuditCheckpoint, key: string): boolean {
  const given = Buffer.from(signature ?? '');
  const wanted = Buffer.from(sign(noted, key));
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function sign({ entries, lastId, hash, at }: Omit<AuditCheckpoint, 'signature'>, key: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([entries, lastId, hash, at]))
    .digest('hex');
}
