import type { Turn, TurnDeps } from './turn.ts';

/**
 * Takes back, in the asker's name, what people were asked to do about a question. `onlyOpen`: what somebody has taken
 * up stays with them.
 */
export async function withdrawHandoff(
  { handoffs }: Pick<TurnDeps, 'handoffs'>,
  turn: Turn,
  { key, onlyOpen }: { key: string; onlyOpen: boolean },
): Promise<void> {
  if (turn.askerId === null) return;
  const states = onlyOpen ? (['open'] as const) : (['open', 'taken', 'answered'] as const);
  // Who decides at the same moment is not overruled: a refusal leaves it as it is.
  for (const { id } of await handoffs.list({ turnId: turn.id, states }))
    await handoffs.act({
      handoffId: id,
      key: `${id}:${key}`,
      actor: turn.askerId,
      action: { type: 'withdraw' },
    });
}
