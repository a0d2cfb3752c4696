import type { Budget } from '../core/budget.ts';
import type { Evidence } from '../core/citation.ts';
import type { Draft } from '../core/draft.ts';
import type { Model, ModelUsage } from '../core/model.ts';
import type { Question } from '../core/question.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import type { EvidenceFit, Synonym } from '../core/retrieval.ts';
import type { Tool, ToolResult } from '../core/tool.ts';
import type { SentenceCheck } from '../guardrails/output/sentence-check.ts';
import type { Understanding } from './check-understanding.ts';
import type { Agent } from './define-agent.ts';
import type { Workplace } from './workplace.ts';

/** Two pieces of evidence that do not say the same. */
export interface ConflictingEvidence {
  /** Which evidence says what, word for word. */
  sides: [{ n: number; text: string }, { n: number; text: string }];
}

/** A passage that may help with a question which it does not surely answer. */
export interface NearPassage {
  n: number;
  /** Quoted word for word, each sentence with its mark. */
  text: string;
}

/** What flows have answered of a question that an agent answers as a whole. */
export interface GivenByCode {
  /** Their results, numbered: the model says them in its answer. */
  evidence: readonly Evidence[];
  /** What they leave, as questions by themselves: it is looked up besides. */
  open: readonly string[];
}

/** What an agent works with during one turn. */
export interface AgentContext {
  question: Question;
  /** Runs a tool for the turn's audience and counts the step; evidence comes back numbered within the turn. */
  call(tool: string, input: unknown): Promise<ToolResult<unknown>>;
  /** Every tool that exists; the agent's own list decides which of them it may call. */
  tools: readonly Tool[];
  model: Model;
  /** Says of claims whether their quotes support them; null or left out: code decides alone. */
  judge?: Model | null;
  /** Answers in the sources' own words where the model's do not hold; left out: nothing takes their place. */
  quoting?: Model;
  budget: Budget;
  /** 1 for the first agent of a turn. */
  depth: number;
  signal: AbortSignal;
  /** Shows verified Markdown at once; left out where nobody watches. */
  emit?: (markdown: string) => Promise<void>;
  /** The agents that are on where it was asked. */
  agents: readonly Agent[];
  /** What every sentence must pass before anybody sees it. */
  checks: readonly SentenceCheck[];
  /** Holds a question against the policies of the agent that is to be asked it; null: it may not be asked that. */
  applyRules?: (
    agent: Agent,
    question: Question,
  ) => Promise<{ question: Question | null; checks: CheckVerdict[] }>;
  /** Finds what comes nearest to a question that nothing answers, best first. */
  findNearest?: (
    evidence: Evidence[],
    question: string,
    synonyms: readonly Synonym[],
  ) => Promise<NearPassage[]>;
  /** What a model read in the question, as far as code could confirm it. */
  understanding?: Understanding;
  /** What code has worked out of the question already; left out: nothing. */
  given?: GivenByCode;
  /** Where it is asked and for what company; left out where nobody knows. */
  workplace?: Workplace;
  /** Names of the accounts that a text mentions without doubt, as far as all readers may see them. */
  findAccounts?: (text: string) => Promise<string[]>;
  /** Finds sources that contradict each other about the question, or about what an answer cites. */
  findConflicts?: (
    evidence: Evidence[],
    question: string,
    cited: readonly { n: number; text: string }[],
  ) => Promise<ConflictingEvidence[]>;
}

/** A tool call that an agent wanted. */
export interface AgentToolCall {
  tool: string;
  ms: number;
  ok: boolean;
  reason?: string;
}

/** What an agent came to. */
export interface AgentResult {
  draft: Draft;
  usage: ModelUsage;
  checks: CheckVerdict[];
  /** The model that wrote the answer, as it calls itself; empty when none was asked. */
  model: string;
  /** Quoting stood in for the model that was asked. */
  stoodIn: boolean;
  toolCalls: AgentToolCall[];
  /** What of the evidence the model was given. */
  fit: EvidenceFit;
}
