import { countMessageTokens } from '../core/count-tokens.ts';
import type { Draft } from '../core/draft.ts';
import { completeness, type ModelMessage, type ModelRequest } from '../core/model.ts';
import { summarizeChecks } from '../guardrails/output.ts';
import { SEARCH } from '../knowledge/search-tool.ts';
import { t } from '../messages/t.ts';
import { addCutNote } from './add-cut-note.ts';
import type { AgentContext, AgentResult } from './agent-context.ts';
import { type AgentWork, beginWork, countUsage, nextRequest } from './agent-work.ts';
import { type AnswerPass, runAnswerPass, saysNoAnswer } from './answer-pass.ts';
import { callTools, offeredTools } from './call-tools.ts';
import { type ClaimJudge, openJudge } from './claims/judge-claims.ts';
import { reportJudging } from './claims/report-judging.ts';
import { composeAnswer } from './compose-answer.ts';
import type { Agent } from './define-agent.ts';
import { MAX_OUTPUT_TOKENS } from './evidence-budget.ts';
import { explainLeftOut } from './explain-left-out.ts';
import { knownBeside } from './known-beside.ts';
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
    known: { ...knownBeside(work.context.question, work.context.workplace), calculations: work.calculations },
    judge,
    ...(before === undefined ? {} : { before }),
  };
  const pass = await runAnswerPass({ ...(shows ? work.context : quiet), ...ground }, request);
  work.shown += pass.shown;
  countUsage(work, pass.usage, pass.text !== '' && pass.toolCalls.length === 0);
  if (judge !== null) countUsage(work, judge.usage(), true);
  if (judge !== null || (work.context.model.ability === 'writes' && pass.claims.length > 0)) {
    const judging = reportJudging(judge);
    if (judging !== null) work.checks.push(judging);
  }
  return pass;
}

/** The judge of what one request brings; null where there is none, or where nothing is written that could need one. */
function judgeOf({ context, question }: AgentWork, request: ModelRequest): ClaimJudge | null {
  if (context.judge?.ability !== 'writes' || context.model.ability === 'quotes') return null;
  const { budget, signal } = context;
  const reading = countMessageTokens(request.messages);
  return openJudge(context.judge, question, {
    signal,
    remainingMs: () => budget.remainingMs,
    // The answer that is being written is paid for first.
    remainingTokens: () => budget.limits.maxTokens - budget.used.tokens - reading - request.maxOutputTokens,
  });
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
  work.checks.push(...settled.leftOut.map((each) => explainLeftOut(each, work.context.checks)));
  if (settled.type === 'turned')
    return (
      (await quoteInstead(work)) ??
      withCut(await pointToNearest(work, isWhole ? 'not_grounded' : 'model_failed'))
    );
  const { open } = pass;
  const { claims, leftOut, unjudged } = settled;
  const missing = [...pass.missing, ...settled.missing];
  return withCut(await composeAnswer(work, claims, { open, missing, leftOut: leftOut.length, unjudged }));
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
