import { BotError } from '../core/bot-error.ts';
import type { Draft } from '../core/draft.ts';
import type { ModelMessage } from '../core/model.ts';
import { summarizeChecks, type VerifiedSentence } from '../guardrails/output.ts';
import type { AgentContext, AgentResult } from './agent-context.ts';
import { type AgentWork, beginWork, countUsage, nextRequest } from './agent-work.ts';
import { type AnswerPass, runAnswerPass, saysNoAnswer } from './answer-pass.ts';
import { callTools, offeredTools } from './call-tools.ts';
import { composeAnswer } from './compose-answer.ts';
import type { Agent } from './define-agent.ts';
import { lookUp, SEARCH } from './look-up.ts';
import { settleAnswer } from './settle-answer.ts';
import { showNearest } from './show-nearest.ts';
import { writeMessages } from './write-prompt.ts';

/**
 * Runs an agent: looks things up, has the model write, verifies every sentence before anybody sees it, lets the model
 * repair its text once while nothing is shown, and leaves out what still fails.
 * @throws BotError `model_*`, `budget_exceeded`
 */
export async function runAgent(agent: Agent, context: AgentContext): Promise<AgentResult> {
  const work = beginWork(agent, context);
  await lookUp(work);
  const tools = offeredTools(work).filter((it) => it.name !== SEARCH);
  if (work.gathered.all.length === 0 && tools.length === 0)
    return finish(work, null, refuse(work, 'nothing_found'));

  const messages = writeMessages(agent, context.question, work.gathered.pieces, context.workplace);
  let pass = await converse(work, messages);
  if (needsRepair(work, pass)) pass = await repair(work, messages, pass);
  return finish(work, pass, await toDraft(work, pass));
}

/** Lets the model answer, calling tools in between as often as the budget allows. */
async function converse(work: AgentWork, messages: ModelMessage[]): Promise<AnswerPass> {
  let tools = offeredTools(work);
  let missed = 0;
  for (;;) {
    const pass = await runPass(work, 'answer', messages, tools);
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

async function runPass(
  work: AgentWork,
  purpose: 'answer' | 'repair',
  messages: ModelMessage[],
  tools = offeredTools(work),
): Promise<AnswerPass> {
  const request = nextRequest(work, purpose, messages, tools);
  const { emit, ...quiet } = work.context;
  // What an earlier pass showed is replaced as a whole by the final draft, not appended to.
  const shows = work.shown === 0 && emit !== undefined;
  const pass = await runAnswerPass(shows ? work.context : quiet, request, work.gathered.all);
  work.shown += pass.shown;
  countUsage(work, pass.usage, pass.text !== '' && pass.toolCalls.length === 0);
  return pass;
}

function needsRepair(work: AgentWork, pass: AnswerPass): boolean {
  const fallen = pass.sentences.some(({ verdict }) => !verdict.ok);
  return work.shown === 0 && fallen && pass.finish !== 'filtered' && !saysNoAnswer(pass);
}

async function repair(work: AgentWork, messages: ModelMessage[], pass: AnswerPass): Promise<AnswerPass> {
  const faults = pass.sentences.flatMap(({ sentence, verdict }) =>
    verdict.ok ? [] : [`- "${sentence.trim().slice(0, 300)}": ${verdict.reason}`],
  );
  const request = `These sentences were not accepted:\n${faults.join('\n')}\nWrite the whole answer again under the same rules, with these corrected or left out.`;
  const correction: ModelMessage[] = [
    { role: 'assistant', content: pass.text },
    { role: 'user', content: request },
  ];
  work.checks.push({ check: 'repair', verdict: 'rewritten', reason: firstFault(pass.sentences) });
  try {
    const repaired = await runPass(work, 'repair', [...messages, ...correction]);
    // Tools go along so that a provider finds the request as it knows it; what is wanted is text.
    return repaired.text.trim() === '' && repaired.toolCalls.length > 0 ? pass : repaired;
  } catch (error) {
    // What can be kept of the first answer is better than none; the extractive model never repairs.
    if (error instanceof BotError && (error.code.startsWith('model_') || error.code === 'budget_exceeded'))
      return pass;
    throw error;
  }
}

async function toDraft(work: AgentWork, pass: AnswerPass): Promise<Draft> {
  if (pass.finish === 'filtered') return refuse(work, 'unsupported');
  if (saysNoAnswer(pass)) return pointToNearest(work, 'nothing_found');
  const settled = settleAnswer(pass.sentences);
  if (settled.type === 'turned') return pointToNearest(work, 'not_grounded');
  return composeAnswer(work, settled.text, pass.open);
}

/** Where something comes near, the reply leads to it. */
async function pointToNearest(work: AgentWork, reason: 'nothing_found' | 'not_grounded'): Promise<Draft> {
  const parts = await showNearest(work);
  const refused = refuse(work, parts.length === 0 ? reason : 'not_sure');
  return parts.length === 0 ? refused : { ...refused, parts };
}

function refuse(
  { gathered, checks }: AgentWork,
  reason: 'nothing_found' | 'not_sure' | 'not_grounded' | 'unsupported',
): Extract<Draft, { type: 'refused' }> {
  return { type: 'refused', reason, evidence: gathered.all, checks };
}

function finish(work: AgentWork, pass: AnswerPass | null, draft: Draft): AgentResult {
  const verified =
    pass === null || saysNoAnswer(pass)
      ? []
      : summarizeChecks(
          pass.sentences.map(({ verdict }) => verdict),
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

function firstFault(sentences: VerifiedSentence[]): string {
  const fault = sentences.find(({ verdict }) => !verdict.ok)?.verdict;
  return fault === undefined || fault.ok ? '' : `${fault.check}: ${fault.reason}`;
}
