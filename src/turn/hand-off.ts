import { demandedByRule } from '../core/handoff-reason.ts';
import type { PersonId, TurnId } from '../core/ids.ts';
import { isUnanswered } from '../core/outcome.ts';
import type { Person } from '../core/person.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Handoff } from '../handoff/handoff.ts';
import { laneOf } from '../handoff/message-keys.ts';
import { topicNameOf } from '../policies/define-policy.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Transaction } from '../store/database.ts';
import { enqueueMessage } from '../store/outbox.ts';
import { readPerson } from '../store/people.ts';
import { type HandoffNeed, type PreparedHandoff, topicOfAgent } from './handoff-need.ts';
import { chooseLanguage } from './open-question.ts';
import { prepareHandoff } from './prepare-handoff.ts';
import { readReceipt, readReply } from './read-receipt.ts';
import type { Turn, TurnDeps } from './turn.ts';
import { readTurn } from './turn-store.ts';

/** What came of asking for a person. */
export type HandOffResult =
  /** `first`: it was opened now; else it was there already, in whatever state it is. */
  | { type: 'opened'; handoff: Handoff; first: boolean }
  /** `nobody`: the topic has no escalation channel; `not_here`: there is nobody to ask from a terminal. */
  | { type: 'refused'; reason: 'unknown' | 'not_asker' | 'nobody' | 'not_here' };

/** Asks a person to take the question of a turn that has ended, once. */
export async function handOff(deps: TurnDeps, turnId: TurnId, personId: PersonId): Promise<HandOffResult> {
  const turn = await readTurn(deps.database, turnId);
  const receipt = await readReceipt(deps.database, turnId, 'operator');
  if (turn === null || receipt === null) return { type: 'refused', reason: 'unknown' };
  if (turn.askerId !== personId) return { type: 'refused', reason: 'not_asker' };
  if (deps.surface !== 'chat' || turn.origin === 'cli') return { type: 'refused', reason: 'not_here' };
  const [own] = await deps.handoffs.list({ turnId, limit: 1 });
  const known = own ?? (await waitingInThread(deps, turn));
  if (known !== undefined) return { type: 'opened', handoff: known, first: false };
  const asker = await deps.directory.person(turn.teamId, personId);
  // A question that was a secret is not kept, so there is nothing to pass on.
  if (asker === null || turn.question === '') return { type: 'refused', reason: 'unknown' };
  const prepared = await prepareHandoff(deps, await needOf(deps, { turn, asker, receipt }));
  const handoff = prepared && (await openAsked(deps, prepared, personId));
  return handoff === null ? { type: 'refused', reason: 'nobody' } : { type: 'opened', handoff, first: true };
}

/** What its asker waits for in a turn's thread: they have one open handoff there at most. */
export async function waitingInThread(
  { handoffs }: Pick<TurnDeps, 'handoffs'>,
  { teamId, askerId, channelId, threadTs }: Turn,
): Promise<Handoff | undefined> {
  if (askerId === null) return undefined;
  const thread = { channelId, threadTs };
  const [waiting] = await handoffs.list({ teamId, askerId, thread, states: ['open', 'taken'], limit: 1 });
  return waiting;
}

/** Queues what the asker alone is told about their handoff. */
export async function enqueueWithheld(
  tx: Transaction,
  handoff: Handoff,
  { request, withheld }: PreparedHandoff,
): Promise<void> {
  if (withheld === null) return;
  await enqueueMessage(tx, {
    key: `${handoff.id}:withheld:1`,
    lane: laneOf(handoff.id, 'asker'),
    operation: 'post',
    address: { ...request.place, viewer: request.askerId },
    reply: withheld,
  });
}

function openAsked(deps: TurnDeps, prepared: PreparedHandoff, personId: PersonId): Promise<Handoff | null> {
  return deps.database.transaction(async (tx) => {
    const handoff = await deps.handoffs.open(tx, prepared.request);
    if (handoff === null) return null;
    await enqueueWithheld(tx, handoff, prepared);
    await appendAudit(tx, {
      actor: personId,
      action: 'ask for a person',
      subject: prepared.request.turnId,
      detail: handoff.id,
    });
    return handoff;
  });
}

/** What is known of a turn that has ended. What is proposed is quoted: nobody waits for it, and it costs nothing. */
async function needOf(
  deps: TurnDeps,
  { turn, asker, receipt }: { turn: Turn; asker: Person; receipt: Receipt },
): Promise<HandoffNeed> {
  const stored = await readPerson(deps.database, turn.teamId, asker.id);
  const answer = receipt.outcome === 'answered' ? await readReply(deps.database, turn.id, 'operator') : null;
  const { topic, reason } = whyOf(deps, receipt);
  return {
    turn,
    asker,
    language: chooseLanguage(turn.question, stored?.preferences.language, asker.locale),
    question: turn.question,
    topic,
    reason,
    now: deps.clock.now(),
    agent: receipt.agent,
    seen: receipt.seen,
    answer,
    model: deps.quoting,
    limits: deps.limits,
    signal: AbortSignal.timeout(deps.limits.timeoutMs),
  };
}

/** A rule that ended the question says whose matter it is, else the agent that was given it. */
function whyOf(
  { agents, policies }: Pick<TurnDeps, 'agents' | 'policies'>,
  { outcome, reason, agent, checks }: Receipt,
): { topic: string; reason: string } {
  const rule = policies.find(({ name }) =>
    checks.some(({ check, verdict }) => verdict === 'approval_required' && check === `policy.${name}`),
  );
  const topic = rule === undefined ? null : topicNameOf(rule);
  if (rule !== undefined && topic !== null) return { topic, reason: demandedByRule(rule.name) };
  const missed = outcome === 'refused' && reason !== undefined && isUnanswered(reason);
  return { topic: topicOfAgent(agents, agent), reason: missed && reason !== undefined ? reason : 'asked' };
}
