import { countTokens } from '../core/count-tokens.ts';
import type { Draft } from '../core/draft.ts';
import { completeness, type ModelMessage, type ModelRequest } from '../core/model.ts';
import type { SentenceCheck } from '../guardrails/output/sentence-check.ts';
import { type SentenceVerdict, summarizeChecks } from '../guardrails/output.ts';
import { SEARCH } from '../knowledge/search-tool.ts';
import { t } from '../messages/t.ts';
import { addCutNote } from './add-cut-note.ts';
import type { AgentContext, AgentResult } from './agent-context.ts';
import { type AgentWork, beginWork, countUsage, nextRequest } from './agent-work.ts';
import { type AnswerPass, type PassContext, runAnswerPass, saysNoAnswer } from './answer-pass.ts';
import { callTools, offeredTools } from './call-tools.ts';
import type { CheckedClaim } from './claims/check-claim.ts';
import { type ClaimJudge, openJudge } from './claims/judge-claims.ts';
import { composeAnswer } from './compose-answer.ts';
import type { Agent } from './define-agent.ts';
import { MAX_OUTPUT_TOKENS } from './evidence-budget.ts';
import { lookUp } from './look-up.ts';
import { repairClaims } from './repair-claims.ts';
import { settleAnswer } from './settle-answer.ts';
import { showNearest } from './show-nearest.ts';
import { writeMessages } from './write-prompt.ts';

/**
 * Runs an agent: looks things up, has the model write, verifies every claim before anybody sees it, has the model write
 * those that fall once more, and leaves out what still fails, saying so.
 * @throws BotError `model_*`, `budget_exceeded`
 */
export async function runAgent(agent: Agent, context: AgentContext): Promise<AgentResult> {
  const work = beginWork(agent, context);
  await lookUp(work);
  const tools = offeredTools(work).filter((it) => it.name !== SEARCH);
  if (work.gathered.all.length === 0 && tools.length === 0)
    return finish(work, null, refuse(work, 'nothing_found'));

  const messages = writeMessages(agent, context.question, work.gathered.pieces, context.workplace);
  const pass = await repair(work, messages, await converse(work, messages));
  return finish(work, pass, await toDraft(work, pass));
}

/** Lets the model answer, calling tools in between as often as the budget allows. */
async function converse(work: AgentWork, messages: ModelMessage[]): Promise<AnswerPass> {
  let tools = offeredTools(work);
  let missed = 0;
  for (;;) {
    const pass = await runPass(work, nextRequest(work, 'answer', messages, tools));
    if (pass.toolCalls.length === 0) return pass;
    const isBlocked = (): number => work.checks.filter((it) => it.check === 'output.tools').length;
    const blocked = isBlocked();
    const answers = await callTools(work, pass.toolCalls, runAgent);
    messages.push({ role: 'assistant', content: pass.text, toolCalls: pass.toolCalls }, ...answers);
    // Who has called what does not exist gets one more try; after that it can only answer.
    if (isBlocked() === blocked) continue;
    if (tools.length === 0) return { ...pass, toolCalls: [] };
    missed += 1;
    if (missed > 1) tools = [];
  }
}

async function runPass(work: AgentWork, request: ModelRequest, before?: string): Promise<AnswerPass> {
  const { emit, ...quiet } = work.context;
  // What an earlier pass showed is replaced as a whole by the final draft, not appended to.
  const shows = work.shown === 0 && emit !== undefined && request.purpose === 'answer';
  const judge = judgeOf(work, request);
  const ground = {
    evidence: work.gathered.all,
    known: knownBeside(work),
    judge,
    ...(before === undefined ? {} : { before }),
  };
  const pass = await runAnswerPass({ ...(shows ? work.context : quiet), ...ground }, request);
  work.shown += pass.shown;
  countUsage(work, pass.usage, pass.text !== '' && pass.toolCalls.length === 0);
  if (judge !== null) countJudging(work, judge);
  else if (work.context.model.ability === 'writes' && pass.claims.length > 0)
    work.checks.push({ check: 'judge', verdict: 'allowed', reason: 'code decided alone: there is no judge' });
  return pass;
}

/** What a claim may say without a piece that says it: who asks, what they said before, the company's own names, and sums that were done. */
function knownBeside({ context, calculations }: AgentWork): NonNullable<PassContext['known']> {
  const { question, workplace } = context;
  const { realName = '', roles = [], groups = [] } = question.asker ?? {};
  const asker = [realName, workplace?.title ?? '', ...roles, ...groups].filter(Boolean).join(', ');
  const ownNames = [workplace?.company ?? '', ...(workplace?.products ?? [])].filter(Boolean);
  const thread = question.history.flatMap(({ from, text }) => (from === 'asker' ? [text] : [])).join('\n');
  return { asker, ownNames, calculations, thread };
}

/** The judge of what one request brings; null where there is none, or where nothing is written that could need one. */
function judgeOf({ context, question }: AgentWork, request: ModelRequest): ClaimJudge | null {
  if (context.judge?.ability !== 'writes' || context.model.ability === 'quotes') return null;
  const { budget, signal } = context;
  const reading = request.messages.reduce((sum, { content }) => sum + countTokens(content), 0);
  return openJudge(context.judge, question, {
    signal,
    remainingMs: () => budget.remainingMs,
    // The answer that is being written is paid for first.
    remainingTokens: () => budget.limits.maxTokens - budget.used.tokens - reading - request.maxOutputTokens,
  });
}

