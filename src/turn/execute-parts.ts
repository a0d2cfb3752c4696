import { isDeepStrictEqual } from 'node:util';
import { QUERY_TOOL } from '../accounts/queries/record-query.ts';
import type { Draft } from '../core/draft.ts';
import { addUsage, type ModelUsage, NO_USAGE } from '../core/model.ts';
import { t } from '../messages/t.ts';
import type { Part } from '../text/parts-of.ts';
import type { AgentOutcome } from './agent-outcome.ts';
import { answerWhole } from './answer-whole.ts';
import { applyAgentRules } from './apply-rules.ts';
import { allText } from './compose-reply.ts';
import { READ_CONVERSATION } from './conversation-tool.ts';
import { effectiveModel } from './effective-settings.ts';
import { type ExecuteContext, execute } from './execute.ts';
import { isSpokenOf } from './is-spoken-of.ts';
import { type LedPart, readParts } from './read-parts.ts';
import { routeTurn } from './route-turn.ts';
import type { TurnRun } from './run-step.ts';
import { verifyDraft } from './verify-draft.ts';

/** Characters of a part that is named as left open. */
const MAX_NAMED = 120;

type Answer = Extract<Draft, { type: 'answer' }>;

/** A part with who answers it. */
interface PlannedPart {
  part: Part;
  acting: ExecuteContext;
  /** What it leaves to be asked for itself, each with who answers that; flows' parts alone have such. */
  leaning: { part: Part; acting: ExecuteContext }[];
}

/**
 * Answers a message of several questions, where a flow has an answer to one of them. What flows leave goes to a model that writes
 * with the whole message and their results; without one it is answered part by part, and what stays open is named. Null: the
 * message is one question, or its parts are best answered together.
 */
export async function executeParts(context: ExecuteContext): Promise<AgentOutcome | null> {
  if (context.run.turn.command !== null) return null;
  const parts = readParts(context.question);
  // One question of which nothing is left over has its answerer already.
  if (parts.length === 1 && parts[0]!.leaning.length === 0 && leavesOf(context).length === 0) return null;
  const planned = await planParts(context, parts);
  // Nothing is done before it is known that it is not done again for the whole message.
  const byFlow = planned?.filter(({ acting }) => acting.routed.type === 'flow') ?? [];
  if (planned === null || byFlow.length === 0) return null;
  const steps = planned.flatMap(({ leaning, ...one }) => [one, ...leaning]);
  const leaves = byFlow.flatMap(({ acting }) => leavesOf(acting));
  const writes = effectiveModel(context.run).ability === 'writes';
  if (steps.length < 2 && !(writes && leaves.length > 0)) return null;

  const outcomes = new Map<Part, AgentOutcome>();
  for (const { part, acting } of byFlow) outcomes.set(part, await executePart(insisting(acting)));
  const isOpen = ({ part }: { part: Part }): boolean => {
    const outcome = outcomes.get(part);
    return outcome === undefined || !isAnswer(outcome.draft);
  };
  const open = steps.filter(isOpen);
  const answers = [...outcomes.values()].flatMap(({ draft }) => (isAnswer(draft) ? [draft] : []));
  // Who is asked back, or told that there is nothing, is asked and told that about all of it.
  if (planned.length === 1 && answers.length === 0) return null;
  let spent: ModelUsage = NO_USAGE;
  if (writes && answers.length > 0 && open.length + leaves.length > 0) {
    const agent = (open[0]?.acting ?? context).routed.route.agent;
    const asked = [...open.map(({ part }) => part.about), ...leaves];
    const { outcome, usage } = await answerWhole(context, { answers, open: asked, agent });
    if (outcome !== null) return outcome;
    spent = usage ?? NO_USAGE;
  }

  for (const { part, acting } of open) outcomes.set(part, await executePart(acting));
  const done = steps.map(({ part }) => ({ part, outcome: outcomes.get(part)! }));
  const first = done.find(({ outcome }) => isAnswer(outcome.draft));
  if (first === undefined) return null;
  const leaning = new Set(byFlow.flatMap((one) => one.leaning.map(({ part }) => part)));
  const joined = join(context, first.outcome, { outcomes: done, leaning });
  return { ...joined, usage: addUsage(joined.usage, spent) };
}

