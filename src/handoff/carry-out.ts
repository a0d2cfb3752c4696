import type { HandoffId } from '../core/ids.ts';
import type { HandoffAction, HandoffActor, HandoffResult } from './handoff.ts';
import type { HandoffDeps } from './handoff-deps.ts';
import { readHandoff } from './handoff-store.ts';

/** An action on a handoff; of one `key` it happens once. */
export interface HandoffOrder {
  handoffId: HandoffId;
  key: string;
  actor: HandoffActor;
  action: HandoffAction;
}

/** Carries out an action. */
export async function carryOut(deps: HandoffDeps, order: HandoffOrder): Promise<HandoffResult> {
  const handoff = await readHandoff(deps.database, order.handoffId);
  return { type: 'refused', reason: handoff === null ? 'unknown' : 'not_now', handoff };
}
