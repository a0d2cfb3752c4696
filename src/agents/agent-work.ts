import { BotError } from '../core/bot-error.ts';
import type { ModelMessage, ModelRequest, ModelTool, ModelUsage } from '../core/model.ts';
import { addUsage, NO_USAGE } from '../core/model.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import type { Synonym } from '../core/retrieval.ts';
import type { AgentContext, AgentToolCall } from './agent-context.ts';
import type { Calculation } from './calculate-tool.ts';
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
  const question = standaloneQuestion(context.question);
  return {
    agent,
    context,
    gathered,
    question,
    searched: [],
    calculations: [],
    synonyms: [],
    usage: NO_USAGE,
    checks: [],
    toolCalls: [],
    shown: 0,
  };
}

/** Adds what a call used; @throws BotError `budget_exceeded`. */
export function countUsage(work: AgentWork, told: ModelUsage): void {
  const usage = soundUsage(told);
  work.usage = addUsage(work.usage, usage);
  work.context.budget.spend(usage);
}

/** Use as an endpoint told it, without what would lift a budget or could not be stored: endpoints make mistakes. */
export function soundUsage({ inputTokens, outputTokens, costUsd }: ModelUsage): ModelUsage {
  const sound = (value: number) => (Number.isNaN(value) ? 0 : Math.max(value, 0));
  return {
    inputTokens: Math.ceil(sound(inputTokens)),
    outputTokens: Math.ceil(sound(outputTokens)),
    costUsd: sound(costUsd),
  };
}

/** Builds the request for the next pass; the last step that the budget allows is for answering, not for tools. */
export function nextRequest(
  { context, gathered, question, synonyms }: AgentWork,
  purpose: 'answer' | 'repair',
  messages: ModelMessage[],
  tools: ModelTool[],
): ModelRequest {
  const { budget, signal, model } = context;
  const outputTokens = model.outputTokens?.answer ?? MAX_OUTPUT_TOKENS;
  if (budget.remainingMs === 0) throw new BotError('budget_exceeded', 'The turn ran out of time.');
  budget.takeStep();
  const lastStep = budget.used.steps >= budget.limits.maxSteps;
  return {
    purpose,
    question,
    synonyms,
    evidence: gathered.passages,
    language: context.question.language,
    messages,
    tools: lastStep ? [] : tools,
    maxOutputTokens: Math.max(1, Math.min(outputTokens, budget.limits.maxTokens - budget.used.tokens)),
    signal: AbortSignal.any([signal, AbortSignal.timeout(budget.remainingMs)]),
  };
}
