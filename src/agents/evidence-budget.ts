import { countMessageTokens } from '../core/count-tokens.ts';
import type { AgentContext } from './agent-context.ts';
import type { Agent } from './define-agent.ts';
import { writeMessages } from './write-prompt.ts';

/** The most that one answer may be long; far above what people read in chat. A model that thinks before says what it needs. */
export const MAX_OUTPUT_TOKENS = 1_500;
/** What the descriptions of the tools take, about. */
const TOOL_TOKENS = 600;
/** Every pass reads the evidence again: after a first answer a repair must still be affordable. */
const SHARE_OF_TURN = 0.4;

/**
 * How many tokens of evidence an agent may give its model: what fits into the model's window beside instructions,
 * thread, question, tools and answer, but at most a share of what the turn may still use. For a sub-agent, that is a
 * share of what is left. Null where the model reads no tokens.
 */
export function evidenceBudget(
  agent: Agent,
  { model, budget, question, workplace }: Pick<AgentContext, 'model' | 'budget' | 'question' | 'workplace'>,
): number | null {
  if (model.contextTokens === undefined) return null;
  const others = countMessageTokens(writeMessages(agent, question, [], workplace));
  const window =
    model.contextTokens - others - TOOL_TOKENS - (model.outputTokens?.answer ?? MAX_OUTPUT_TOKENS);
  const left = budget.limits.maxTokens - budget.used.tokens;
  return Math.max(0, Math.floor(Math.min(window, left * SHARE_OF_TURN)));
}
