import { BotError } from '../core/bot-error.ts';
import type { Budget } from '../core/budget.ts';
import type { Evidence } from '../core/citation.ts';
import { countMessageTokens } from '../core/count-tokens.ts';
import { addUsage, type ModelMessage, type ModelUsage, NO_USAGE } from '../core/model.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import type { SourceQuote } from '../guardrails/output/sentence-check.ts';
import { LIST_SIGN } from '../text/list-sign.ts';
import type { AgentContext } from './agent-context.ts';
import { soundUsage } from './agent-work.ts';
import { type AnswerPass, runAnswerPass, saysNoAnswer } from './answer-pass.ts';
import { type CheckedClaim, marksOf, quotesOf } from './claims/check-claim.ts';
import type { AnswerClaim } from './claims/claim.ts';
import { type ClaimJudge, openJudge } from './claims/judge-claims.ts';
import { reportJudging } from './claims/report-judging.ts';
import { type EvidenceContext, openEvidenceContext } from './evidence-context.ts';
import { explainLeftOut } from './explain-left-out.ts';
import { knownBeside } from './known-beside.ts';
import { LONGEST_LINE, MAX_LINES, writeLeadMessages } from './lead-prompt.ts';
import { settleLead } from './settle-answer.ts';
import { untilAborted } from './until-aborted.ts';

/** What a lead is written from, and within which bounds. */
export interface LeadContext
  extends Pick<AgentContext, 'question' | 'model' | 'judge' | 'budget' | 'signal' | 'checks' | 'workplace'> {
  /** What it is to be about, in a sentence to the model. */
  about: string;
  /** What the reply below it rests on; a lead rests on nothing else. */
  evidence: readonly Evidence[];
}

/** A line of a lead, with its marks and the words that it rests on. */
export interface LeadLine {
  text: string;
  quotes: SourceQuote[];
}

/** What is said above a reply that stands without it. */
export interface Lead {
  /** Empty: there is none, and the reply is as it would have been. */
  lines: LeadLine[];
  /** How many lines fell. */
  leftOut: number;
  /** A judge that there is did not come to all of the lines. */
  unjudged: boolean;
  /** The model that wrote, as it calls itself; empty where none did. */
  model: string;
  usage: ModelUsage;
  checks: CheckVerdict[];
}

const MAX_OUTPUT_TOKENS = 500;
/** A reply that is ready waits for its lead no longer than this part of the turn's time, the judge's part included. */
const SHARE_OF_TIME = 0.2;
/** Of what the turn has left a lead takes no more than this part, judging included: other parts of a message may follow. */
const SHARE_OF_BUDGET = 0.5;
/** Of its tokens, so much may be evidence. */
const SHARE_OF_EVIDENCE = 0.6;
/** A line may be introduced by one that says nothing; more is not asked for. */
const MAX_CLAIMS = MAX_LINES + 1;

/**
 * Has a model write at most three lines to stand above a reply that is ready, from the reply's own evidence, each checked
 * as a claim of an answer is. What falls is left out; where the model fails, is late or would go over the budget, there is
 * no lead.
 */
export async function writeLead(context: LeadContext): Promise<Lead> {
  const { budget } = context;
  const waitMs = Math.floor(Math.min(budget.limits.timeoutMs * SHARE_OF_TIME, budget.remainingMs / 2));
  const late = AbortSignal.timeout(waitMs);
  const signal = AbortSignal.any([context.signal, late]);
  const gathered = gather(context);
  const messages = writeLeadMessages(context, gathered.all);
  if (!affords(context, messages)) return without('the budget is spent', gathered.checks);
  const judge = openLeadJudge(context, { messages, signal, endAtMs: Date.now() + waitMs });
  try {
    budget.takeStep();
    const pass = await untilAborted(ask(context, { gathered, messages, judge, signal }), signal);
    return settle(context, { pass, judge, checks: gathered.checks });
  } catch (error) {
    context.signal.throwIfAborted();
    if (late.aborted) return without('it came too late', gathered.checks);
    if (error instanceof BotError) return without(error.code, gathered.checks);
    throw error;
  }
}

/** What was looked at for nothing is on the receipt as well. */
function without(reason: string, checks: readonly CheckVerdict[] = []): Lead {
  const verdict: CheckVerdict = { check: 'lead', verdict: 'allowed', reason: `no lead: ${reason}` };
  return { lines: [], leftOut: 0, unjudged: false, model: '', usage: NO_USAGE, checks: [...checks, verdict] };
}

