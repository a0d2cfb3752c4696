import type { HandoffId, MessageTs } from '../core/ids.ts';
import type { Side } from './authority.ts';

/** The outbox key of the copy of a message that was passed on. */
export function relayKey(id: HandoffId, from: Side, ts: MessageTs, revision: number): string {
  return `${id}:relay-${from}-${ts}:${revision}`;
}
