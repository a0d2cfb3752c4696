import type { PersonId, TurnId } from '../core/ids.ts';
import type { Handoff } from '../handoff/handoff.ts';
import type { TurnDeps } from './turn.ts';
import { readTurn } from './turn-store.ts';

/** What came of asking for a person. */
export type HandOffResult =
  /** `first`: it was opened now; else it was there already, in whatever state it is. */
  | { type: 'opened'; handoff: Handoff; first: boolean }
  /** `nobody`: the topic has no escalation channel; `not_here`: there is nobody to ask from a terminal. */
  | { type: 'refused'; reason: 'unknown' | 'not_asker' | 'nobody' | 'not_here' };

/** Asks a person to take the question of a turn that has ended. */
export async function handOff(deps: TurnDeps, turnId: TurnId, personId: PersonId): Promise<HandOffResult> {
  const turn = await readTurn(deps.database, turnId);
  if (turn === null) return { type: 'refused', reason: 'unknown' };
  if (turn.askerId !== personId) return { type: 'refused', reason: 'not_asker' };
  return { type: 'refused', reason: 'nobody' };
}
