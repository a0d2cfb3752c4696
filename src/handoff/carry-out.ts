import type { TriageSignal } from '../core/triage.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Database, Transaction } from '../store/database.ts';
import { enqueueEffects } from './enqueue-effects.ts';
import type { Handoff, HandoffResult } from './handoff.ts';
import type { HandoffDeps } from './handoff-deps.ts';
import { appendEvent, wasDone } from './handoff-events.ts';
import { lockHandoff, readHandoff, saveHandoff } from './handoff-store.ts';
import type { Handoffs } from './handoffs.ts';
import { type Decision, decide } from './machine.ts';
import { readSituation } from './read-situation.ts';
import { saveRelayed } from './relayed.ts';
import type { Situation } from './situation.ts';
import { readWriting } from './writing.ts';

/** An action on a handoff; of one `key` it happens once. */
export type HandoffOrder = Parameters<Handoffs['act']>[0];

type Done = Extract<Decision, { type: 'done' }>;

/** Carries out an action: state, event, audit entry, messages and what is learned of it in one transaction, or nothing. */
export async function carryOut(deps: HandoffDeps, order: HandoffOrder): Promise<HandoffResult> {
  const mayBeSent = await checkReaders(deps, order);
  return deps.database.transaction(async (tx) => {
    const isTick = order.action.type === 'tick';
    const handoff = await lockHandoff(tx, order.handoffId, { skipLocked: isTick });
    if (handoff === null) return unknownOrBusy(tx, order);
    if (await wasDone(tx, order.key)) return { type: 'repeated', handoff };
    const situation = await readSituation(tx, handoff, { ...order, now: deps.clock.now(), mayBeSent });
    const decision = decide(handoff, order.action, situation);
    if (decision.type === 'refused') return { type: 'refused', reason: decision.reason, handoff };
    await save(deps, tx, { order, before: handoff, situation, decision });
    return { type: 'done', handoff: decision.next };
  });
}

/**
 * Checks for an approval, before any lock is held, whether the draft may be sent now. Only an approval that would
 * otherwise succeed is checked, so that its answer tells nothing to people who may not decide.
 */
async function checkReaders(deps: HandoffDeps, order: HandoffOrder): Promise<boolean> {
  if (order.action.type !== 'approve') return false;
  const handoff = await readHandoff(deps.database, order.handoffId);
  if (handoff === null || (await wasDone(deps.database, order.key))) return false;
  const now = deps.clock.now();
  const situation = await readSituation(deps.database, handoff, { ...order, now, mayBeSent: true });
  return decide(handoff, order.action, situation).type === 'done' && deps.mayBeSent(handoff);
}

/** A handoff that another process is at is left to that one: only the clock passes by. */
async function unknownOrBusy(tx: Database, order: HandoffOrder): Promise<HandoffResult> {
  const handoff = await readHandoff(tx, order.handoffId);
  return { type: 'refused', reason: handoff === null ? 'unknown' : 'not_now', handoff };
}

async function save(
  deps: HandoffDeps,
  tx: Transaction,
  done: { order: HandoffOrder; before: Handoff; situation: Situation; decision: Done },
): Promise<void> {
  const { order, before, situation, decision } = done;
  const { next, step, effects } = decision;
  const { actor, action, key } = order;
  const assignee = action.type === 'assign' ? { assignee: action.to } : {};
  const detail = { from: before.state, to: next.state, ...assignee };
  await saveHandoff(tx, next);
  await saveRelayed(tx, next, effects);
  await appendEvent(tx, next, { key, type: step, actor, at: situation.now, detail });
  const writing = await readWriting(tx, { ...situation, handoff: next, topics: deps.topics }, [
    actor,
    before.assigneeId,
  ]);
  await enqueueEffects(tx, effects, writing);
  if (step === 'edit_and_send') await deps.learn(tx, editSignal(next));
  await appendAudit(tx, {
    actor,
    action: `handoff ${step}`,
    subject: next.id,
    detail: `${before.state} → ${next.state}, version ${next.version}`,
  });
}

/** Who edited a draft knows best what was wrong with it, and is told when that is fixed. */
function editSignal({ teamId, turnId, decidedBy }: Handoff): TriageSignal {
  return { teamId, turnId, origin: 'edit', ...(decidedBy === null ? {} : { reportedBy: decidedBy }) };
}
