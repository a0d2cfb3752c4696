import type { Draft } from '../core/draft.ts';
import { addUsage } from '../core/model.ts';
import { isUnanswered, type RefusalReason } from '../core/outcome.ts';
import type { Question } from '../core/question.ts';
import { OTHER_TOPIC } from '../handoff/topics.ts';
import { t } from '../messages/t.ts';
import type { AgentOutcome } from './agent-outcome.ts';
import { questionBehind } from './bare-request.ts';
import { effectiveLimits, effectiveModel } from './effective-settings.ts';
import { waitingInThread } from './hand-off.ts';
import { type HandoffNeed, type PreparedHandoff, topicOfAgent } from './handoff-need.ts';
import { prepareHandoff } from './prepare-handoff.ts';
import { runStep, type TurnRun } from './run-step.ts';

/** A demand for a person. */
type HandoffDraft = Extract<Draft, { type: 'handoff' }>;

/** A draft after it is known whether a person can be asked. */
export interface SettledHandoff {
  agentOutcome: AgentOutcome;
  draft: Draft;
  /** Set: the turn opens it when it is recorded. */
  handoff: PreparedHandoff | null;
  /** Whether the asker is offered to ask a person. */
  offer: boolean;
}

/**
 * Prepares the handoff that a rule demands, and sees whether one can be offered where nothing was found. Where nobody
 * is there to take it, a demand is the refusal that it would be without, and nothing is promised.
 */
export async function settleHandoff(
  run: TurnRun,
  given: { question: Question; agentOutcome: AgentOutcome; draft: Draft; topics: readonly string[] },
): Promise<SettledHandoff> {
  const { question, agentOutcome, draft, topics } = given;
  if (draft.type !== 'handoff') {
    const offer = mayOffer(run, { agentOutcome, draft, topics });
    return { agentOutcome, draft, handoff: null, offer };
  }
  // A revision that goes on after its own handoff was opened is none of a second request.
  const waiting = await waitingInThread(run.deps, run.turn);
  if (waiting !== undefined && waiting.turnId !== run.turn.id && inChat(run))
    return { agentOutcome, draft: pointToWaiting(draft, question), handoff: null, offer: false };
  const prepared = await runStep(
    run,
    'handoff',
    () => prepareDemanded(run, { question, agentOutcome, draft }),
    () => true,
  );
  if (prepared === null)
    return { agentOutcome, draft: await refuseInstead(run, question, draft), handoff: null, offer: false };
  const usage = addUsage(agentOutcome.usage, prepared.usage);
  return { agentOutcome: { ...agentOutcome, usage }, draft, handoff: prepared, offer: false };
}

/** Anyone who asks a second time in a thread is shown the request that stands; a rule still says what it has to say. */
function pointToWaiting(draft: HandoffDraft, { language }: Pick<Question, 'language'>): HandoffDraft {
  const already = t(language, 'turn.handoff.already');
  return { ...draft, passedOnText: draft.reason === 'asked' ? already : `${draft.text}\n\n${already}` };
}

/** The refusal that a demand for a person is where nobody can be asked; a terminal says where somebody could. */
export async function refuseInstead(
  run: TurnRun,
  { language }: Pick<Question, 'language'>,
  { reason, topic, text }: HandoffDraft,
): Promise<Draft> {
  const elsewhere =
    !inChat(run) && (await run.deps.handoffs.escalationChannel(run.turn.teamId, topic)) !== null;
  const inChatOnly = t(language, 'turn.handoff.in_chat_only');
  // The text for anyone who asked for a person says that nobody is there, which does not hold elsewhere.
  const refusal = reason === 'asked' ? inChatOnly : `${text} ${inChatOnly}`;
  return { type: 'refused', reason: 'policy', text: elsewhere ? refusal : text, evidence: [] };
}

async function prepareDemanded(
  run: TurnRun,
  demand: { question: Question; agentOutcome: AgentOutcome; draft: HandoffDraft },
): Promise<PreparedHandoff | null> {
  const { question, agentOutcome, draft } = demand;
  if (question.asker === null || !inChat(run)) return null;
  const need: Omit<HandoffNeed, 'topic'> = {
    turn: run.turn,
    asker: question.asker,
    language: question.language,
    question: draft.reason === 'asked' ? questionBehind(question) : question.text,
    reason: draft.reason,
    now: question.now,
    agent: agentOutcome.agent,
    seen: agentOutcome.evidence,
    answer: null,
    model: effectiveModel(run, 'draft'),
    limits: effectiveLimits(run),
    signal: run.signal,
  };
  for (const topic of topicsToTry(draft)) {
    const prepared = await prepareHandoff(run.deps, { ...need, topic });
    if (prepared !== null) return prepared;
  }
  return null;
}

/** Anyone who asks for a person gets the first one who is there; a discount or a contract is not shown to anybody else. */
function topicsToTry({ reason, topic }: { reason: string; topic: string }): string[] {
  return reason === 'asked' && topic !== OTHER_TOPIC ? [topic, OTHER_TOPIC] : [topic];
}

/** Whether anybody can be asked was read as the turn began; anyone who takes the offer up is told how it is then. */
function mayOffer(
  run: TurnRun,
  given: { agentOutcome: AgentOutcome; draft: Draft; topics: readonly string[] },
): boolean {
  const { agentOutcome, draft, topics } = given;
  if (draft.type !== 'refused' || !leavesOpen(draft.reason)) return false;
  if (run.turn.askerId === null || !inChat(run)) return false;
  return topics.includes(topicOfAgent(run.deps.agents, agentOutcome.agent));
}

/** Whether a person may still have the answer: nothing was found, or nothing could be looked up properly. */
function leavesOpen(reason: RefusalReason): boolean {
  return isUnanswered(reason) || reason === 'model_failed';
}

/** At a terminal there is nobody to be asked, and no thread that an answer could come into. */
function inChat({ deps, turn }: Pick<TurnRun, 'deps' | 'turn'>): boolean {
  return deps.surface === 'chat' && turn.origin !== 'cli';
}
