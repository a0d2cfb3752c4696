import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { idsBehind, isBackedBy } from '../core/citation.ts';
import type { TurnId } from '../core/ids.ts';
import { NO_USAGE } from '../core/model.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Reply } from '../core/reply.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { isWithin } from './audience-of.ts';
import { readReceiptBody } from './turn-store.ts';
import { visibleEvidence } from './visible-evidence.ts';

/** Who looks: an audience, or the operator at the machine, who may see all. */
export type Viewers = Audience | 'operator';

/** A turn's receipt, less what the viewers may not see now; they learn nothing of what was left out. */
export async function readReceipt(
  database: OpenDatabase,
  id: TurnId,
  viewers: Viewers,
): Promise<Receipt | null> {
  const receipt = await readReceiptBody(database, id);
  if (receipt === null || viewers === 'operator') return receipt;
  const named = [...idsBehind([...receipt.seen, ...receipt.citations]), ...(receipt.told ?? [])];
  const visible = await visibleEvidence(database, viewers, named);
  const whole = named.every((id) => visible.has(id));
  const isReader = whole && (await isWithin(database, viewers, receipt.audience));
  const { retrieval, modelCalls, ...rest } = receipt;
  return {
    ...rest,
    // What was found and left out is for those only whom it was found for.
    ...(isReader && retrieval !== undefined ? { retrieval } : {}),
    ...(whole && modelCalls !== undefined ? { modelCalls } : {}),
    ...(whole ? {} : withoutDetails(receipt)),
    ...(receipt.told === undefined ? {} : { told: receipt.told.filter((one) => visible.has(one)) }),
    seen: receipt.seen.filter((one) => visible.has(one.id)),
    citations: receipt.citations.filter((one) => isBackedBy(visible, one)),
  };
}

/** Counts tell how much was left out, and reasons may name it. */
function withoutDetails({
  steps,
  checks,
  route,
}: Receipt): Pick<Receipt, 'steps' | 'checks' | 'route' | 'usage'> {
  return {
    route: { ...route, reason: route.by },
    usage: NO_USAGE,
    steps: steps.map(({ name, ms }) => ({ name, ms })),
    checks: checks.map(({ check, verdict }) => ({ check, verdict })),
  };
}

/** A turn's newest reply; null when there is none, or when it rests on something that the viewers may not see now. */
export async function readReply(database: OpenDatabase, id: TurnId, viewers: Viewers): Promise<Reply | null> {
  const [row] = await database.query<Row<'outbox', 'reply', { reply: Reply }>>(sql`
    select reply from outbox where turn_id = ${id} and reply is not null and reply <> 'null'::jsonb order by id desc limit 1`);
  if (row === undefined || viewers === 'operator') return row?.reply ?? null;
  const cited = idsBehind(row.reply.citations);
  const visible = await visibleEvidence(database, viewers, cited);
  if (!cited.every((one) => visible.has(one))) return null;
  return forViewers(database, id, row.reply, viewers);
}

/**
 * What a reply names without citing it is for those only whom it was written for: all of a question back or a refusal,
 * and what an answer suggests and remarks.
 */
async function forViewers(
  database: OpenDatabase,
  id: TurnId,
  reply: Reply,
  viewers: Audience,
): Promise<Reply | null> {
  const receipt = await readReceiptBody(database, id);
  if (receipt !== null && (await isWithin(database, viewers, receipt.audience))) return reply;
  if (reply.outcome === 'clarified' || reply.outcome === 'refused') return null;
  return { ...reply, suggestions: [], choices: [], notes: [] };
}