/** Who answers which part; null where one of them is talk or a rule stops it: the message is looked at as a whole then. */
async function planParts(context: ExecuteContext, parts: readonly LedPart[]): Promise<PlannedPart[] | null> {
  const planned: PlannedPart[] = [];
  for (const { leaning, ...part } of parts) {
    const alone = await planPart(context, part);
    if (alone === null) return null;
    const before = planned.at(-1);
    const goesOn = before !== undefined && (alone.routed.type === 'agent' || isAboutPlace(alone.routed));
    const acting = (goesOn ? await goOn(context, before, part.text) : null) ?? alone;
    // What one script says to several parts it says once.
    if (planned.some((other) => isSameJob(other.acting.routed, acting.routed))) continue;
    const others = [];
    for (const one of acting.routed.type === 'flow' ? leaning : []) {
      const further = answersOneThing(acting.routed) ? await goOn(context, { part, acting }, one.text) : null;
      const its = further ?? (await planPart(context, one));
      // What any other flow knows by itself it was told with the part that it leans on.
      if (its !== null && (its === further || its.routed.type === 'agent'))
        others.push({ part: one, acting: its });
    }
    planned.push({ part, acting, leaning: others });
  }
  return planned;
}

/** What the flow of a message says that it leaves to others. */
function leavesOf({ routed }: Pick<ExecuteContext, 'routed'>): readonly string[] {
  return routed.type === 'flow' ? (routed.match.leaves ?? []) : [];
}

/** Whether the same script would be given the same to do: "Prepare me for Acme. What worries them?" */
function isSameJob(one: ExecuteContext['routed'], other: ExecuteContext['routed']): boolean {
  if (one.type !== 'flow' || other.type !== 'flow') return false;
  return one.flow.name === other.flow.name && isDeepStrictEqual(one.match.input, other.match.input);
}

/**
 * The script of a part, for what is asked right behind it and is another job: "Who decides at Acme, and what is the next step?",
 * "how many are open, and what are they worth?" Null: it is not its job, or the same one.
 */
async function goOn(
  context: ExecuteContext,
  { part, acting: { routed } }: Pick<PlannedPart, 'part' | 'acting'>,
  text: string,
): Promise<ExecuteContext | null> {
  if (routed.type !== 'flow') return null;
  const { question } = context;
  const { lookedAt: _, ...said } = question;
  // That part is answered here, before this one.
  const before = [
    { from: 'asker' as const, text: part.text },
    { from: 'bot' as const, text: '' },
  ];
  const asked = { ...said, history: [...question.history, ...before] };
  const further = await planPart({ ...context, question: asked }, { text, about: text });
  const isItsJob = further?.routed.type === 'flow' && further.routed.flow.name === routed.flow.name;
  return isItsJob && !isSameJob(further.routed, routed) ? further : null;
}

/** "What is the next step?" behind another question is asked of what that one is about, not of what was said around it. */
function isAboutPlace(routed: ExecuteContext['routed']): boolean {
  return routed.type === 'flow' && routed.flow.tools.includes(READ_CONVERSATION);
}

/** A question across records comes to one list or figure. */
function answersOneThing(routed: ExecuteContext['routed']): boolean {
  return routed.type === 'flow' && routed.flow.tools.includes(QUERY_TOOL);
}

/** Whose job a part is; null where it is talk or a rule stops it. */
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

/** A flow that finds nothing says so here: whose job it is then is not known before the others have answered. */
function insisting(acting: ExecuteContext): ExecuteContext {
  const { routed } = acting;
  return routed.type === 'flow' ? { ...acting, routed: { ...routed, insist: true } } : acting;
}

async function executePart(acting: ExecuteContext): Promise<AgentOutcome> {
  const outcome = await execute(acting);
  const { draft, checks } = verifyDraft(outcome, acting.question, acting.run.deps.guardrails.lines);
  return { ...outcome, draft, checks: [...outcome.checks, ...checks] };
}

function join(
  { question, toolbox }: ExecuteContext,
  first: AgentOutcome,
  {
    outcomes,
    leaning,
  }: { outcomes: readonly { part: Part; outcome: AgentOutcome }[]; leaning: ReadonlySet<Part> },
): AgentOutcome {
  const answers = outcomes.flatMap(({ outcome: { draft } }) => (isAnswer(draft) ? [draft] : []));
  const listed = answers.filter((answer) => answer.listed !== undefined);
  const said = allText(answers.flatMap(({ parts }) => parts));
  const open = outcomes
    .filter(({ part, outcome }) => {
      if (isAnswer(outcome.draft)) return false;
      // What leans on a part that code has answered may well be answered with it: "… and who approves it?"
      return !leaning.has(part) || !isSpokenOf(part.text, said, question.language);
    })
    .map(({ part }) => part.text);
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
