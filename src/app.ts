import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { createLiveConnections, type LiveConnections } from './accounts/live/live-connections.ts';
import { createRecordTools } from './accounts/record-tools.ts';
import type { Disagreement } from './agents/agent-context.ts';
import { AGENTS } from './agents/agents.ts';
import { type Config, readAddress } from './config.ts';
import { BotError } from './core/bot-error.ts';
import type { Evidence } from './core/citation.ts';
import { systemClock } from './core/clock.ts';
import type { Directory } from './core/directory.ts';
import { createLog, type Log } from './core/log.ts';
import type { Model } from './core/model.ts';
import type { ReplyChannel } from './core/reply-channel.ts';
import type { Tool } from './core/tool.ts';
import { startCurationClock } from './curation/start-curation-clock.ts';
import { loadExtensions } from './extend/load-extensions.ts';
import type { BuiltIn, LoadedPiece, Registry } from './extend/pieces.ts';
import { buildRegistry } from './extend/registry.ts';
import { openTriageItem } from './feedback/open-triage-item.ts';
import { startTriageClock } from './feedback/start-triage-clock.ts';
import { createFlows } from './flows/create-flows.ts';
import { defineGuardrail } from './guardrails/define-guardrail.ts';
import { INPUT_CHECKS } from './guardrails/input.ts';
import { LINE_CHECKS, OUTPUT_CHECKS } from './guardrails/output.ts';
import { createHandoffs } from './handoff/create-handoffs.ts';
import type { Handoffs } from './handoff/handoffs.ts';
import { startHandoffClock } from './handoff/start-handoff-clock.ts';
import { TOPICS } from './handoff/topics.ts';
import { chooseEmbedders, type Embedders } from './knowledge/generations/embedders.ts';
import { startIndexClock } from './knowledge/generations/start-index-clock.ts';
import { warnOfOtherEmbedder } from './knowledge/generations/warn-of-other-embedder.ts';
import { createLocalEmbedder } from './knowledge/local-embedder.ts';
import { createSearchTool } from './knowledge/search-tool.ts';
import { createTermWeights } from './knowledge/term-weights.ts';
import { createOwnModel } from './models/create-own-model.ts';
import { defineModel, type ModelAdapter } from './models/define-model.ts';
import { createExtractiveModel } from './models/extractive.ts';
import { withFallback } from './models/fallback.ts';
import { findDisagreements } from './models/find-disagreements.ts';
import { createOpenAiModel, type OpenAiModelOptions } from './models/openai.ts';
import { createOpenAiEmbedder } from './models/openai-embedder.ts';
import { POLICIES } from './policies/policies.ts';
import { EXAMPLE_SOURCE, SOURCE_KINDS } from './sources/source-kinds.ts';
import { CLOSED_DATABASE } from './store/closed-database.ts';
import type { OpenDatabase } from './store/database.ts';
import { openStore } from './store/open-store.ts';
import { createStoredDirectory } from './store/stored-directory.ts';
import { audienceOf, type Place } from './turn/audience-of.ts';
import { createTurns, type Turns } from './turn/create-turns.ts';
import { mayBeSent } from './turn/may-be-sent.ts';
import type { Guardrails } from './turn/turn.ts';

/** The parts that every command and the bot share: an open, migrated database and what answers from it. */
export interface App {
  config: Config;
  log: Log;
  database: OpenDatabase;
  /** Names of the migrations applied when it was opened. */
  migrated: string[];
  embedder: Embedders;
  model: Model;
  /** What it is composed of, extensions included. */
  registry: Registry;
  handoffs: Handoffs;
  /** Names this process in leases. */
  worker: string;
  /** Opens turns whose replies go through the channel given; with those of `chat` the clocks of handoffs, triage and the index run. */
  openTurns(surface: Surface): Promise<Turns>;
  close(): Promise<void>;
}

/** Where questions come from and replies go. */
export interface Surface {
  surface: 'chat' | 'cli';
  replyChannel: ReplyChannel;
  directory: Directory;
}

/** How an app is opened; the overrides are for tests. */
export interface AppOptions {
  /** Shown to whoever finds the data folder in use. */
  command: string;
  onProgress?: (message: string) => void;
  model?: Model;
  log?: Log;
  /** The address of a database that is read in place, by the environment variable that holds it. */
  addressOf?: (variable: string) => string | undefined;
}

