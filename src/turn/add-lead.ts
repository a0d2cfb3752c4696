import { checkedNotes } from '../agents/compose-answer.ts';
import type { Workplace } from '../agents/workplace.ts';
import { type Lead, type LeadLine, writeLead } from '../agents/write-lead.ts';
import type { Budget } from '../core/budget.ts';
import type { Draft } from '../core/draft.ts';
import { type ModelUsage, NO_USAGE } from '../core/model.ts';
import type { Question } from '../core/question.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import type { Flow } from '../flows/define-flow.ts';
import { toCitations } from '../guardrails/output/to-citations.ts';
import { t } from '../messages/t.ts';
import { allText } from './compose-reply.ts';
import { effectiveModel } from './effective-settings.ts';
import { readWorkplace, toldBy } from './read-workplace.ts';
import type { TurnRun } from './run-step.ts';
import { verifyDraft } from './verify-draft.ts';

/** What writing a lead needs. */
export interface LeadOptions {
  run: TurnRun;
  question: Question;
  budget: Budget;
}

/** A flow's draft with what a model said above it, if it did. */
export interface LedDraft {
  draft: Draft;
  model: string;
  wroteItself: boolean;
  usage: ModelUsage;
  checks: CheckVerdict[];
  /** Ids of records that the model was told of besides the draft's evidence. */
  told?: string[];
}

type Answer = Extract<Draft, { type: 'answer' }>;

/**
 * Puts a lead above the answer of a flow that declares one, where a model writes. The answer never depends on it: whatever
 * goes wrong, it is what the flow made it.
 */
export async function addLead(options: LeadOptions, flow: Flow, draft: Draft): Promise<LedDraft> {
  const { run } = options;
  const untouched = { draft, model: 'none', wroteItself: false, usage: NO_USAGE, checks: [] };
  if (flow.lead === undefined || draft.type !== 'answer' || draft.evidence.length === 0) return untouched;
  const alone = { ...untouched, draft: flow.needsLead ? withoutLead(options, draft) : draft };
  if (effectiveModel(run).ability !== 'writes') return alone;
  try {
    const workplace = await readWorkplace(run, options.question);
    const lead = await askForLead(options, { about: flow.lead, workplace }, draft);
    const led = { ...putAbove(options, draft, lead), usage: lead.usage, told: toldBy(workplace) };
    return led.wroteItself ? led : { ...led, draft: alone.draft };
  } catch (error) {
    run.signal.throwIfAborted();
    run.deps.log.error({ err: error, turn: run.turn.id, flow: flow.name }, 'a lead could not be written');
    return { ...alone, checks: [{ check: 'lead', verdict: 'allowed', reason: 'no lead: internal' }] };
  }
}

/** What was asked for is not there: why, and what stands there instead. */
function withoutLead({ run, question }: LeadOptions, draft: Answer): Answer {
  const key = run.deps.model.ability === 'writes' ? 'turn.lead.none' : 'turn.lead.no_model';
  return { ...draft, notes: [...(draft.notes ?? []), t(question.language, key)] };
}

async function askForLead(
  { run, question, budget }: LeadOptions,
  { about, workplace }: { about: string; workplace: Workplace },
  { evidence }: Answer,
) {
  return writeLead({
    about,
    evidence,
    question,
    budget,
    model: effectiveModel(run),
    judge: effectiveModel(run, 'judge'),
    signal: run.signal,
    checks: run.deps.guardrails.output,
    workplace,
  });
}

function putAbove(
  options: LeadOptions,
  draft: Answer,
  { lines, leftOut, unjudged, model, checks }: Lead,
): Omit<LedDraft, 'usage'> {
  const held = lines.map((line) => ({ line, faults: faultsOf(line, draft, options) }));
  const standing = held.filter(({ faults }) => faults.length === 0).map(({ line }) => line);
  const written = {
    model: model || 'none',
    wroteItself: standing.length > 0,
    checks: [...checks, ...held.flatMap(({ faults }) => faults)],
  };
  if (standing.length === 0) return { ...written, draft };
  const fallen = leftOut + lines.length - standing.length;
  const notes = checkedNotes({ leftOut: fallen, unjudged }, options.question.language);
  return { ...written, draft: withLead(draft, standing, notes) };
}

/** A line that may not stand among those of a flow would take all of the flow's with it. */
function faultsOf({ text }: LeadLine, draft: Answer, { run, question }: LeadOptions): CheckVerdict[] {
  const alone: Answer = { ...draft, parts: [{ type: 'text', text }] };
  const verified = verifyDraft({ by: 'flow', draft: alone }, question, run.deps.guardrails.lines);
  if (verified.draft.type === 'answer') return [];
  return verified.checks.map(({ reason = '' }) => ({
    check: 'left_out',
    verdict: 'denied',
    reason: `“${text}”: ${reason}`,
  }));
}

function withLead(draft: Answer, lines: readonly LeadLine[], notes: readonly string[]): Answer {
  return {
    ...draft,
    parts: [{ type: 'list', ordered: false, items: lines.map(({ text }) => text) }, ...draft.parts],
    quotes: [...quotesBehind(draft), ...lines.flatMap(({ quotes }) => quotes)],
    ...(notes.length === 0 && draft.notes === undefined ? {} : { notes: [...(draft.notes ?? []), ...notes] }),
  };
}

/** What a flow's lines rest on, said in words: beside quotes of a lead nothing else would be shown of the same source. */
function quotesBehind({ parts, evidence, quotes = [] }: Answer): NonNullable<Answer['quotes']> {
  const shown = toCitations(allText(parts), evidence, quotes);
  return shown.flatMap(({ n, quote }) =>
    quote
      .split(' … ')
      .filter((text) => text !== '')
      .map((text) => ({ n, text })),
  );
}
