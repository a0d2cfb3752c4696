import type { BudgetLimits } from '../core/budget.ts';
import type { Language } from '../core/language.ts';
import type { Model, ModelUsage } from '../core/model.ts';
import type { Person } from '../core/person.ts';
import type { Reply } from '../core/reply.ts';
import type { Topic } from '../core/settings.ts';
import type { HandoffRequest } from '../handoff/handoff.ts';
import type { Turn } from './turn.ts';

/** Why a person is needed, and what is known by then. */
export interface HandoffNeed {
  turn: Turn;
  asker: Person;
  language: Language;
  question: string;
  topic: Topic;
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

/** Which words say that a question was passed on. */
export function reasonKind(reason: string): 'asked' | 'pricing' | 'legal' {
  if (reason === 'policy:discount_authority') return 'pricing';
  return reason === 'policy:legal_commitment' ? 'legal' : 'asked';
}

/** Whose subject an agent's questions are. */
export function topicOfAgent(agent: string): Topic {
  if (agent === 'sales' || agent === 'briefing') return 'sales';
  return agent === 'service' ? 'service' : 'other';
}