/** The most agents that may be nested, and calls of models and tools in one turn (P6). */
const MAX_DEPTH = 3;
const MAX_STEPS = 16;
/** One query to a database that is read in place takes at most this part of a turn's time, and all of them half. */
const LIVE_SHARE = 4;
/** How often a model's endpoint is asked again before its answer has begun. */
const MAX_RETRIES = 2;

/** Opens the database and puts the parts together; plain calls, no container. @throws BotError */
export async function openApp(config: Config, options: AppOptions): Promise<App> {
  const log = options.log ?? createLog(config.LOG_LEVEL);
  // First, so that a broken extension stops everything before anything was opened or changed.
  const loaded = await loadPieces(config);
  const configured = options.model === undefined ? createConfigured(config, loaded.registry, log) : null;
  const store = await openStore({
    dataDir: config.SWITCHBOARD_DATA_DIR,
    databaseUrl: config.DATABASE_URL,
    migrationUrl: config.DATABASE_MIGRATION_URL,
    command: options.command,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
  const { database } = store;
  const embedder = createEmbedders(config, database, log);
  await warnOfOtherEmbedder(database, embedder, log);
  const quoting = createExtractiveModel({ weigh: createTermWeights(database) });
  const live = createLiveConnections({
    urlOf: options.addressOf ?? readAddress,
    log,
    maxTimeoutMs: (config.TURN_TIMEOUT_SECONDS * 1000) / LIVE_SHARE,
    maxTurnMs: (config.TURN_TIMEOUT_SECONDS * 1000) / 2,
  });
  const registry = buildRegistry(builtInPieces({ config, database, live, embedder }), loaded.pieces);
  const model = options.model ?? (configured === null ? quoting : withFallback(configured, quoting, { log }));
  const worker = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const limits = {
    maxDepth: MAX_DEPTH,
    maxSteps: MAX_STEPS,
    maxTokens: config.TURN_MAX_TOKENS,
    maxCostUsd: config.TURN_MAX_COST_USD,
    timeoutMs: config.TURN_TIMEOUT_SECONDS * 1000,
  };
  // Who is who as last stored, until a chat platform is there to ask.
  let directory = createStoredDirectory(database);
  const handoffs = createHandoffs({
    database,
    clock: systemClock,
    log,
    topics: registry.topics,
    learn: openTriageItem,
    mayBeSent: (handoff) => mayBeSent(database, directory, handoff),
  });
  const openTurns = (surface: Surface) =>
    createTurns({
      database,
      model,
      quoting,
      ...registry,
      extensions: registry.extensions.filter(
        ({ kind, name }) => kind !== 'model' || name === chosenAdapter(config, registry)?.name,
      ),
      guardrails: sortGuardrails(registry),
      limits,
      handoffs,
      findDisagreements: disagreements,
      clock: systemClock,
      log,
      worker,
      ...surface,
    });
  return {
    config,
    log,
    database,
    migrated: store.migrated,
    embedder,
    model,
    registry,
    handoffs,
    worker,
    async openTurns(surface) {
      const turns = await openTurns(surface);
      if (surface.surface !== 'chat') return turns;
      directory = surface.directory;
      const timed = { database, clock: systemClock, log };
      const readersOf = (place: Pick<Place, 'teamId' | 'channelId'>) =>
        audienceOf(directory, database, { ...place, askerId: null, viewerId: null });
      const clocks = [
        startHandoffClock(timed, handoffs),
        startTriageClock({ ...timed, readersOf }),
        startCurationClock(timed),
        startIndexClock({ ...timed, embedders: embedder }),
      ];
      return withClocks(turns, clocks);
    },
    async close() {
      await live.close();
      await store.close();
    },
  };
}

/** Turns of a chat keep its timed work going for as long as they are open. */
function withClocks(turns: Turns, clocks: { stop(): Promise<void> }[]): Turns {
  return {
    ...turns,
    async close() {
      for (const clock of clocks) await clock.stop();
      await turns.close();
    },
  };
}

/** Pairs of evidence whose figures for the same thing differ. */
async function disagreements(evidence: Evidence[], question: string): Promise<Disagreement[]> {
  const found = await findDisagreements(evidence, question);
  return found.map(({ first, second }) => ({ sides: [first, second] }));
}

/**
 * What the bot is composed of, looked at without opening anything.
 * @throws BotError `config_invalid` when something is wrong with the extensions
 */
export async function readRegistry(config: Config): Promise<Registry> {
  return (await loadPieces(config)).registry;
}

/** Loaded pieces, held against those that come with the bot, so that nothing is wrong with them later on. */
async function loadPieces(config: Config): Promise<{ pieces: LoadedPiece[]; registry: Registry }> {
  const builtIn = builtInPieces({ config, ...NOTHING_OPEN });
  const folder = config.SWITCHBOARD_EXTENSIONS;
  const pieces = folder === undefined ? [] : await loadExtensions(folder, builtIn);
  return { pieces, registry: buildRegistry(builtIn, pieces) };
}

const NOTHING_OPEN = {
  database: CLOSED_DATABASE,
  live: null,
  embedder: createLocalEmbedder(CLOSED_DATABASE),
};

interface BuiltFrom {
  config: Config;
  database: OpenDatabase;
  live: LiveConnections | null;
  embedder: Embedders;
}

/** What comes with the bot, in the order in which it is asked, listed and applied. */
function builtInPieces({ config, database, live, embedder }: BuiltFrom): BuiltIn {
  return {
    agents: AGENTS,
    flows: createFlows(database, live),
    policies: POLICIES,
    guardrails: [
      ...INPUT_CHECKS.map((check) => defineGuardrail({ on: 'input', ...check })),
      ...OUTPUT_CHECKS.map((check) => defineGuardrail({ on: 'output', ...check })),
    ],
    tools: [createSearchTool(database, embedder) as Tool, ...createRecordTools({ database, live })],
    sources: [...SOURCE_KINDS, EXAMPLE_SOURCE],
    models: [
      defineModel({
        name: OPENAI,
        create: ({ log, timeoutMs }) => createOpenAiModel(openAiOptions(config, log, timeoutMs)),
      }),
    ],
    topics: TOPICS,
  };
}

/** A company's own checks on the way out hold for flows' lines too. */
function sortGuardrails({ guardrails, extensions }: Registry): Guardrails {
  const own = new Set(extensions.filter(({ kind }) => kind === 'guardrail').map(({ name }) => name));
  const output = guardrails.filter((it) => it.on === 'output');
  return {
    input: guardrails.filter((it) => it.on === 'input'),
    output,
    lines: [...LINE_CHECKS, ...output.filter(({ name }) => own.has(name))],
  };
}

/** The adapter of an endpoint of the settings. */
const OPENAI = 'openai';

/** The configured model, made before anything is opened; null: quoting. @throws BotError `config_invalid` */
function createConfigured(config: Config, registry: Registry, log: Log): Model | null {
  const adapter = chosenAdapter(config, registry);
  return adapter === null
    ? null
    : createOwnModel(adapter, { log, timeoutMs: config.TURN_TIMEOUT_SECONDS * 1000 });
}

function chosenAdapter(config: Config, { models }: Pick<Registry, 'models'>): ModelAdapter | null {
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
function createEmbedders(config: Config, database: OpenDatabase, log: Log): Embedders {
  const local = createLocalEmbedder(database);
  if (config.OPENAI_EMBEDDING_MODEL === undefined && !hasEndpoint(config)) return local;
  const shared = { ...endpoint(config), timeoutMs: 30_000, maxRetries: MAX_RETRIES, log };
  const create = (model: string, dims: number) => createOpenAiEmbedder({ ...shared, model, dims });
  return chooseEmbedders(local, { model: config.OPENAI_EMBEDDING_MODEL ?? null, create });
}

function openAiOptions(config: Config, log: Log, timeoutMs: number): OpenAiModelOptions {
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
export async function probeModel(config: Config): Promise<string | null> {
  const adapter = chosenAdapter(config, await readRegistry(config));
  if (adapter === null) return 'no model is configured';
  const request = {
    purpose: 'route' as const,
    question: 'ping',
    evidence: [],
    language: 'en',
    messages: [{ role: 'user' as const, content: 'Reply with: ok' }],
    tools: [],
    maxOutputTokens: 16,
    signal: AbortSignal.timeout(PROBE_MS),
  };
  try {
    const model = createOwnModel(adapter, { log: createLog('silent'), timeoutMs: PROBE_MS });
    for await (const event of model.generate(request)) if (event.type === 'done') return null;
    return 'it ended without an answer';
  } catch (error) {
    if (!(error instanceof Error)) return 'it failed';
    // An endpoint's words may repeat the key; those of an extension were written for whoever reads them here.
    const { cause } = error;
    return adapter.name !== OPENAI && cause instanceof Error
      ? `${error.message} ${cause.message}`
      : error.message;
  }
}
