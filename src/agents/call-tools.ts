import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import { addUsage, type ModelMessage, type ModelTool, type ModelToolCall } from '../core/model.ts';
import { parseJson } from '../core/parse-json.ts';
import type { AgentContext, AgentResult } from './agent-context.ts';
import type { AgentWork } from './agent-work.ts';
import type { Agent } from './define-agent.ts';
import { writeEvidence } from './write-prompt.ts';

/** Runs a sub-agent; handed in, because running agents and calling tools need one another. */
export type RunSubAgent = (agent: Agent, context: AgentContext) => Promise<AgentResult>;

/** What the names begin with by which a model asks other agents. */
export const SUB_AGENT = 'ask_';
const subAgentInput = z.object({ question: z.string().trim().min(1).max(2_000) });

/** What a model is offered: the agent's own tools that only read, and its sub-agents. */
export function offeredTools({ agent, context }: Pick<AgentWork, 'agent' | 'context'>): ModelTool[] {
  const tools = context.tools.filter((tool) => agent.tools.includes(tool.name) && tool.effect === 'read');
  const own = tools.map(({ name, description, input, modelInput = input }) => ({
    name,
    description,
    input: modelInput,
  }));
  const asked = askable({ agent, context }).map((it) => ({
    name: SUB_AGENT + it.name,
    description: it.job,
    input: subAgentInput,
  }));
  return [...own, ...asked];
}

/** The agents that this one may hand work to, of those that are on here. */
function askable({ agent, context }: Pick<AgentWork, 'agent' | 'context'>): Agent[] {
  return context.agents.filter((it) => agent.agents.includes(it.name));
}

/**
 * Carries out what a model wants done and gives the messages that tell it what came of that. What was never offered
 * is blocked and recorded, and so is what was asked before.
 */
export async function callTools(
  work: AgentWork,
  calls: ModelToolCall[],
  run: RunSubAgent,
): Promise<ModelMessage[]> {
  const answers: ModelMessage[] = [];
  for (const call of calls) {
    const started = performance.now();
    const done = await callTool(work, call, run);
    const entry = {
      tool: call.name.slice(0, 80),
      ms: Math.round(performance.now() - started),
      ok: done.fault === undefined,
    };
    work.toolCalls.push(done.fault === undefined ? entry : { ...entry, reason: done.fault });
    answers.push({ role: 'tool', toolCallId: call.id, content: done.content });
  }
  return answers;
}

interface Done {
  content: string;
  /** A stable code of what went wrong. */
  fault?: string;
}

async function callTool(work: AgentWork, call: ModelToolCall, run: RunSubAgent): Promise<Done> {
  if (!offeredTools(work).some((it) => it.name === call.name)) return block(work, call.name);
  const input = parseJson(call.arguments === '' ? '{}' : call.arguments);
  if (input === undefined)
    return { content: 'The arguments are not valid JSON.', fault: 'tool_invalid_input' };
  try {
    return call.name.startsWith(SUB_AGENT) && askable(work).some((it) => SUB_AGENT + it.name === call.name)
      ? await askSubAgent(work, call.name, input, run)
      : await runTool(work, call.name, input);
  } catch (error) {
    if (
      !(error instanceof BotError) ||
      !['tool_invalid_input', 'tool_failed', 'not_found', 'forbidden'].includes(error.code)
    )
      throw error;
    return {
      content: error.code === 'tool_invalid_input' ? error.message : 'The tool failed. Go on without it.',
      fault: error.code,
    };
  }
}

function block(work: AgentWork, name: string): Done {
  work.checks.push({
    check: 'output.tools',
    verdict: 'denied',
    reason: `"${name.slice(0, 80)}" was never defined for ${work.agent.name}`,
  });
  return { content: 'There is no such tool. Do not call it again.', fault: 'tool_undefined' };
}

async function runTool(work: AgentWork, name: string, input: unknown): Promise<Done> {
  const { evidence } = await work.context.call(name, input);
  const added = work.gathered.add(evidence);
  return { content: added.length === 0 ? 'Nothing was found.' : writeEvidence(added) };
}

async function askSubAgent(work: AgentWork, name: string, input: unknown, run: RunSubAgent): Promise<Done> {
  const parsed = subAgentInput.safeParse(input);
  const agent = askable(work).find((it) => SUB_AGENT + it.name === name);
  if (!parsed.success || agent === undefined)
    return { content: 'It needs {"question": "…"}.', fault: 'tool_invalid_input' };
  const { emit: _, ...context } = work.context;
  if (context.depth >= context.budget.limits.maxDepth) {
    work.checks.push({
      check: 'budget.depth',
      verdict: 'denied',
      reason: `${name} would be nested too deep`,
    });
    return { content: 'No further agent may be asked.', fault: 'budget_exceeded' };
  }
  const asked = { ...context.question, text: parsed.data.question, history: [] };
  const ruled = (await context.applyRules?.(agent, asked)) ?? { question: asked, checks: [] };
  work.checks.push(...ruled.checks);
  if (ruled.question === null) return { content: 'It may not be asked that.', fault: 'forbidden' };
  const result = await run(agent, { ...context, question: ruled.question, depth: context.depth + 1 });
  work.usage = addUsage(work.usage, result.usage);
  work.checks.push(...result.checks);
  work.toolCalls.push(...result.toolCalls);
  work.gathered.fit.cut += result.fit.cut;
  work.gathered.fit.cutTokens += result.fit.cutTokens;
  if (result.draft.type !== 'answer') return { content: 'It found no answer.' };
  const added = work.gathered.add(result.draft.evidence);
  const text = result.draft.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  return { content: `${text}\n\n${writeEvidence(added)}` };
}
