import { isDeepStrictEqual } from 'node:util';
import type { Draft } from '../core/draft.ts';
import { addUsage } from '../core/model.ts';
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
  const planned: Planned[] = [];
  for (const part of parts) {
    const acting = await planPart(context, part);
    if (acting === null) return null;
    const isKnown = planned.some((other) => isSameJob(other.acting.routed, acting.routed));
    if (!isKnown) planned.push({ part, acting });
  }
  // What one script says to all parts it says to the whole message, once.
  if (planned.length === 1 && isSameJob(planned[0]!.acting.routed, context.routed)) return null;
  // Nothing is done before it is known that it is not done again for the whole message.
  if (!planned.some(({ acting }) => acting.routed.type === 'flow')) return null;
  const outcomes: { part: Part; outcome: AgentOutcome }[] = [];
  for (const { part, acting } of planned) outcomes.push({ part, outcome: await executePart(acting) });
  const first = outcomes.find(({ outcome }) => isAnswer(outcome.draft));
  return first === undefined ? null : join(context, first.outcome, outcomes);
}

interface Planned {
  part: Part;
  acting: ExecuteContext;
}

/** Whether the same script would be given the same to do: "Prepare me for Acme. What worries them?" */
function isSameJob(one: ExecuteContext['routed'], other: ExecuteContext['routed']): boolean {
  if (one.type !== 'flow' || other.type !== 'flow') return false;
  return one.flow.name === other.flow.name && isDeepStrictEqual(one.match.input, other.match.input);
}

/** Whose job a part is; null where it is talk or a rule stops it: the message is looked at as a whole then. */
async function planPart(context: ExecuteContext, part: Part): Promise<ExecuteContext | null> {
  // Its steps are kept with the whole message's, as one.
  const run: TurnRun = { ...context.run, checkpoints: new Map(), rehearses: true, checks: [] };
  const asked = { ...context.question, text: part.about };
  // No model is asked whose job a part is: what that costs would be lost where the whole message is answered after all.
  const routed = await routeTurn({ ...run, deps: { ...run.deps, model: run.deps.quoting } }, asked);
  if (routed.type === 'talk' || routed.type === 'draft') return null;
  const { question, ended } = await applyAgentRules(run, asked, routed.route.agent);
  if (ended !== null) return null;
  // What is shown at once could not be put in order any more.
  return { ...context, run, question, routed, emit: () => Promise.resolve() };
}

async function executePart(acting: ExecuteContext): Promise<AgentOutcome> {
  const outcome = await execute(acting);
  const { draft, checks } = verifyDraft(outcome, acting.question, acting.run.deps.guardrails.lines);
  return { ...outcome, draft, checks: [...outcome.checks, ...checks] };
}

function join(
  { question, toolbox }: ExecuteContext,
  first: AgentOutcome,
  outcomes: readonly { part: Part; outcome: AgentOutcome }[],
): AgentOutcome {
  const answers = outcomes.flatMap(({ outcome: { draft } }) => (isAnswer(draft) ? [draft] : []));
  const listed = answers.filter((answer) => answer.listed !== undefined);
  const open = outcomes.filter(({ outcome }) => !isAnswer(outcome.draft)).map(({ part }) => part.text);
  const draft: Answer = {
    type: 'answer',
    parts: answers.flatMap(({ parts }) => parts),
    evidence: answers.flatMap(({ evidence }) => evidence),
    suggestions: answers.flatMap(({ suggestions }) => suggestions),
    // One button could not say which of two lists it sends.
    ...(listed.length === 1 ? { listed: listed[0]!.listed } : {}),
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
