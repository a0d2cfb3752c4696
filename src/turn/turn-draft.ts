import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import type { Reply } from '../core/reply.ts';
import type { AgentOutcome } from './agent-outcome.ts';
import type { PreparedHandoff } from './handoff-need.ts';

/** What a turn came to: the question as understood and what was done about it. */
export interface TurnDraft {
  question: Question;
  agentOutcome: AgentOutcome;
  draft: Draft;
  reply: Reply;
  /** Set: recording the turn opens it. */
  handoff: PreparedHandoff | null;
  /** What readers saw grow; null when that is not known. */
  shown: string | null;
  /** Whether a message was opened in which they did. */
  grows: boolean;
}
