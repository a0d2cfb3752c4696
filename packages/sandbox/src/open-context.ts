import { applyChange } from './apply-change.ts';
import { createBotTokens } from './bot-tokens.ts';
import { type CallLimits, createCallLimits } from './call-limits.ts';
import { loadCredentials } from './credentials.ts';
import type { EventQueue } from './delivery/event-queue.ts';
import { createEventQueue } from './delivery/event-queue.ts';
import type { HttpTransport } from './delivery/http-transport.ts';
import { createHttpTransport } from './delivery/http-transport.ts';
import type { SocketTransport } from './delivery/socket-transport.ts';
import { createSocketTransport } from './delivery/socket-transport.ts';
import type { Faults } from './faults.ts';
import { openFileContents } from './files/file-contents.ts';
import { createLiveBus } from './live-bus.ts';
import { createTsSource, systemClock } from './make-clock.ts';
import { manifestSchema } from './manifest.ts';
import { minimalSeed } from './minimal-seed.ts';
import { createSignIns } from './openid/sign-ins.ts';
import { plantSeed } from './plant-seed.ts';
import { readWorkspace } from './read-workspace.ts';
import type { RequestLog } from './request-log.ts';
import { createRequestLog } from './request-log.ts';
import { expireStreams } from './run-streams.ts';
import type { SandboxContext } from './sandbox-context.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { sandboxSeed } from './sandbox-seed.ts';
import { slackTimings } from './timings.ts';
import type { Workspace } from './workspace.ts';

/** Streams that nobody touches any more are ended within this time of their death. */
const sweepIntervalMs = 1_000;

/** The pieces of one sandbox, wired together. */
export interface SandboxParts {
  ctx: SandboxContext;
  queue: EventQueue;
  sockets: SocketTransport;
  faults: Faults;
  log: RequestLog;
  limits: CallLimits;
  setRequestUrl(url: string): Promise<boolean>;
  usesHttp(): boolean;
  /** Plants the seed and delivers what is left over; call it once the server listens. */
  begin(): void;
  stop(): void;
}

/** Reads the journal, if there is one, and builds everything that works on the workspace. */
export function openContext(options: SandboxOptions, baseUrl: () => string): SandboxParts {
  const seed = sandboxSeed.parse(options.seed ?? minimalSeed);
  const { workspace, journal } = readWorkspace(options.dataDir);
  if (options.eventsKept !== undefined) workspace.eventsKept = options.eventsKept;
  const stored = loadCredentials(options.dataDir);
  const clock = options.clock ?? systemClock;
  const credentials = options.signingSecret ? { ...stored, signingSecret: options.signingSecret } : stored;
  let http: HttpTransport | undefined;
  const ctx: SandboxContext = {
    workspace,
    credentials,
    tokens: createBotTokens(credentials, () => clock.now()),
    signIns: createSignIns(() => clock.now()),
    manifest: options.manifest === undefined ? undefined : manifestSchema.parse(options.manifest),
    organization: options.organization,
    timings: { ...slackTimings, ...options.timings },
    fileContents: openFileContents(options.dataDir),
    live: createLiveBus(),
    now: () => clock.now(),
    nextTs: createTsSource(clock, latestTs(workspace)),
    commit: (change) => {
      journal.append(change);
      applyChange(workspace, change);
    },
    emit: (event, subscription) => queue.emit(event, subscription),
    interact: (interaction) => (http ?? sockets).deliverInteraction(interaction),
    handles: { triggers: new Map(), responseUrls: new Map() },
    statuses: new Map(),
    openTicket: () => sockets.openTicket(baseUrl()),
    baseUrl,
  };
  const sockets: SocketTransport = createSocketTransport(ctx, () => queue.flush());
  const queue: EventQueue = createEventQueue(ctx, () => http ?? sockets);
  const setRequestUrl = async (url: string) => {
    const candidate = createHttpTransport(ctx, url);
    if (!(await candidate.verify())) return false;
    http = candidate;
    queue.flush();
    return true;
  };
  const sweeper = setInterval(() => expireStreams(ctx), sweepIntervalMs).unref();
  return {
    ctx,
    queue,
    sockets,
    faults: [],
    log: createRequestLog(),
    limits: createCallLimits(() => clock.now(), options.tiers ?? false),
    setRequestUrl,
    usesHttp: () => http !== undefined,
    begin: () => {
      plantSeed(ctx, seed);
      if (options.requestUrl) http = createHttpTransport(ctx, options.requestUrl);
      queue.flush();
    },
    stop: () => {
      clearInterval(sweeper);
      queue.stop();
      sockets.stop();
      journal.close();
    },
  };
}

function latestTs(workspace: Workspace): string {
  let latest = '0';
  for (const messages of workspace.messages.values()) {
    for (const ts of messages.keys()) if (Number(ts) > Number(latest)) latest = ts;
  }
  return latest;
}
