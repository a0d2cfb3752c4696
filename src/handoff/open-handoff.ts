import type { Database } from '../store/database.ts';
import { readSetting } from '../store/settings.ts';
import type { Handoff, HandoffRequest } from './handoff.ts';
import type { HandoffDeps } from './handoff-deps.ts';
import { insertHandoff, readOpenOfTurn } from './handoff-store.ts';

/** Opens a turn's handoff, or finds the one that is there; null where the topic has no escalation channel. */
export async function openHandoff(
  deps: HandoffDeps,
  tx: Database,
  request: HandoffRequest,
): Promise<Handoff | null> {
  const { value: topic } = await readSetting(tx, request.teamId, 'topic', request.topic);
  if (topic.channelId === null) return null;
  const now = deps.clock.now();
  const handoff = await insertHandoff(tx, request, {
    channelId: topic.channelId,
    role: topic.role,
    openedAt: now,
    dueAt: now,
  });
  if (handoff === null) return readOpenOfTurn(tx, request.turnId);
  return handoff;
}
