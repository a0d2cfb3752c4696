import { type SQL, sql } from 'drizzle-orm';
import { appendAudit } from './audit-log.ts';
import type { Database, Transaction } from './database.ts';
import { countRows } from './forget-turns.ts';
import { takeLock } from './locks.ts';

/**
 * How long rows are kept that only pass through. An event stays known far beyond the hours within which Slack delivers again
 * what it has delivered before; a message has been posted or given up long before.
 */
const PRUNED_AFTER_DAYS = 30;
/** So many rows of a table go in one transaction: nobody waits for it longer than for a question. */
const BATCH = 500;
const DAY_MS = 86_400_000;

/** What was pruned, in rows, and whether there may be more. */
export interface Pruned {
  events: number;
  steps: number;
  outbox: number;
  more: boolean;
}

/** That a message `o` of the outbox, whatever its age, belongs to something that goes on. */
export type KeepMessage = SQL;

/**
 * Prunes a batch of each table, with an entry in the audit log in the same transaction: stopped between two batches, it goes on
 * where it was. Turns, receipts and the log itself are no part of it; texts are a matter of retention.
 */
export function pruneBatch(
  database: Database,
  { now, keep }: { now: Date; keep: readonly KeepMessage[] },
): Promise<Pruned> {
  const before = new Date(now.getTime() - PRUNED_AFTER_DAYS * DAY_MS);
  return database.transaction(async (tx) => {
    await takeLock(tx, 'retention');
    const events = await pruneEvents(tx, before);
    const steps = await pruneSteps(tx, before);
    const { gone: outbox, seen } = await pruneOutbox(tx, before, keep);
    const pruned = { events, steps, outbox };
    if (events + steps + outbox > 0)
      await appendAudit(tx, {
        actor: 'clock',
        action: 'pruning',
        subject: 'database',
        detail: JSON.stringify({ before: before.toISOString(), ...pruned }),
      });
    return { ...pruned, more: [events, steps, seen].some((count) => count === BATCH) };
  });
}

function pruneEvents(tx: Transaction, before: Date): Promise<number> {
  return countRows(
    tx,
    sql`
      delete from events where id = any (array(
        select id from events where finished_at is not null and finished_at < ${before} order by finished_at limit ${BATCH}))
      returning 1`,
  );
}

/** What the step of a turn that is still under way has found is needed, however long it takes. */
function pruneSteps(tx: Transaction, before: Date): Promise<number> {
  return countRows(
    tx,
    sql`
      delete from steps where (turn_id, revision, name) in (
        select s.turn_id, s.revision, s.name from steps s where s.finished_at < ${before}
          and not exists (select 1 from turns t where t.id = s.turn_id and t.finished_at is null)
        order by s.finished_at limit ${BATCH})
      returning 1`,
  );
}

/**
 * The message in which a turn's answer stands is a text of the turn: it stays until retention has emptied it, and is marked,
 * so that it is looked at once and not each time.
 */
async function pruneOutbox(
  tx: Transaction,
  before: Date,
  keep: readonly KeepMessage[],
): Promise<{ gone: number; seen: number }> {
  const stands = sql`(o.turn_id is not null and o.state = 'sent' and o.reply is not null and o.reply <> 'null'::jsonb
    and not exists (select 1 from outbox newer where newer.turn_id = o.turn_id and newer.id > o.id and newer.state = 'sent'))`;
  const kept = sql.join([stands, ...keep], sql` or `);
  const [counts] = await tx.query<{ gone: number; kept: number }>(sql`
    with old as materialized (
      select o.id, coalesce(${kept}, false) as kept from outbox o
      where o.state in ('sent', 'abandoned') and not o.stands and o.created_at < ${before}
      order by o.created_at limit ${BATCH}
    ), marked as (
      update outbox set stands = true where id = any (array(select id from old where old.kept)) returning 1
    ), gone as (
      delete from outbox where id = any (array(select id from old where not old.kept)) returning 1
    )
    select (select count(*)::int from marked) as kept, (select count(*)::int from gone) as gone`);
  return { gone: counts!.gone, seen: counts!.gone + counts!.kept };
}
