import { addUsage } from '../agents/agent-work.ts';
import type { Draft } from '../core/draft.ts';
import { t } from '../messages/t.ts';
import { type Part, partsOf } from '../text/parts-of.ts';
import type { AgentOutcome } from './agent-outcome.ts';
import { applyAgentRules } from './apply-rules.ts';
import { type ExecuteContext, execute } from './execute.ts';
import { routeTurn } from './route-turn.ts';
import type { TurnRun } from './run-step.ts';
import { verifyDraft } from './verify-draft.ts';

/** Characters of a part that is named as left open. */
const MAX_NAMED = 120;

type Answer = Extract<Draft, { type: 'answer' }>;

/**
 * Answers a message of several questions part by part, where a flow has an answer to one of them: each part is somebody
 * else's job then. What stays open is named. Null: the message is one question, or its parts are best answered together.
 */
export async function executeParts(context: ExecuteContext): Promise<AgentOutcome | null> {
  const { run, question } = context;
  const parts = partsOf(question.text);
  if (parts.length < 2 || run.turn.command !== null) return null;
  const outcomes: { part: Part; outcome: AgentOutcome }[] = [];
  for (const part of parts) {
    const outcome = await executePart(context, part);
    if (outcome !== null) outcomes.push({ part, outcome });
  }
  const [first] = outcomes.filter(({ outcome }) => outcome.by === 'flow' && isAnswer(outcome.draft));
  if (first === undefined || outcomes.length < parts.length) return null;
  return join(context, first.outcome, outcomes);
}

/** Null where a rule stops it: the message as a whole is looked at again then. */
async function executePart(context: ExecuteContext, part: Part): Promise<AgentOutcome | null> {
  // Its steps are kept with the whole message's, as one.
  const run: TurnRun = { ...context.run, checkpoints: new Map(), rehearses: true, checks: [] };
  const asked = { ...context.question, text: part.about };
  const routed = await routeTurn(run, asked);
  if (routed.type === 'talk' || routed.type === 'draft') return null;
  const { question, ended } = await applyAgentRules(run, asked, routed.route.agent);
  if (ended !== null) return null;
  // What is shown at once could not be put in order any more.
  const outcome = await execute({ ...context, run, question, routed, emit: () => Promise.resolve() });
  const { draft, checks } = verifyDraft(outcome, question, run.deps.guardrails.lines);
  return { ...outcome, draft, checks: [...outcome.checks, ...checks] };
}

function join(
  { question, toolbox }: ExecuteContext,
  first: AgentOutcome,
  outcomes: readonly { part: Part; outcome: AgentOutcome }[],
): AgentOutcome {
  const answers = outcomes.flatMap(({ outcome: { draft } }) => (isAnswer(draft) ? [draft] : []));
  const open = outcomes.filter(({ outcome }) => !isAnswer(outcome.draft)).map(({ part }) => part.text);
  const draft: Answer = {
    type: 'answer',
    parts: answers.flatMap(({ parts }) => parts),
    evidence: answers.flatMap(({ evidence }) => evidence),
    suggestions: answers.flatMap(({ suggestions }) => suggestions),
    notes: [
      ...answers.flatMap(({ notes = [] }) => notes),
      ...open.map((part) => t(question.language, 'agent.left_open', { part: part.slice(0, MAX_NAMED) })),
    ],
  };
  return {
    ...first,
    // Each part was verified for itself.
    by: 'agent',
    draft: { ...draft, evidence: distinct(draft.evidence) },
    evidence: toolbox.evidence,
    usage: outcomes.map(({ outcome }) => outcome.usage).reduce(addUsage),
    checks: [...toolbox.checks, ...outcomes.flatMap(({ outcome }) => outcome.checks)].filter(
      (check, at, all) => all.indexOf(check) === at,
    ),
    searches: toolbox.searches,
    toolCalls: toolbox.calls,
    counts: toolbox.counts,
  };
}

function distinct(evidence: Answer['evidence']): Answer['evidence'] {
  return [...new Map(evidence.map((each) => [each.n, each])).values()];
}

function isAnswer(draft: Draft): draft is Answer {
  return draft.type === 'answer';
}
