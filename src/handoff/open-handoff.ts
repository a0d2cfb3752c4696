import { appendAudit } from '../store/audit-log.ts';
import type { Transaction } from '../store/database.ts';
import { lockPerson } from '../store/locks.ts';
import { readSetting } from '../store/settings.ts';
import type { Effect } from './effects.ts';
import { enqueueEffects } from './enqueue-effects.ts';
import type { Handoff, HandoffRequest } from './handoff.ts';
import type { HandoffDeps } from './handoff-deps.ts';
import { appendEvent } from './handoff-events.ts';
import { insertHandoff, readOpenOfTurn, readWaitingInThread } from './handoff-store.ts';
import { firstDue } from './next-due.ts';
import { readWriting } from './writing.ts';

/**
 * Opens a turn's handoff, or finds the one that its asker waits for in that thread already; null where the topic has no
 * escalation channel. `saidInReply`: the turn's own reply tells the asker.
 */
export async function openHandoff(
  deps: HandoffDeps,
  tx: Transaction,
  request: HandoffRequest,
  { saidInReply = false }: { saidInReply?: boolean } = {},
): Promise<Handoff | null> {
  const { teamId, turnId } = request;
  const { value: topic } = await readSetting(tx, teamId, 'topic', request.topic);
  const { value: hours } = await readSetting(tx, teamId, 'waiting');
  if (topic.channelId === null) return null;
  await lockPerson(tx, { teamId, personId: request.askerId });
  const waiting = await readWaitingInThread(tx, request);
  if (waiting !== null) return waiting;
  const now = deps.clock.now();
  const opening = {
    channelId: topic.channelId,
    role: topic.role,
    openedAt: now,
    dueAt: firstDue(now, hours),
  };
  const handoff = await insertHandoff(tx, request, opening);
  if (handoff === null) return readOpenOfTurn(tx, turnId);
  await appendEvent(tx, handoff, {
    key: `${handoff.id}:open`,
    type: 'open',
    actor: request.askerId,
    at: now,
    detail: { to: 'open' },
  });
  const writing = await readWriting(
    tx,
    { handoff, now, nextRole: topic.nextRole, waiting: hours, topics: deps.topics },
    [],
  );
  await enqueueEffects(tx, openingEffects(request, saidInReply), { ...writing, notice: { in: 'own' } });
  await deps.learn(tx, { teamId, turnId, origin: 'handoff', reportedBy: request.askerId });
  await appendAudit(tx, {
    actor: request.askerId,
    action: 'handoff open',
    subject: handoff.id,
    detail: `${request.topic}, ${request.reason}, turn ${turnId}`,
  });
  return handoff;
}

/** Card and what is known come after what the asker waits for. */
function openingEffects({ citations }: HandoffRequest, saidInReply: boolean): Effect[] {
  return [
    ...(saidInReply ? [] : [{ to: 'asker', say: 'notice' } as const]),
    { to: 'channel', say: 'card' },
    { to: 'leads', say: 'details', citations },
  ];
}
