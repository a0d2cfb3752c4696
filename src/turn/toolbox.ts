import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import type { Budget } from '../core/budget.ts';
import type { Evidence } from '../core/citation.ts';
import { describeIssues } from '../core/describe-issues.ts';
import type { CheckVerdict, Receipt } from '../core/receipt.ts';
import type { SearchTrace } from '../core/retrieval.ts';
import type { Tool, ToolContext, ToolResult } from '../core/tool.ts';
import { type ArticleAddress, addressEvidence } from './address-evidence.ts';
import { evidenceSchema } from './evidence-schema.ts';

/** A turn's tools with everything they brought back; evidence is numbered from 1 in the order it came. */
export interface Toolbox {
  /**
   * Runs a registered tool for the turn's audience.
   * @throws BotError `tool_undefined`, `tool_invalid_input`, `tool_failed`, `budget_exceeded`
   */
  call(name: string, input: unknown): Promise<ToolResult<unknown>>;
  /** The same for one who declares which tools it calls: any other is blocked and recorded. */
  callFor(caller: { name: string; tools: readonly string[] }): Toolbox['call'];
  /** Numbers what code made of evidence that its tools brought, and that rests on the same. */
  add(made: Evidence): Evidence;
  readonly evidence: Evidence[];
  readonly calls: Receipt['toolCalls'];
  readonly checks: CheckVerdict[];
  readonly counts: Record<string, number>;
  /** How each search went. */
  readonly searches: SearchTrace[];
  /** Titles of sources that could not be reached, once each. */
  readonly unreachable: Set<string>;
}

/** What a toolbox is opened with. */
export interface ToolboxDeps {
  /** Where people read an article that has no address of its own. */
  pageOf?: ArticleAddress | undefined;
  tools: readonly Tool[];
  /** Told of each call that begins, and of what it brought for these readers once it is over. */
  onCall?(call: { tool: string; brought: readonly Evidence[] | null }): void;
  /** Takes in what a tool brings; null: somebody of the audience may not read it. @throws BotError `tool_failed` */
  admit(tool: string, evidence: Evidence): Promise<Evidence | null>;
}

/** Opens the tools to a turn; a name that was never defined is blocked and recorded (P5). */
export function openToolbox(
  { tools, admit, pageOf, onCall }: ToolboxDeps,
  context: ToolContext,
  budget: Budget,
): Toolbox {
  const registry = new Map(tools.map((tool) => [tool.name, tool]));
  const evidence: Evidence[] = [];
  const calls: Receipt['toolCalls'] = [];
  const checks: CheckVerdict[] = [];
  const counts: Record<string, number> = {};
  const searches: SearchTrace[] = [];
  const unreachable = new Set<string>();

  async function call(name: string, input: unknown): Promise<ToolResult<unknown>> {
    const tool = registry.get(name);
    if (tool === undefined) {
      calls.push({ tool: name.slice(0, 80), ms: 0, ok: false, reason: 'undefined' });
      checks.push({
        check: 'defined_tools_only',
        verdict: 'denied',
        reason: `"${name.slice(0, 80)}" was never defined`,
      });
      throw new BotError('tool_undefined', `No tool of that name was ever defined: ${name.slice(0, 80)}`);
    }
    const { version } = tool;
    if (tool.effect === 'write') {
      checks.push({ check: 'no_write_without_approval', verdict: 'denied', reason: tool.name });
      throw new BotError('forbidden', `${tool.name} writes, and nobody approved it.`);
    }
    budget.takeStep();
    const started = performance.now();
    onCall?.({ tool: name, brought: null });
    try {
      const { described: _own, ...result } = await runTool(tool, input, context);
      const found = await admitAll(result.evidence, (one) => admit(name, one));
      onCall?.({ tool: name, brought: found });
      calls.push({ tool: name, version, ms: Math.round(performance.now() - started), ok: true });
      for (const [key, count] of Object.entries(result.counts ?? {})) counts[`${name}.${key}`] = count;
      if (result.search !== undefined) searches.push(result.search);
      for (const source of result.unreachable ?? []) unreachable.add(source);
      // What somebody of the audience may not see might stand in the value as well.
      const whole = found.length === result.evidence.length;
      const described = whole ? (tool.describe?.(result.value) ?? null) : null;
      return {
        ...result,
        evidence: found.map((one) => number(addressEvidence(one, pageOf), evidence)),
        ...(described === null ? {} : { described }),
      };
    } catch (error) {
      calls.push({
        tool: name,
        version,
        ms: Math.round(performance.now() - started),
        ok: false,
        reason: error instanceof BotError ? error.code : 'tool_failed',
      });
      onCall?.({ tool: name, brought: [] });
      throw error;
    }
  }
  const callFor: Toolbox['callFor'] = (caller) => (name, input) => {
    // What was never defined is blocked as that.
    if (caller.tools.includes(name) || !registry.has(name)) return call(name, input);
    const reason = `"${name.slice(0, 80)}" is not among the tools of ${caller.name}`;
    calls.push({ tool: name.slice(0, 80), ms: 0, ok: false, reason: 'undeclared' });
    checks.push({ check: 'declared_tools_only', verdict: 'denied', reason });
    return Promise.reject(new BotError('tool_undefined', reason));
  };
  const add = (made: Evidence): Evidence => number(made, evidence);
  return { call, callFor, add, evidence, calls, checks, counts, searches, unreachable };
}

async function runTool(tool: Tool, input: unknown, context: ToolContext): Promise<ToolResult<unknown>> {
  context.signal.throwIfAborted();
  const parsed = tool.input.safeParse(input);
  if (!parsed.success) {
    const faults = describeIssues(parsed.error, 'input');
    throw new BotError('tool_invalid_input', `${tool.name} was called with wrong input: ${faults}`);
  }
  try {
    const result = await tool.run(parsed.data, context);
    checkEvidence(tool, result);
    return { ...result, value: parseOutput(tool, result.value) };
  } catch (error) {
    if (error instanceof BotError) throw error;
    throw new BotError('tool_failed', `${tool.name} failed.`, { cause: error });
  }
}

function parseOutput(tool: Tool, value: unknown): unknown {
  const parsed = tool.output.safeParse(value);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => issue.path.join('.') || 'value').join(', ');
  throw new BotError(
    'tool_failed',
    `${tool.name} brought back what its output schema does not allow: ${places}`,
  );
}

const withEvidence = z.looseObject({ evidence: z.array(evidenceSchema) });

/** What is cited is read by code that trusts it. */
function checkEvidence(tool: Tool, result: unknown): void {
  const { error } = withEvidence.safeParse(result);
  if (error === undefined) return;
  throw new BotError(
    'tool_failed',
    `${tool.name} brought back no { value, evidence }: ${describeIssues(error)}`,
  );
}

async function admitAll(
  found: readonly Evidence[],
  admit: (one: Evidence) => Promise<Evidence | null>,
): Promise<Evidence[]> {
  const admitted: Evidence[] = [];
  for (const one of found) {
    const taken = await admit(one);
    if (taken !== null) admitted.push(taken);
  }
  return admitted;
}

/** Gives evidence its number; what was brought before keeps the one it has. */
function number(found: Evidence, evidence: Evidence[]): Evidence {
  const known = evidence.find((one) => one.id === found.id && one.text === found.text);
  if (known !== undefined) return known;
  const numbered = { ...found, n: evidence.length + 1 };
  evidence.push(numbered);
  return numbered;
}
