import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import { takeLock } from '../store/locks.ts';
import type { SpentBy, Turn } from './turn.ts';

/** What a turn may spend of the day's money; `spentBy` says why that is nothing. */
export interface Granted {
  maxCostUsd: number;
  spentBy: SpentBy | null;
}

/** Recording an ending takes a moment after a turn's time is up. */
const MARGIN_MS = 60_000;
/** With less than this part of what a turn may cost, it would break off on the way: it quotes instead. */
const LEAST_PART = 0.1;

/**
 * Reserves what a turn may spend at most, of what its person and its workspace have left today by the rows of model uses and
 * by what other turns under way have reserved. One after the other, so that a flood of turns cannot all be granted the same
 * money; a call that is begun with money left is not cut off, so that the day may end over its limit by one call a turn.
 */
export function reserveBudget(
  database: Database,
  turn: Turn,
  wanted: {
    maxCostUsd: number;
    timeoutMs: number;
    /** The start of the day (UTC). */
    day: Date;
    personDailyCostUsd: number | null;
    dailyCostUsd: number | null;
  },
): Promise<Granted> {
  const { maxCostUsd, personDailyCostUsd, dailyCostUsd } = wanted;
  if (personDailyCostUsd === null && dailyCostUsd === null)
    return Promise.resolve({ maxCostUsd, spentBy: null });
  return database.transaction(async (tx) => {
    await takeLock(tx, 'budgets');
    const used = await readUsed(tx, turn, wanted.day);
    const ownLeft = (personDailyCostUsd ?? Number.POSITIVE_INFINITY) - used.own;
    const left = Math.min(ownLeft, (dailyCostUsd ?? Number.POSITIVE_INFINITY) - used.whole);
    const least = maxCostUsd * LEAST_PART;
    if (left <= 0 || left < least)
      return { maxCostUsd: 0, spentBy: ownLeft === left ? 'person' : 'workspace' };
    const granted = Math.min(maxCostUsd, left);
    await tx.query(sql`
      insert into budget_reservations (team_id, turn_id, person_id, amount_usd, until)
      values (${turn.teamId}, ${turn.id}, ${turn.askerId ?? ''}, ${granted},
        now() + ${wanted.timeoutMs + MARGIN_MS} * interval '1 millisecond')
      on conflict (turn_id) do update set amount_usd = excluded.amount_usd, until = excluded.until`);
    return { maxCostUsd: granted, spentBy: null };
  });
}

/** What is spent, or promised to other turns, of the whole workspace and of one person. */
async function readUsed(tx: Database, turn: Turn, day: Date): Promise<{ whole: number; own: number }> {
  const person = turn.askerId ?? '';
  await tx.query(sql`delete from budget_reservations where team_id = ${turn.teamId} and until <= now()`);
  const [row] = await tx.query<{ whole: number; own: number }>(sql`
    with used as (
      select person_id, cost_usd as usd from model_uses where team_id = ${turn.teamId} and at >= ${day}
      union all
      select person_id, amount_usd from budget_reservations where team_id = ${turn.teamId} and turn_id <> ${turn.id})
    select coalesce(sum(usd), 0)::float8 as whole,
      coalesce(sum(usd) filter (where person_id = ${person}), 0)::float8 as own
    from used`);
  return row ?? { whole: 0, own: 0 };
}
