import { startTicker } from '../store/start-ticker.ts';
import type { HandoffDeps } from './handoff-deps.ts';
import { readDue, readNextDue } from './handoff-store.ts';
import type { Handoffs } from './handoffs.ts';

/** The most that a change of settings, or a handoff that another process opened, waits to be noticed. */
const MAX_SLEEP_MS = 30_000;

/** Does what is due: reminders, passing on to the next role, closing. Any number of processes may run it. */
export function startHandoffClock(
  deps: Pick<HandoffDeps, 'database' | 'clock' | 'log'>,
  handoffs: Handoffs,
): { wake(): void; stop(): Promise<void> } {
  return startTicker({
    name: 'the clock of handoffs',
    maxMs: MAX_SLEEP_MS,
    log: deps.log,
    tick: () => tickHandoffs(deps, handoffs),
  });
}

/** Does everything that is due once; resolves to the milliseconds until there is more to do. */
export async function tickHandoffs(
  deps: Pick<HandoffDeps, 'database' | 'clock' | 'log'>,
  handoffs: Handoffs,
): Promise<number> {
  for (const { id, dueAt } of await readDue(deps.database, deps.clock.now())) {
    await handoffs
      .act({
        handoffId: id,
        key: `${id}:tick:${dueAt.toISOString()}`,
        actor: 'clock',
        action: { type: 'tick' },
      })
      // One that cannot be carried out must not keep the others waiting.
      .catch((error: unknown) => deps.log.error({ err: error, handoff: id }, 'what was due was not done'));
  }
  const next = await readNextDue(deps.database);
  return next === null ? MAX_SLEEP_MS : next.getTime() - deps.clock.now().getTime();
}
