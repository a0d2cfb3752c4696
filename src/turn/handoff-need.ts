import type { Agent } from '../agents/define-agent.ts';
import type { BudgetLimits } from '../core/budget.ts';
import type { Language } from '../core/language.ts';
import type { Model, ModelUsage } from '../core/model.ts';
import type { Person } from '../core/person.ts';
import type { Reply } from '../core/reply.ts';
import type { HandoffRequest } from '../handoff/handoff.ts';
import { OTHER_TOPIC } from '../handoff/topics.ts';
import type { Turn } from './turn.ts';

/** Why a person is needed, and what is known by then. */
export interface HandoffNeed {
  turn: Turn;
  asker: Person;
  language: Language;
  question: string;
  topic: string;
  /** nothing_found | not_grounded | asked | policy:<name> */
  reason: string;
  now: Date;
  /** Whose job the question was; `none` where a rule ended it. */
  agent: string;
  /** What the turn looked at. */
  seen: { id: string; title: string }[];
  /** What was answered, where a person is asked for all the same. */
  answer: Reply | null;
  /** Writes the proposed answer. */
  model: Model;
  limits: BudgetLimits;
  signal: AbortSignal;
}

/** A handoff that only has to be opened: everything that takes reading was done. Survives JSON. */
export interface PreparedHandoff {
  request: HandoffRequest;
  /** What the asker alone is told that was left out; null when nothing was. */
  withheld: Reply | null;
  /** What writing the proposed answer took. */
  usage: ModelUsage;
}

/** Whose matter an agent's questions are; `other` where no agent of that name is there. */
export function topicOfAgent(agents: readonly Agent[], name: string): string {
  const topic = agents.find((agent) => agent.name === name)?.topic ?? OTHER_TOPIC;
  return typeof topic === 'string' ? topic : topic.name;
}
