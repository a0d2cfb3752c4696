import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { createExternalConnections } from './accounts/external/external-connections.ts';
import type { Records } from './accounts/records.ts';
import type { ConflictingEvidence } from './agents/agent-context.ts';
import { builtInPieces, readPieces, sortGuardrails } from './app/built-in-pieces.ts';
import { chooseJudge, chooseModel, chosenAdapter, createEmbedders } from './app/choose-model.ts';
import { type Config, readAddress } from './config.ts';
import type { Evidence } from './core/citation.ts';
import { systemClock } from './core/clock.ts';
import type { Directory } from './core/directory.ts';
import { createLog, type Log } from './core/log.ts';
import type { Model } from './core/model.ts';
import type { ReplyChannel } from './core/reply-channel.ts';
import { startCurationClock } from './curation/start-curation-clock.ts';
import type { Registry } from './extend/pieces.ts';
import { buildRegistry } from './extend/registry.ts';
import { openTriageItem } from './feedback/open-triage-item.ts';
import { startTriageClock } from './feedback/start-triage-clock.ts';
import { createHandoffs } from './handoff/create-handoffs.ts';
import type { Handoffs } from './handoff/handoffs.ts';
import { startHandoffClock } from './handoff/start-handoff-clock.ts';
import type { Embedders } from './knowledge/index-versions/embedders.ts';
import { startIndexClock } from './knowledge/index-versions/start-index-clock.ts';
import { warnOfOtherEmbedder } from './knowledge/index-versions/warn-of-other-embedder.ts';
import { createTermWeights } from './knowledge/term-weights.ts';
import { createExtractiveModel, findNearest } from './models/extractive.ts';
import { withFallback } from './models/fallback.ts';
import { findConflicts } from './models/find-conflicts.ts';
import type { OpenDatabase } from './store/database.ts';
import { openStore } from './store/open-store.ts';
import { createStoredDirectory } from './store/stored-directory.ts';
import type { ArticleAddress } from './turn/address-evidence.ts';
import { audienceOf, type ReplyPlace } from './turn/audience-of.ts';
import type { TurnSurroundings } from './turn/conversation-tool.ts';
import { createTurns, type Turns } from './turn/create-turns.ts';
import { mayBeSent } from './turn/may-be-sent.ts';
import type { Places } from './turn/turn.ts';

/** The parts that every command and the bot share: an open, migrated database and what answers from it. */
export interface App {
  config: Config;
  log: Log;
  database: OpenDatabase;
  /** Where records are: in it, and in databases that are read in place. */
  records: Records;
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
  /** Where people read an article that has no address of its own; absent: nowhere. */
  pageOf?: ArticleAddress;
  /** What the chat platform tells of its places; absent: nothing. */
  places?: Places;
  /** Writes in place of the app's own; for measurements. */
  model?: Model;
}

/** How an app is opened; the overrides are for tests. */
export interface AppOptions {
  /** Shown to the person who finds the data folder in use. */
  command: string;
  onProgress?: (message: string) => void;
  model?: Model;
  /** Judges claims in place of the one that the settings name. */
  judge?: Model;
  log?: Log;
  /** The address of a database that is read in place, by the environment variable that holds it. */
  addressOf?: (variable: string) => string | undefined;
}

/** The most agents that may be nested, and calls of models and tools in one turn (P6). */
const MAX_DEPTH = 3;
const MAX_STEPS = 16;
/** One query to a database that is read in place takes at most this part of a turn's time, and all of them half. */
const EXTERNAL_SHARE = 4;

/** As long as a reply takes that has to wait for nothing: what waits for Slack's pace does so without its turn. */
const PATIENCE_MS = 300;

/** Opens the database and puts the parts together; plain calls, no container. @throws BotError */
export async function openApp(config: Config, options: AppOptions): Promise<App> {
  const log = options.log ?? createLog(config.LOG_LEVEL);
  // First, so that a broken extension stops everything before anything was opened or changed.
  const { loaded, registry: closed } = await readPieces(config);
  const timeoutMs = config.TURN_TIMEOUT_SECONDS * 1000;
  const chosen = options.model === undefined ? chooseModel(config, closed, { log, timeoutMs }) : null;
  const chosenJudge = chosen === null ? null : chooseJudge(config, closed, { log, timeoutMs });
  const store = await openStore({
    dataDir: config.SWITCHBOARD_DATA_DIR,
    databaseUrl: config.DATABASE_URL,
    migrationUrl: config.DATABASE_MIGRATION_URL,
    listenUrl: config.DATABASE_LISTEN_URL,
    command: options.command,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
  const { database } = store;
  const embedder = createEmbedders(config, database, log);
  await warnOfOtherEmbedder(database, embedder, log);
  const weigh = createTermWeights(database);
  const quoting = createExtractiveModel({ weigh });
  const model = options.model ?? (chosen === null ? quoting : withFallback(chosen, quoting, { log }));
  const ownJudge = chosenJudge === null ? model : withFallback(chosenJudge, quoting, { log });
  // A model that a test wrote down says what it is asked for answers, and no more.
  const judge = options.judge ?? (options.model === undefined ? ownJudge : quoting);
  const external = createExternalConnections({
    urlOf: options.addressOf ?? readAddress,
    log,
    maxTimeoutMs: timeoutMs / EXTERNAL_SHARE,
    maxTurnMs: timeoutMs / 2,
  });
  // Who is who as last stored, until a chat platform is there to ask.
  let directory = createStoredDirectory(database);
  let places: Places | undefined;
  const surroundings: TurnSurroundings = { directory: () => directory, places: () => places };
  const built = builtInPieces({ config, database, external, embedder, surroundings });
  const registry = buildRegistry(built, loaded);
  const worker = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const limits = {
    maxDepth: MAX_DEPTH,
    maxSteps: MAX_STEPS,
    maxTokens: config.TURN_MAX_TOKENS,
    maxCostUsd: config.TURN_MAX_COST_USD,
    timeoutMs,
  };
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
      judge,
      quoting,
      ...registry,
      extensions: registry.extensions.filter(
        ({ kind, name }) => kind !== 'model' || name === chosenAdapter(config, registry)?.name,
      ),
      guardrails: sortGuardrails(registry),
      limits,
      handoffs,
      findConflicts: disagreements,
      findNearest: (evidence, question, synonyms) => findNearest(evidence, { question, synonyms }, weigh),
      clock: systemClock,
      log,
      worker,
      patienceMs: PATIENCE_MS,
      ...surface,
    });
  return {
    config,
    log,
    database,
    records: { database, external },
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
      places = surface.places;
      const timed = { database, clock: systemClock, log };
      const readersOf = (place: Pick<ReplyPlace, 'teamId' | 'channelId'>) =>
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
      await external.close();
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
async function disagreements(
  evidence: Evidence[],
  question: string,
  cited: readonly { n: number; text: string }[],
): Promise<ConflictingEvidence[]> {
  const found = await findConflicts(evidence, question, cited);
  return found.map(({ first, second }) => ({ sides: [first, second] }));
}
