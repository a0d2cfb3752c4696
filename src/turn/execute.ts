import type { AgentResult, GivenByCode } from '../agents/agent-context.ts';
import { runAgent } from '../agents/run-agent.ts';
import { BotError } from '../core/bot-error.ts';
import type { Budget } from '../core/budget.ts';
import type { Draft } from '../core/draft.ts';
import { addUsage, NO_USAGE } from '../core/model.ts';
import type { Question } from '../core/question.ts';
import type { EvidenceFit } from '../core/retrieval.ts';
import type { Tool } from '../core/tool.ts';
import { t } from '../messages/t.ts';
import { namedIn } from './account-context.ts';
import { addLead } from './add-lead.ts';
import { addModelNote } from './add-model-note.ts';
import type { AgentOutcome } from './agent-outcome.ts';
import { applySubAgentRules } from './apply-rules.ts';
import { checkDraft, toFlowError } from './check-draft.ts';
import { readEarlierAnswer } from './earlier-answer.ts';
import { effectiveAgents, effectiveModel } from './effective-settings.ts';
import type { FirstSearch } from './first-search.ts';
import { formatOtherLanguagesNote } from './format-other-languages-note.ts';
import { readWorkplace, toldBy } from './read-workplace.ts';
import type { Routed } from './route-turn.ts';
import type { TurnRun } from './run-step.ts';
import type { Toolbox } from './toolbox.ts';

/** What acting needs. */
export interface ExecuteContext {
  run: TurnRun;
  question: Question;
  routed: Exclude<Routed, { type: 'talk' }>;
  toolbox: Toolbox;
  budget: Budget;
  emit(markdown: string): Promise<void>;
  /** Called when an agent sets to work, whose answer grows where readers see it. */
  onWork?(): void;
  /** What flows have worked out of the question already, for an agent that answers the whole of it. */
  given?: GivenByCode;
  /** The first search, begun before it was known whose job the question is. */
  firstSearch?: FirstSearch;
}

/** Step 6: the flow that matched, or the agent whose job it is. A flow that finds nothing leaves it to its agent. */
export async function execute(context: ExecuteContext): Promise<AgentOutcome> {
  const { routed } = context;
  if (routed.type === 'draft')
    return finish(context, { by: 'rule', draft: routed.draft, model: 'none', usage: NO_USAGE, checks: [] });
  if (routed.type === 'flow') {
    const draft = await runFlow(context, routed);
    if (draft.type !== 'refused' || draft.reason !== 'nothing_found' || routed.insist) {
      const flow = routed.flow.name;
      return { ...finish(context, { by: 'flow', ...(await addLead(context, routed.flow, draft)) }), flow };
    }
    const agentOutcome = await executeAgent(context);
    if (agentOutcome.draft.type !== 'refused') return agentOutcome;
    // The flow knows better what is missing than an agent that found no answer either.
    const { reason, parts, evidence, notes } = agentOutcome.draft;
    const nearest = parts === undefined ? draft : { ...draft, reason, parts, evidence };
    const noted = notes === undefined ? nearest : { ...nearest, notes };
    return { ...agentOutcome, by: 'flow', flow: routed.flow.name, draft: addUnreachableNote(context, noted) };
  }
  return executeAgent(context);
}

async function runFlow(
  { run, question, toolbox }: ExecuteContext,
  { flow, match }: Extract<Routed, { type: 'flow' }>,
): Promise<Draft> {
  const miss = (titles: readonly string[]) => {
    for (const title of titles) toolbox.unreachable.add(title);
  };
  miss(match.unreachable ?? []);
  try {
    const earlier = (evidenceId: string) => readEarlierAnswer(run, { flow, evidenceId, question });
    const draft = await flow.run(match, { question, call: toolbox.callFor(flow), miss, earlier });
    return checkDraft(flow, draft, toolbox.evidence);
  } catch (error) {
    throw toFlowError(flow, error);
  }
}