function countJudging(work: AgentWork, judge: ClaimJudge): void {
  const { judged, gaveUp } = judge.report();
  countUsage(work, judge.usage(), true);
  if (judged === 0 && gaveUp === null) return;
  const alone = gaveUp === null ? '' : `; code decided alone about the rest: ${gaveUp}`;
  work.checks.push({ check: 'judge', verdict: 'allowed', reason: `${judged} claims judged${alone}` });
}

async function repair(work: AgentWork, messages: ModelMessage[], pass: AnswerPass): Promise<AnswerPass> {
  if (
    completeness(pass.finish) === 'broken' ||
    pass.stoodIn ||
    work.context.model.ability === 'quotes' ||
    saysNoAnswer(pass)
  )
    return pass;
  const run = (asked: ModelMessage[], before: string) =>
    runPass(work, nextRequest(work, 'repair', asked, offeredTools(work)), before);
  return repairClaims(work, { messages, pass, run });
}

async function toDraft(work: AgentWork, pass: AnswerPass): Promise<Draft> {
  const { language } = work.context.question;
  const isWhole = completeness(pass.finish) === 'complete';
  const withCut = (draft: Draft): Draft => addCutNote(draft, pass.finish, language);
  if (saysNoAnswer(pass))
    return withCut(await pointToNearest(work, isWhole ? 'nothing_found' : 'model_failed'));
  const settled = settleAnswer(pass.claims, t(language, 'agent.step_left_out'));
  for (const each of settled.leftOut)
    work.checks.push({
      check: 'left_out',
      verdict: 'denied',
      reason: explainLeftOut(each, work.context.checks),
    });
  if (settled.type === 'turned')
    return (
      (await quoteInstead(work)) ??
      withCut(await pointToNearest(work, isWhole ? 'not_grounded' : 'model_failed'))
    );
  const { open } = pass;
  const missing = [...pass.missing, ...settled.missing];
  return withCut(
    await composeAnswer(work, settled.claims, { open, missing, leftOut: settled.leftOut.length }),
  );
}

/** Where a model's words do not hold, those of the sources do. */
async function quoteInstead(work: AgentWork): Promise<Draft | null> {
  const { quoting, model, question, checks, signal } = work.context;
  if (quoting === undefined || model.ability === 'quotes') return null;
  const request = { ...quotingRequest(work), language: question.language };
  const pass = await runAnswerPass(
    { model: quoting, signal, checks, evidence: work.gathered.all, judge: null },
    request,
  );
  if (saysNoAnswer(pass)) return null;
  const settled = settleAnswer(pass.claims, t(question.language, 'agent.step_left_out'));
  if (settled.type === 'turned') return null;
  return composeAnswer(work, settled.claims, { open: pass.open, quoted: true });
}

function quotingRequest({ context, gathered, question, synonyms }: AgentWork): ModelRequest {
  return {
    purpose: 'answer',
    question,
    synonyms,
    evidence: gathered.passages,
    language: context.question.language,
    messages: [],
    tools: [],
    maxOutputTokens: MAX_OUTPUT_TOKENS,
    signal: context.signal,
  };
}

/** Where something comes near, the reply leads to it. */
async function pointToNearest(
  work: AgentWork,
  reason: 'nothing_found' | 'not_grounded' | 'model_failed',
): Promise<Draft> {
  const parts = await showNearest(work);
  const refused = refuse(work, parts.length === 0 ? reason : 'not_sure');
  return parts.length === 0 ? refused : { ...refused, parts };
}

function refuse(
  { gathered, checks }: AgentWork,
  reason: 'nothing_found' | 'not_sure' | 'not_grounded' | 'model_failed',
): Extract<Draft, { type: 'refused' }> {
  return { type: 'refused', reason, evidence: gathered.all, checks };
}

function finish(work: AgentWork, pass: AnswerPass | null, draft: Draft): AgentResult {
  const verified =
    pass === null || saysNoAnswer(pass)
      ? []
      : summarizeChecks(
          pass.claims.map(({ verdict }) => verdict),
          work.context.checks,
        );
  const { usage, toolCalls, gathered } = work;
  return {
    draft,
    usage,
    checks: [...gathered.checks, ...work.checks, ...verified],
    model: pass?.model ?? '',
    stoodIn: pass?.stoodIn ?? false,
    toolCalls,
    fit: gathered.fit,
  };
}

/** What was left out, with why; of what may harm people who read it only why. */
function explainLeftOut({ claim, verdict }: CheckedClaim, checks: readonly SentenceCheck[]): string {
  const harms = !verdict.ok && checks.some(({ name, harm }) => name === verdict.check && harm === true);
  return harms ? reasonOf(verdict) : `“${claim.text}”: ${reasonOf(verdict)}`;
}

function reasonOf(verdict: SentenceVerdict): string {
  return verdict.ok ? 'It leans on what was left out.' : verdict.reason;
}
