import { BotError } from '../core/bot-error.ts';
import { countMessageTokens } from '../core/count-tokens.ts';
import type { ModelMessage, ModelRequest, ModelTool, ModelUsage } from '../core/model.ts';
import { addUsage, NO_USAGE } from '../core/model.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import type { Synonym } from '../core/retrieval.ts';
import type { Calculation } from '../guardrails/output/sentence-check.ts';
import type { AgentContext, AgentToolCall } from './agent-context.ts';
import type { Agent } from './define-agent.ts';
import { evidenceBudget, MAX_OUTPUT_TOKENS } from './evidence-budget.ts';
import { type EvidenceContext, openEvidenceContext } from './evidence-context.ts';
import { standaloneQuestion } from './standalone-question.ts';

/** What an agent has gathered and used so far. */
export interface AgentWork {
  agent: Agent;
  context: AgentContext;
  gathered: EvidenceContext;
  /** The question by itself, with the words that were meant in place of typing errors. */
  question: string;
  /** What was looked up for it so far, in the order of the searches. */
  searched: string[];
  /** What each call of a tool so far is answered with when it is made again. */
  asked: Map<string, string>;
  /** Sums that the `calculate` tool did: their results may be said. */
  calculations: Calculation[];
  /** Terms of the company that stand for words of it. */
  synonyms: Synonym[];
  usage: ModelUsage;
  checks: CheckVerdict[];
  toolCalls: AgentToolCall[];
  /** Sentences that were shown in passes so far. */
  shown: number;
}

/** Begins an agent's work. @throws BotError `budget_exceeded` when it is nested too deep. */
export function beginWork(agent: Agent, context: AgentContext): AgentWork {
  context.budget.enter(context.depth);
  const gathered = openEvidenceContext(evidenceBudget(agent, context));
  const question = context.understanding?.question ?? standaloneQuestion(context.question);
  return {
    agent,
    context,
    gathered,
    question,
    searched: [],
    asked: new Map(),
    calculations: [],
    synonyms: [],
    usage: NO_USAGE,
    checks: [],
    toolCalls: [],
    shown: 0,
  };
}

/**
 * Adds what a call used. What has written an answer is not thrown away for having been the last that there was room for.
 * @throws BotError `budget_exceeded`
 */
export function countUsage(work: AgentWork, reported: ModelUsage, wrote = false): void {
  const usage = soundUsage(reported);
  work.usage = addUsage(work.usage, usage);
  try {
    work.context.budget.spend(usage);
  } catch (error) {
    if (!wrote || !(error instanceof BotError)) throw error;
  }
}

/** No call uses more; above any budget, and within what a column holds. */
const MOST_TOKENS = 100_000_000;
const MOST_COST_USD = 100_000;

/** Use as an endpoint told it, without what would lift a budget or could not be stored: endpoints make mistakes. */
export function soundUsage({ inputTokens, outputTokens, costUsd }: ModelUsage): ModelUsage {
  const sound = (value: number, most: number) =>
    Number.isNaN(value) ? 0 : Math.min(Math.max(value, 0), most);
  return {
    inputTokens: Math.ceil(sound(inputTokens, MOST_TOKENS)),
    outputTokens: Math.ceil(sound(outputTokens, MOST_TOKENS)),
    costUsd: sound(costUsd, MOST_COST_USD),
  };
}

/** Calls of a model that a turn keeps room for once tools were called: the answer. */
const LAST_CALLS = 1;

/** Whether a tool may be called and still a step, and tokens for an answer, be left. */
export function mayCallAgain({ context: { budget } }: AgentWork): boolean {
  return budget.used.steps + 1 + LAST_CALLS <= budget.limits.maxSteps;
}

/** Builds the request for the next pass; what the budget keeps for the last one is for answering, not for tools. */
export function nextRequest(
  work: AgentWork,
  purpose: 'answer' | 'repair',
  messages: ModelMessage[],
  tools: ModelTool[],
): ModelRequest {
  const { context, gathered, question, synonyms } = work;
  const { budget, signal, model } = context;
  const outputTokens = model.outputTokens?.answer ?? MAX_OUTPUT_TOKENS;
  if (budget.remainingMs === 0) throw new BotError('budget_exceeded', 'The turn ran out of time.');
  const left = budget.limits.maxTokens - budget.used.tokens;
  const read = countMessageTokens(messages);
  if (read > left || budget.used.costUsd > budget.limits.maxCostUsd)
    throw new BotError(
      'budget_exceeded',
      `A further call would go over the budget of ${budget.limits.maxTokens} tokens or ${budget.limits.maxCostUsd} US dollars.`,
    );
  budget.takeStep();
  // A call with tools is followed by one that reads all of it again, with what the tools brought.
  const affords = left >= 2 * (read + MAX_OUTPUT_TOKENS);
  return {
    purpose,
    question,
    synonyms,
    evidence: gathered.passages,
    language: context.question.language,
    messages,
    tools: mayCallAgain(work) && affords ? tools : [],
    maxOutputTokens: Math.max(1, Math.min(outputTokens, left)),
    signal: AbortSignal.any([signal, AbortSignal.timeout(budget.remainingMs)]),
  };
}
