import type { Config } from '../config.ts';
import { BotError } from '../core/bot-error.ts';
import { createLog, type Log } from '../core/log.ts';
import type { Model } from '../core/model.ts';
import type { Registry } from '../extend/pieces.ts';
import { chooseEmbedders, type Embedders } from '../knowledge/index-versions/embedders.ts';
import { createLocalEmbedder } from '../knowledge/local-embedder.ts';
import { createOwnModel } from '../models/create-own-model.ts';
import { defineModel, type ModelAdapter, type ModelContext } from '../models/define-model.ts';
import { createOpenAiModel, type OpenAiModelOptions } from '../models/openai.ts';
import { createOpenAiEmbedder } from '../models/openai-embedder.ts';
import type { OpenDatabase } from '../store/database.ts';

const OPENAI = 'openai';
/** How often a model's endpoint is asked again before its answer has begun. */
const MAX_RETRIES = 2;

/** The adapter of the endpoint that the settings name. */
export function openAiAdapter(config: Config): ModelAdapter {
  return defineModel({
    name: OPENAI,
    create: ({ log, timeoutMs }) => createOpenAiModel(openAiOptions(config, { log, timeoutMs })),
  });
}

/**
 * The model that is configured; null: answers are quotes.
 * @throws BotError `config_invalid` when there is no adapter of that name, or it lacks a setting
 */
export function chooseModel(config: Config, registry: Registry, context: ModelContext): Model | null {
  const adapter = chosenAdapter(config, registry);
  return adapter === null ? null : createOwnModel(adapter, context);
}

/** The adapter that the settings choose; null: none. @throws BotError `config_invalid` */
export function chosenAdapter(config: Config, { models }: Pick<Registry, 'models'>): ModelAdapter | null {
  const name = config.SWITCHBOARD_MODEL ?? (hasEndpoint(config) ? OPENAI : null);
  if (name === null) return null;
  const adapter = models.find((one) => one.name === name);
  if (adapter !== undefined) return adapter;
  const there = models.map((one) => one.name).join(', ');
  throw new BotError(
    'config_invalid',
    `SWITCHBOARD_MODEL: there is no model adapter called ${name} (there are: ${there}).`,
  );
}

function hasEndpoint({ OPENAI_API_KEY: key, OPENAI_BASE_URL: address }: Config): boolean {
  return key !== undefined || address !== undefined;
}

/** What is computed here, and an endpoint's models, where there is one; an index keeps the embedder it was made with. */
export function createEmbedders(config: Config, database: OpenDatabase, log: Log): Embedders {
  const local = createLocalEmbedder(database);
  if (config.OPENAI_EMBEDDING_MODEL === undefined && !hasEndpoint(config)) return local;
  const shared = { ...endpoint(config), timeoutMs: 30_000, maxRetries: MAX_RETRIES, log };
  const create = (model: string, dims: number) => createOpenAiEmbedder({ ...shared, model, dims });
  return chooseEmbedders(local, { model: config.OPENAI_EMBEDDING_MODEL ?? null, create });
}

function openAiOptions(config: Config, { log, timeoutMs }: ModelContext): OpenAiModelOptions {
  const { OPENAI_INPUT_USD_PER_MILLION: input, OPENAI_OUTPUT_USD_PER_MILLION: output } = config;
  return {
    ...endpoint(config),
    model: config.OPENAI_MODEL,
    contextTokens: config.OPENAI_CONTEXT_TOKENS,
    timeoutMs,
    maxRetries: MAX_RETRIES,
    log,
    ...(input === undefined || output === undefined
      ? {}
      : { prices: { inputPerMillionUsd: input, outputPerMillionUsd: output } }),
  };
}

function endpoint(config: Config): { apiKey?: string; baseUrl?: string } {
  return {
    ...(config.OPENAI_API_KEY === undefined ? {} : { apiKey: config.OPENAI_API_KEY }),
    ...(config.OPENAI_BASE_URL === undefined ? {} : { baseUrl: config.OPENAI_BASE_URL }),
  };
}

/** A model that takes longer to say one word is of no use to a turn. */
const PROBE_MS = 15_000;

/** Asks the configured model for one word; what is wrong with it, or null. */
export async function probeModel(config: Config, registry: Registry): Promise<string | null> {
  const model = chooseModel(config, registry, { log: createLog('silent'), timeoutMs: PROBE_MS });
  if (model === null) return 'no model is configured';
  const request = {
    purpose: 'understand' as const,
    question: 'ping',
    evidence: [],
    language: 'en',
    messages: [{ role: 'user' as const, content: 'Reply with: ok' }],
    tools: [],
    maxOutputTokens: 16,
    signal: AbortSignal.timeout(PROBE_MS),
  };
  try {
    for await (const event of model.generate(request)) if (event.type === 'done') return null;
    return 'it ended without an answer';
  } catch (error) {
    if (!(error instanceof Error)) return 'it failed';
    // An endpoint's words may repeat the key; those of an extension were written for the person who reads them here.
    const { cause } = error;
    const isOwn = config.SWITCHBOARD_MODEL !== undefined && config.SWITCHBOARD_MODEL !== OPENAI;
    return isOwn && cause instanceof Error ? `${error.message} ${cause.message}` : error.message;
  }
}