/** The evidence as a model may see it: without what gives orders, as far as there is room. */
function gather({ evidence, budget, model }: LeadContext): EvidenceContext {
  const room = Math.min(tokensFor(budget), model.contextTokens ?? Number.POSITIVE_INFINITY);
  const gathered = openEvidenceContext(Math.max(0, Math.floor(room * SHARE_OF_EVIDENCE)));
  gathered.add(evidence);
  return gathered;
}

/** The tokens that all of a lead may take. */
function tokensFor({ limits, used }: Budget): number {
  return Math.floor((limits.maxTokens - used.tokens) * SHARE_OF_BUDGET);
}

function affords({ budget }: LeadContext, messages: ModelMessage[]): boolean {
  const { limits, used, remainingMs } = budget;
  const needed = countMessageTokens(messages) + MAX_OUTPUT_TOKENS;
  const hasMoney = used.costUsd <= limits.maxCostUsd * (1 - SHARE_OF_BUDGET);
  return needed <= tokensFor(budget) && hasMoney && remainingMs > 0;
}

function openLeadJudge(
  { judge, question, budget }: LeadContext,
  { messages, signal, endAtMs }: { messages: ModelMessage[]; signal: AbortSignal; endAtMs: number },
): ClaimJudge | null {
  if (judge?.ability !== 'writes') return null;
  const writing = countMessageTokens(messages) + MAX_OUTPUT_TOKENS;
  return openJudge(judge, question.text, {
    signal,
    remainingMs: () => Math.max(0, endAtMs - Date.now()),
    remainingTokens: () => tokensFor(budget) - writing,
  });
}

function ask(
  { model, question, checks, workplace, budget }: LeadContext,
  from: {
    gathered: EvidenceContext;
    messages: ModelMessage[];
    judge: ClaimJudge | null;
    signal: AbortSignal;
  },
): Promise<AnswerPass> {
  const { gathered, messages, judge, signal } = from;
  const evidence = gathered.all;
  const known = knownBeside(question, workplace);
  const left = tokensFor(budget) - countMessageTokens(messages);
  return runAnswerPass(
    { model, signal, checks, evidence, known, judge, maxClaims: MAX_CLAIMS },
    {
      purpose: 'lead',
      question: question.text,
      evidence,
      language: question.language,
      messages,
      tools: [],
      maxOutputTokens: Math.min(model.outputTokens?.answer ?? MAX_OUTPUT_TOKENS, left),
      signal,
    },
  );
}

function settle(
  { budget, checks: guards }: LeadContext,
  { pass, judge, checks }: { pass: AnswerPass; judge: ClaimJudge | null; checks: readonly CheckVerdict[] },
): Lead {
  const usage = addUsage(soundUsage(pass.usage), soundUsage(judge?.usage() ?? NO_USAGE));
  try {
    budget.spend(usage);
  } catch (error) {
    // What is written is paid for.
    if (!(error instanceof BotError)) throw error;
  }
  if (pass.stoodIn || saysNoAnswer(pass))
    return { ...without('the model had nothing to say', checks), usage, model: pass.model };
  const said = pass.claims.filter(({ claim }) => claim.kind !== 'lead').slice(0, MAX_LINES);
  const { kept, leftOut, unjudged } = settleLead(said.map(toLine));
  const judging = reportJudging(judge);
  return {
    lines: kept.map((claim) => ({ text: lineOf(claim), quotes: quotesOf(claim) })),
    leftOut: leftOut.length,
    unjudged,
    model: pass.model,
    usage,
    checks: [
      ...checks,
      ...(judging === null ? [] : [judging]),
      ...leftOut.map((each) => explainLeftOut(each, guards)),
      { check: 'lead', verdict: 'allowed', reason: `${kept.length} of ${said.length} lines kept` },
    ],
  };
}

/** A line says a fact of its own, in a few words and from what it names. */
function toLine({ claim, verdict, ...rest }: CheckedClaim): CheckedClaim {
  const line: AnswerClaim = { ...claim, kind: 'fact' };
  const fault =
    claim.support.length === 0
      ? 'It names nothing that it rests on.'
      : claim.text.length > LONGEST_LINE
        ? 'It is too long for a lead.'
        : null;
  if (!verdict.ok || fault === null) return { claim: line, verdict, ...rest };
  return { claim: line, verdict: { ok: false, check: 'lead', reason: fault, citations: [] } };
}

function lineOf({ subject, aspect, text, support }: AnswerClaim): string {
  const said = [subject, aspect, text.replace(LIST_SIGN, '')].filter(Boolean).join(': ');
  return `${said}${marksOf(support)}`;
}
