import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import { type Evidence, idsBehind } from '../core/citation.ts';
import { describeIssues } from '../core/describe-issues.ts';
import { addUsage, type ModelMessage, type ModelTool, type ModelToolCall } from '../core/model.ts';
import { parseJson } from '../core/parse-json.ts';
import { citedMarks } from '../guardrails/cited-marks.ts';
import { screenPassage } from '../guardrails/screen-passage.ts';
import { SEARCH } from '../knowledge/search-tool.ts';
import type { AgentContext, AgentResult } from './agent-context.ts';
import { type AgentWork, mayCallAgain } from './agent-work.ts';
import { calculateTool, readCalculation } from './calculate-tool.ts';
import type { Agent } from './define-agent.ts';
import { fixArguments } from './fix-arguments.ts';
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
 * Carries out what a model wants done and gives the messages that tell it what came of that. What was never offered is
 * blocked and recorded, beside the calls that are valid; what was asked before is answered by reference. The last step of
 * a turn is for answering.
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
  const tool = offeredTools(work).find((it) => it.name === call.name);
  if (tool === undefined) return block(work, call.name);
  const written = parseJson(call.arguments === '' ? '{}' : call.arguments);
  if (written === undefined)
    return { content: 'The arguments are not valid JSON.', fault: 'tool_invalid_input' };
  if (!mayCallAgain(work))
    return { content: 'There is no room for a further call. Answer now.', fault: 'budget_exceeded' };
  const input = fixArguments(tool.input, written);
  const key = `${call.name} ${JSON.stringify(input)}`;
  const before = work.asked.get(key);
  if (before !== undefined) return { content: before, fault: 'repeated' };
  try {
    const done =
      call.name.startsWith(SUB_AGENT) && askable(work).some((it) => SUB_AGENT + it.name === call.name)
        ? await askSubAgent(work, call.name, input, run)
        : await runTool(work, tool, input);
    work.asked.set(key, referTo(done.content));
    return done;
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

/** What a call that was made before is answered with: the evidence is there already. */
function referTo(content: string): string {
  const numbers = [...content.matchAll(/^\[(\d{1,3})\] /gm)].map(([, n]) => `[${n}]`);
  const where = numbers.length === 0 ? 'nothing new' : `see ${[...new Set(numbers)].join(' ')}`;
  return `As before: ${where}. Ask for something else, or answer.`;
}

function block(work: AgentWork, name: string): Done {
  work.checks.push({
    check: 'output.tools',
    verdict: 'denied',
    reason: `"${name.slice(0, 80)}" was never defined for ${work.agent.name}`,
  });
  const known = offeredTools(work).map((tool) => tool.name);
  return {
    content: `There is no such tool. There are: ${known.join(', ') || 'none'}.`,
    fault: 'tool_undefined',
  };
}

/** What one call may add to a prompt; a later one must find room too. */
const TOKENS_OF_CALL = 900;

async function runTool(work: AgentWork, { name, input: schema }: ModelTool, input: unknown): Promise<Done> {
  const { context, gathered } = work;
  const { evidence, described, value } = await context.call(name, readInput(name, schema, input));
  const calculation = readCalculation(value);
  if (name === calculateTool.name && calculation !== null) work.calculations.push(calculation);
  const query = z.looseObject({ query: z.string() }).safeParse(input).data?.query;
  if (name === SEARCH && query !== undefined) work.searched.push(query);
  const added = gathered.show([{ found: evidence, weight: 1 }], {
    questions: [query ?? work.question],
    maxTokens: TOKENS_OF_CALL,
  });
  const known = numbersOf(gathered.pieces, evidence).filter((n) => !added.some((piece) => piece.n === n));
  const said = described === undefined ? '' : screenPassage(described).text;
  const parts = [
    ...(said === '' ? [] : [said]),
    ...(added.length === 0 ? [] : [writeEvidence(added)]),
    ...(known.length === 0 ? [] : [`Known already: ${known.map((n) => `[${n}]`).join(' ')}.`]),
  ];
  return { content: parts.join('\n\n') || NOTHING_FOUND };
}

const NOTHING_FOUND =
  'Nothing was found. Try other words, shorter ones, or the language that the articles are written in.';

/** What the tool itself takes, of what a model fills in. */
function readInput(name: string, schema: z.ZodType, input: unknown): unknown {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = describeIssues(parsed.error, 'input');
  throw new BotError('tool_invalid_input', `${name} was called with wrong input: ${faults}`);
}

/** The pieces that what was found stands in. */
function numbersOf(pieces: readonly Evidence[], found: readonly Evidence[]): number[] {
  const ids = new Set(found.map(({ id }) => id));
  return pieces.filter((piece) => idsBehind([piece]).some((id) => ids.has(id))).map(({ n }) => n);
}

async function askSubAgent(work: AgentWork, name: string, input: unknown, run: RunSubAgent): Promise<Done> {
  const parsed = subAgentInput.safeParse(input);
  const agent = askable(work).find((it) => SUB_AGENT + it.name === name);
  if (!parsed.success || agent === undefined)
    return { content: 'It needs {"question": "…"}.', fault: 'tool_invalid_input' };
  const { emit: _emit, understanding: _understanding, ...context } = work.context;
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
  const cited = citedMarks(
    result.draft.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n'),
  );
  const added = work.gathered.add(result.draft.evidence.filter(({ n }) => cited.includes(n)));
  const text = result.draft.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  return { content: `${text}\n\n${writeEvidence(added)}` };
}
