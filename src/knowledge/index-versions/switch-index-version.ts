import { sql } from 'drizzle-orm';
import { BotError } from '../../core/bot-error.ts';
import { appendAudit } from '../../store/audit-log.ts';
import type { Database } from '../../store/database.ts';
import { jsonValue } from '../../store/sql-values.ts';
import type { Comparison } from './compare-index-versions.ts';
import { lockIndexVersions, type WrittenIndexVersion, writtenIndexVersions } from './index-version.ts';
import type { GateVerdict } from './quality-gate.ts';

/** Which index takes over, on what grounds. */
export interface SwitchOrder {
  shadow: number;
  comparison: Comparison;
  verdict: GateVerdict;
  /** Why it is done though the gate did not pass; null: it passed. */
  forced: string | null;
  actor: string;
}

/** The live index and the one that is built beside it, if there is one. */
export async function liveAndShadow(database: Database): Promise<{
  live: WrittenIndexVersion | null;
  shadow: WrittenIndexVersion | null;
  previous: WrittenIndexVersion | null;
}> {
  const written = await writtenIndexVersions(database);
  const find = (...states: string[]) => written.find(({ state }) => states.includes(state)) ?? null;
  return { live: find('live'), shadow: find('building', 'ready'), previous: find('previous') };
}

/** Keeps what a comparison has shown with the index that it judged: figures, never questions. */
export async function saveVerdict(
  database: Database,
  shadow: number,
  { comparison, verdict }: Pick<SwitchOrder, 'comparison' | 'verdict'>,
): Promise<void> {
  const { replays: _, ...figures } = comparison;
  const gate = jsonValue({ ...figures, ...verdict, at: new Date().toISOString() });
  await database.query(sql`update index_generations set gate = ${gate} where id = ${shadow}`);
}

/**
 * Makes the new index the live one, for everybody at once; the one before stays, is written to, and can be gone back to.
 * @throws BotError `input_invalid` when it is not ready, or the gate did not pass and nobody says why it should not matter
 */
export async function switchIndexVersion(database: Database, order: SwitchOrder): Promise<void> {
  if (!order.verdict.passes && order.forced === null)
    throw new BotError(
      'input_invalid',
      `Index ${order.shadow} does not pass: ${order.verdict.reasons.join('; ')}.`,
    );
  await database.transaction(async (tx) => {
    await lockIndexVersions(tx);
    const { live, shadow } = await liveAndShadow(tx);
    if (live === null || shadow?.id !== order.shadow || shadow.state !== 'ready')
      throw new BotError('input_invalid', `Index ${order.shadow} is not ready: build it to its end first.`);
    await setState(tx, live.id, 'previous');
    await setState(tx, shadow.id, 'live');
    await saveVerdict(tx, shadow.id, order);
    const { questions, live: before, shadow: after } = order.comparison;
    await appendAudit(tx, {
      actor: order.actor,
      action: order.forced === null ? 'index switched' : 'index switched by force',
      subject: `index:${shadow.id}`,
      detail: JSON.stringify({
        from: live.id,
        questions,
        before,
        after,
        ...order.verdict,
        forced: order.forced,
      }),
    });
  });
}

/**
 * Makes the index before the live one live again; the other stays ready. @returns the one that is live now
 * @throws BotError `not_found` when there is none before
 */
export function rollBack(database: Database, actor: string): Promise<WrittenIndexVersion> {
  return database.transaction(async (tx) => {
    await lockIndexVersions(tx);
    const { live, previous } = await liveAndShadow(tx);
    if (live === null || previous === null)
      throw new BotError(
        'not_found',
        'There is no index to go back to: none was switched, or it was dropped.',
      );
    await setState(tx, live.id, 'ready');
    await setState(tx, previous.id, 'live');
    const detail = JSON.stringify({ from: live.id });
    await appendAudit(tx, { actor, action: 'index rolled back', subject: `index:${previous.id}`, detail });
    return { ...previous, state: 'live' };
  });
}

async function setState(tx: Database, id: number, state: string): Promise<void> {
  await tx.query(sql`
    update index_generations set state = ${state}, live_at = case when ${state === 'live'} then now() else live_at end
    where id = ${id}`);
}