async function executeAgent(context: ExecuteContext): Promise<AgentOutcome> {
  const { run, question, routed, toolbox, budget, emit } = context;
  const agent = run.deps.agents.find(({ name }) => name === routed.route.agent);
  if (agent === undefined) throw new BotError('internal', `There is no agent called ${routed.route.agent}.`);
  const understanding = routed.type === 'agent' ? routed.understanding : undefined;
  const model = effectiveModel(run);
  const writes = model.ability === 'writes';
  const workplace = writes ? await readWorkplace(run, question) : undefined;
  if (writes) context.onWork?.();
  const result = await runAgent(agent, {
    question,
    call: context.firstSearch?.call ?? toolbox.call,
    ...(understanding === undefined ? {} : { understanding }),
    ...(context.given === undefined ? {} : { given: context.given }),
    tools: writes ? await offeredHere(run.deps.tools, question) : run.deps.tools,
    checks: run.deps.guardrails.output,
    model,
    judge: effectiveModel(run, 'judge'),
    quoting: run.deps.quoting,
    budget,
    depth: 1,
    signal: run.signal,
    agents: effectiveAgents(run),
    applyRules: (other, asked) => applySubAgentRules(run, other, asked),
    emit,
    ...(workplace === undefined ? {} : { workplace }),
    findAccounts: async (text) =>
      (await namedIn(run.deps.database, question.audience, text)).map(({ name }) => name),
    findConflicts: run.deps.findConflicts,
    findNearest: run.deps.findNearest,
  });
  const own = result.toolCalls.filter((call) => !toolbox.calls.some((known) => known.tool === call.tool));
  toolbox.calls.push(...own);
  return finish(context, {
    by: 'agent',
    ...result,
    ...(workplace === undefined ? {} : { told: toldBy(workplace) }),
    wroteItself: result.model !== '' && !isQuoted(context, result),
    draft: addOtherLanguagesNote(context, addStandInNote(context, result), isQuoted(context, result)),
  });
}

/** A model is not offered what has nothing to tell these readers. */
async function offeredHere(tools: readonly Tool[], { audience }: Question): Promise<Tool[]> {
  const offered = await Promise.all(tools.map((tool) => tool.isOffered?.({ audience }) ?? true));
  return tools.filter((_, at) => offered[at]);
}

function finish(
  context: ExecuteContext,
  done: Pick<AgentOutcome, 'by' | 'draft' | 'model' | 'wroteItself' | 'usage' | 'checks' | 'told'> & {
    fit?: EvidenceFit;
  },
): AgentOutcome {
  const { routed, toolbox } = context;
  const { agent, ...route } = routed.route;
  const understanding = routed.type === 'agent' ? routed.understanding : undefined;
  return {
    flow: null,
    ...done,
    draft: addUnreachableNote(context, done.draft),
    agent,
    route,
    usage: addUsage(routed.usage, done.usage),
    evidence: toolbox.evidence,
    checks: [...toolbox.checks, ...done.checks],
    toolCalls: toolbox.calls,
    counts: toolbox.counts,
    searches: toolbox.searches,
    ...(understanding === undefined
      ? {}
      : { understood: { question: understanding.question, searches: understanding.searches } }),
    fit: done.fit ?? null,
  };
}

function isQuoted({ run }: ExecuteContext, { stoodIn }: AgentResult): boolean {
  return stoodIn || effectiveModel(run).ability === 'quotes';
}

const SPENT = { workspace: 'spent', person: 'spent_person' } as const;

/** Readers are told why quoting stood in for the model that was configured, whatever came of it. */
function addStandInNote(context: ExecuteContext, result: AgentResult): Draft {
  const { run, question } = context;
  const { draft } = result;
  const stoodIn = isQuoted(context, result) && run.deps.model.ability === 'writes';
  if (!stoodIn) return draft;
  const spentBy = run.settings?.spentBy ?? null;
  const why = spentBy === null ? (run.meter?.fault ?? 'model_unavailable') : SPENT[spentBy];
  return addModelNote(draft, question.language, why);
}

/** The asker is told which source could not be reached, whatever came of the rest. */
function addUnreachableNote({ toolbox, question }: ExecuteContext, draft: Draft): Draft {
  const sources = [...toolbox.unreachable];
  if (sources.length === 0 || draft.type === 'handoff') return draft;
  const note = t(question.language, 'flow.source.unreachable', { source: sources.join(', ') });
  if (draft.type === 'answer') return { ...draft, notes: [...(draft.notes ?? []), note] };
  if (draft.type === 'clarify') return { ...draft, text: `${draft.text}\n\n${note}` };
  const text = draft.text ?? t(question.language, 'turn.nothing_found');
  return { ...draft, text: `${text}\n\n${note}` };
}

/** Quoting cannot tell whether a source in another language answers; then it says that these are all there is. */
function addOtherLanguagesNote({ question }: ExecuteContext, draft: Draft, quoted: boolean): Draft {
  if (draft.type !== 'refused' || draft.reason !== 'nothing_found' || !quoted) return draft;
  const said = formatOtherLanguagesNote(question.language, question.text, draft.evidence);
  if (said === null) return draft;
  return { ...draft, text: `${t(question.language, 'turn.nothing_found')} ${said}` };
}
