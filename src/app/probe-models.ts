import { z } from 'zod';
import type { Config } from '../config.ts';
import { BotError } from '../core/bot-error.ts';
import { createLog } from '../core/log.ts';
import type { Model, ModelEvent, ModelRequest } from '../core/model.ts';
import type { Registry } from '../extend/pieces.ts';
import { createOwnModel } from '../models/create-own-model.ts';
import type { EndpointTerms } from '../models/endpoint-terms.ts';
import { createOpenAiModel } from '../models/openai.ts';
import { chosenAdapter, OPENAI, openAiOptions } from './choose-model.ts';

/** What was found of a model. */
export interface ModelFinding {
  check: string;
  ok: boolean;
  found: string;
  fix?: string;
}

/** A third of it is for the first word, as in a turn of this length. */
const PROBE_MS = 45_000;
const FIX =
  'Check OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL; until then answers quote the sources, and the reply says why.';

/**
 * Asks the configured models for what a turn asks of them: a streamed answer, a tool, a value of a schema, and the same of
 * the model that judges. What an endpoint lacks is told with what stands in for it.
 */
export async function probeModels(config: Config, registry: Registry): Promise<ModelFinding[]> {
  const answering = openModel(config, registry);
  if (answering === null) return [{ check: 'model', ok: false, found: 'no model is configured', fix: FIX }];
  const findings = [await probeAnswer(answering)];
  if (!findings[0]?.ok) return findings;
  findings.push(await probeTools(answering), await probeSchema(answering, 'model schema'));
  const { OPENAI_JUDGE_MODEL: judge } = config;
  if (judge !== undefined && answering.terms !== null) {
    const judging = openModel({ ...config, OPENAI_MODEL: judge }, registry);
    if (judging !== null) findings.push(await probeSchema(judging, 'judge model'));
  }
  return findings;
}

/** A model with what its endpoint turned out to take; null: nobody tells of one of an extension. */
interface Probed {
  model: Model;
  terms: (() => EndpointTerms) | null;
}

function openModel(config: Config, registry: Registry): Probed | null {
  const adapter = chosenAdapter(config, registry);
  if (adapter === null) return null;
  const context = { log: createLog('silent'), timeoutMs: PROBE_MS };
  if (adapter.name !== OPENAI) return { model: createOwnModel(adapter, context), terms: null };
  const endpoint = createOpenAiModel(openAiOptions(config, context));
  const checked = createOwnModel({ ...adapter, create: () => endpoint }, context);
  return { model: checked, terms: () => endpoint.terms() };
}

async function probeAnswer({ model, terms }: Probed): Promise<ModelFinding> {
  const heard = await ask(model, {
    maxOutputTokens: model.outputTokens?.answer ?? 1_500,
    messages: [
      { role: 'system', content: 'Reply with the word that the user names and nothing else.' },
      { role: 'user', content: 'The word is: ready' },
    ],
  });
  if ('fault' in heard) return { check: 'model', ok: false, found: heard.fault, fix: FIX };
  const known = terms?.();
  const facts = [
    `${heard.model} answers`,
    ...(known?.stream === false ? ['it takes no streams: answers come whole'] : []),
    ...(known?.instructions === 'user'
      ? ['it takes no instructions of their own: they go with the question']
      : []),
    ...(heard.isEstimated ? ['it does not tell what it used: tokens and costs are estimates'] : []),
  ];
  return { check: 'model', ok: true, found: facts.join('; ') };
}

const lookUp = {
  name: 'look_up',
  description: 'Looks up the opening hours of a place.',
  input: z.object({ place: z.string() }),
};

async function probeTools({ model, terms }: Probed): Promise<ModelFinding> {
  const check = 'model tools';
  const heard = await ask(model, {
    tools: [lookUp],
    maxOutputTokens: model.outputTokens?.answer ?? 1_500,
    messages: [{ role: 'user', content: 'Use the tool look_up to find the opening hours of the canteen.' }],
  });
  const without = 'answers are made from what the bot finds by itself';
  if ('fault' in heard)
    return { check, ok: false, found: `a request with tools failed: ${heard.fault}`, fix: FIX };
  if (terms?.().tools === false) return { check, ok: true, found: `it takes no tools: ${without}` };
  return heard.called.includes(lookUp.name)
    ? { check, ok: true, found: 'it calls them' }
    : { check, ok: true, found: `it takes them and called none when told to: mostly, ${without}` };
}

const opinion = z.object({ verdict: z.enum(['yes', 'no']), why: z.string().optional() });
const WAYS: Record<EndpointTerms['json'], string> = {
  schema: 'it keeps to them',
  object: 'it takes none and gives JSON: values are held to their schema here',
  words: 'it takes none and no JSON mode: JSON is asked for in words and held to its schema here',
};

/** The judge is asked for nothing else. */
async function probeSchema({ model, terms }: Probed, check: string): Promise<ModelFinding> {
  const heard = await ask(model, {
    output: { name: 'opinion', schema: opinion },
    maxOutputTokens: model.outputTokens?.short ?? 500,
    messages: [
      { role: 'system', content: 'Judge the statement. Reply with JSON: {"verdict": "yes" or "no"}.' },
      { role: 'user', content: 'Two and two are four.' },
    ],
  });
  if ('fault' in heard) {
    const without =
      check === 'judge model' ? 'code alone judges claims' : 'questions are understood by code alone';
    const fix =
      check === 'judge model'
        ? 'Check OPENAI_JUDGE_MODEL.'
        : 'A larger OPENAI_MAX_SHORT_OUTPUT_TOKENS may help a model that thinks first.';
    return { check, ok: false, found: `${heard.fault} Until then ${without}.`, fix };
  }
  return { check, ok: true, found: `${heard.model}: ${WAYS[terms?.().json ?? 'schema']}` };
}

type Probing = { model: string; called: string[]; isEstimated: boolean } | { fault: string };

async function ask(
  model: Model,
  request: Pick<ModelRequest, 'messages' | 'maxOutputTokens'> & Partial<ModelRequest>,
): Promise<Probing> {
  const called: string[] = [];
  let done: Extract<ModelEvent, { type: 'done' }> | null = null;
  try {
    const events = model.generate({
      purpose: 'probe',
      question: 'ready',
      evidence: [],
      language: 'en',
      tools: [],
      signal: AbortSignal.timeout(PROBE_MS),
      timeLeftMs: PROBE_MS,
      ...request,
    });
    for await (const event of events) {
      if (event.type === 'tool_call') called.push(event.call.name);
      if (event.type === 'done') done = event;
    }
  } catch (error) {
    return { fault: describeFault(error) };
  }
  if (done === null) return { fault: 'It ended without an answer.' };
  return { model: done.model, called, isEstimated: done.usage.estimated === true };
}

/** An endpoint's words may repeat the key; those of an extension were written for the person who reads them here. */
function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return 'It failed.';
  const { cause } = error;
  return error instanceof BotError && cause instanceof Error
    ? `${error.message} ${cause.message}`
    : error.message;
}
