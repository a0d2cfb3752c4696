import type { Agent } from '../agents/define-agent.ts';
import { runAgent } from '../agents/run-agent.ts';
import type { Audience } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import { Budget } from '../core/budget.ts';
import { idsBehind } from '../core/citation.ts';
import { type ModelUsage, NO_USAGE } from '../core/model.ts';
import { isUnanswered } from '../core/outcome.ts';
import type { Question } from '../core/question.ts';
import type { HandoffDraft } from '../handoff/handoff.ts';
import { admitExternal } from './admit-external.ts';
import { applySubAgentRules } from './apply-rules.ts';
import { isBareRequest } from './bare-request.ts';
import { composeAnswer } from './compose-reply.ts';
import type { HandoffNeed } from './handoff-need.ts';
import { startRenumbering } from './renumber.ts';
import { openToolbox, type Toolbox } from './toolbox.ts';
import type { TurnDeps } from './turn.ts';
import { visibleEvidence } from './visible-evidence.ts';

/** Whose turn it is must not wait long for a text that a person may throw away. */
const MAX_MS = 20_000;

/** A proposed answer with what writing it took. */
export interface WrittenDraft {
  draft: HandoffDraft | null;
  usage: ModelUsage;
}

/**
 * Proposes what a lead may send: what was answered, or an answer that was written and verified for these readers; null where
 * there is none, for a lead is better off without a proposal than with a poor one. `readers` are those of the asker's place and of the escalation channel
 * together, so that the person who sees the draft there or here may see all that it rests on.
 */
export async function writeHandoffDraft(
  deps: TurnDeps,
  need: HandoffNeed,
  readers: Audience,
): Promise<WrittenDraft> {
  const answered = await saveAnswerAsDraft(deps, need, readers);
  if (answered !== null) return { draft: answered, usage: NO_USAGE };
  // It names nothing that could be looked up.
  if (isBareRequest(need.question)) return { draft: null, usage: NO_USAGE };
  const limits = { ...need.limits, timeoutMs: Math.min(need.limits.timeoutMs, MAX_MS) };
  const budget = new Budget(limits);
  const question = questionFor(need, readers);
  const context = { ...question, signal: need.signal };
  const toolbox = openToolbox(
    { tools: deps.tools, admit: admitExternal(deps, readers), pageOf: deps.pageOf },
    context,
    budget,
  );
  try {
    return await writeAnswer(deps, { need, question, toolbox, budget });
  } catch (error) {
    need.signal.throwIfAborted();
    // A person can answer without a proposal: it is no reason not to ask them.
    if (!(error instanceof BotError) || error.code.startsWith('database_')) throw error;
    deps.log.warn({ err: error, turn: need.turn.id }, 'no answer could be proposed');
    return { draft: null, usage: NO_USAGE };
  }
}

async function saveAnswerAsDraft(
  deps: TurnDeps,
  { answer }: HandoffNeed,
  readers: Audience,
): Promise<HandoffDraft | null> {
  if (answer === null || answer.citations.length === 0) return null;
  const { parts, citations } = answer;
  const cited = idsBehind(citations);
  const visible = await visibleEvidence(deps.database, readers, cited);
  return cited.every((id) => visible.has(id)) ? { parts, citations } : null;
}

/** What was said before goes along to nobody: some of it may be hidden from these readers. */
function questionFor({ question, asker, language, now }: HandoffNeed, audience: Audience): Question {
  return { text: question, history: [], asker, audience, language, timeZone: asker.timeZone, now };
}

/** The agent that was given the question; where a rule ended it before that, the one that takes what is nobody's job. */
function writerOf({ agents }: TurnDeps, need: HandoffNeed): Agent | undefined {
  return agents.find(({ name }) => name === need.agent) ?? agents.find(({ takesRest }) => takesRest);
}

/** Has the agent write, unless it has just found that there is no answer: fewer sources do not hold more. */
async function writeAnswer(
  deps: TurnDeps,
  work: { need: HandoffNeed; question: Question; toolbox: Toolbox; budget: Budget },
): Promise<WrittenDraft> {
  const { need, question, toolbox, budget } = work;
  const agent = writerOf(deps, need);
  if (agent === undefined || isUnanswered(need.reason)) return { draft: null, usage: NO_USAGE };
  try {
    const { draft, usage } = await runAgent(agent, {
      question,
      call: toolbox.call,
      tools: deps.tools,
      agents: deps.agents,
      applyRules: (other, asked) =>
        applySubAgentRules({ deps, turn: need.turn, settings: null }, other, asked),
      checks: deps.guardrails.output,
      model: need.model,
      budget,
      depth: 1,
      signal: need.signal,
      findConflicts: deps.findConflicts,
    });
    if (draft.type !== 'answer') return { draft: null, usage };
    const { parts, citations } = composeAnswer(draft, startRenumbering());
    return { draft: citations.length === 0 ? null : { parts, citations }, usage };
  } catch (error) {
    need.signal.throwIfAborted();
    if (!(error instanceof BotError) || error.code.startsWith('database_')) throw error;
    deps.log.warn({ err: error, turn: need.turn.id }, 'the proposed answer was not written');
    return { draft: null, usage: NO_USAGE };
  }
}
