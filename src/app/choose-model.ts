import type { Config } from '../config.ts';
import { BotError } from '../core/bot-error.ts';
import type { Log } from '../core/log.ts';
import type { Model } from '../core/model.ts';
import type { Registry } from '../extend/pieces.ts';
import { chooseEmbedders, type Embedders } from '../knowledge/index-versions/embedders.ts';
import { createLocalEmbedder } from '../knowledge/local-embedder.ts';
import { createOwnModel } from '../models/create-own-model.ts';
import { defineModel, type ModelAdapter, type ModelContext } from '../models/define-model.ts';
import { createOpenAiModel, type OpenAiModelOptions } from '../models/openai.ts';
import { createOpenAiEmbedder } from '../models/openai-embedder.ts';
import type { OpenDatabase } from '../store/database.ts';

/** The adapter of the endpoint that the settings name. */
export const OPENAI = 'openai';
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

/**
 * The model that judges what the other one claims, where it is another one of the same endpoint; null: it is the same.
 * @throws BotError `config_invalid`
 */
export function chooseJudge(config: Config, registry: Registry, context: ModelContext): Model | null {
  if (config.OPENAI_JUDGE_MODEL === undefined || chosenAdapter(config, registry)?.name !== OPENAI)
    return null;
  return createOwnModel(openAiAdapter({ ...config, OPENAI_MODEL: config.OPENAI_JUDGE_MODEL }), context);
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

/** What the settings say of the endpoint's chat model. */
export function openAiOptions(config: Config, { log, timeoutMs }: ModelContext): OpenAiModelOptions {
  const { OPENAI_INPUT_USD_PER_MILLION: input, OPENAI_OUTPUT_USD_PER_MILLION: output } = config;
  return {
    ...endpoint(config),
    model: config.OPENAI_MODEL,
    contextTokens: config.OPENAI_CONTEXT_TOKENS,
    outputTokens: {
      answer: config.OPENAI_MAX_OUTPUT_TOKENS,
      short: config.OPENAI_MAX_SHORT_OUTPUT_TOKENS,
    },
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
