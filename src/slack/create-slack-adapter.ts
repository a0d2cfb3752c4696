import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { App } from '@slack/bolt';
import { BotError } from '../core/bot-error.ts';
import type { Clock } from '../core/clock.ts';
import type { Roster } from '../core/labelled.ts';
import type { Log } from '../core/log.ts';
import type { ReplyChannel } from '../core/reply-channel.ts';
import type { Handoffs } from '../handoff/handoffs.ts';
import type { Embedders } from '../knowledge/index-versions/embedders.ts';
import type { OpenDatabase } from '../store/database.ts';
import { type EventOutcome, type InboxEvent, isStored, type NewEvent } from '../store/inbox.ts';
import { recordWorkspace } from '../store/record-workspace.ts';
import type { Places } from '../turn/turn.ts';
import { allInteractions } from './all-interactions.ts';
import { allListeners } from './all-listeners.ts';
import { allViewChecks } from './all-view-checks.ts';
import { type Pace, realPace } from './api/rate-limiter.ts';
import { createSharedPace } from './api/shared-pace.ts';
import { createSlackApi, createWebClient, type SlackApi } from './api/slack-api.ts';
import { createSlackLogger } from './api/slack-logger.ts';
import { createFileTransfer } from './api/transfer-files.ts';
import { type SlackDisconnected, TOKEN_RETRY_MS, translateSlackError } from './api/translate-slack-error.ts';
import { type Waiting, withPatience } from './api/with-patience.ts';
import { storeDelivery } from './ask/end-at-once.ts';
import { keepDirectory } from './directory/keep-directory.ts';
import { learnPeople } from './directory/learn-people.ts';
import { createSlackDirectory, type SlackDirectory } from './directory/slack-directory.ts';
import { createSlackPlaces } from './directory/slack-places.ts';
import { syncDirectory } from './directory/sync-directory.ts';
import type { SlackTurns } from './listeners/listener.ts';
import { notifyFailed } from './listeners/notify-failed.ts';
import { keepDeletingPages } from './pages/delete-pages.ts';
import type { AcceptDeps } from './receiver/accept-delivery.ts';
import { createHttpTransport } from './receiver/http-transport.ts';
import { createQueueOf } from './receiver/interaction-queue.ts';
import { createSocketTransport, type SocketOptions } from './receiver/socket-transport.ts';
import type { Transport } from './receiver/transport.ts';
import { createReplyChannel } from './reply/create-reply-channel.ts';
import { createSessions } from './reply/sessions.ts';
import { readIdentity, type SlackIdentity } from './slack-identity.ts';
import { createInstallation, type Outage } from './token/installation.ts';
import { readOwner } from './token/read-owner.ts';
import { recordOutage } from './token/record-outage.ts';
import { startTokenClock } from './token/start-token-clock.ts';
import type { TokenSource } from './token/token-source.ts';
import { type CheckDeps, checkView } from './views/view-checks.ts';
import { processDelivery } from './with-outcome.ts';

/** How Slack's deliveries reach the bot. */
export type SlackTransport =
  | { mode: 'socket'; appToken(): string; connections?: number }
  | { mode: 'http'; signingSecret: string; port: number; host?: string; otherwise?: HttpFallback };

type HttpFallback = (request: IncomingMessage, response: ServerResponse) => void;

/** What connecting to a workspace needs. */
export interface SlackOptions {
  token: TokenSource;
  /** Told when Slack takes no token any more and, with null, when it takes one again. */
  onOutage?(outage: Outage | null): Promise<void>;
  transport: SlackTransport;
  /** Address of a Slack-compatible Web API, ending in `/api/`; Slack's own by default. */
  apiUrl?: string;
  database: OpenDatabase;
  embedder: Embedders;
  /** Reads a source of articles or records again. */
  reread(sourceId: number): Promise<void>;
  /** Kinds of sources that can be read again. */
  rereadable: ReadonlySet<string>;
  /** What admins choose among. */
  roster: Roster;
  clock: Clock;
  log: Log;
  pace?: Pace;
}

/** A workspace's side of the bot, before anybody answers. */
export interface SlackAdapter {
  api: SlackApi;
  directory: SlackDirectory;
  replyChannel: ReplyChannel;
  places: Places;
  /** Since when Slack takes no token of ours; null while it does. */
  outage(): Outage | null;
  /** Who the bot is; read from Slack once, however long that takes to answer. @throws BotError when the token is not accepted */
  identify(onWait?: (waiting: Waiting) => void): Promise<SlackIdentity>;
  /** Reads people, groups and channels of the workspace at once; once connected they are kept current. */
  syncDirectory(): ReturnType<typeof syncDirectory>;
  /** Ties deliveries to turns and handoffs. */
  connect(turns: SlackTurns, handoffs: Handoffs): Promise<ConnectedSlack>;
}

/** A workspace's side of the bot, ready to receive. */
export interface ConnectedSlack {
  /** Starts receiving, and reading who is who behind it; `url` is where over HTTP. */
  start(): Promise<{ url?: string }>;
  /** Stops receiving; what was stored stays stored. */
  stop(): Promise<void>;
  /** Carries out a stored delivery; the inbox worker calls it. */
  handle(event: InboxEvent): Promise<EventOutcome>;
  /** Tells the person who is waiting that a delivery failed for good. Never rejects. */
  notifyFailed(event: InboxEvent, error: unknown): Promise<void>;
}

/** Creates the Slack side; the directory and the reply channel come first because turns are made of them. */
export function createSlackAdapter(options: SlackOptions): SlackAdapter {
  const { database, clock, log } = options;
  const client = createWebClient(options);
  const changed = async (outage: Outage | null) => {
    await recordOutage(database, outage);
    await options.onOutage?.(outage);
  };
  const installation = createInstallation({
    source: options.token,
    ownerOf: (token) => readOwner(client, token),
    clock,
    log,
    onChange: changed,
  });
  // Without the app token nothing is received, while the bot's may still be good for answers.
  let deaf: Outage | null = null;
  const onAppToken = (refused: SlackDisconnected | null) => {
    if ((refused === null) === (deaf === null)) return;
    deaf = refused === null ? null : { reason: refused.message, since: clock.now() };
    if (refused !== null) log.error({ reason: refused.slackCode }, refused.message);
    changed(deaf).catch((error: unknown) =>
      log.error({ err: error }, 'an outage of Slack could not be told'),
    );
  };
  let identity: SlackIdentity | undefined;
  const { pace = realPace } = options;
  const teamId = () => identity?.teamId ?? '';
  // Nobody else has the embedded database open, so that memory does.
  const shared = database.kind === 'server' ? createSharedPace({ database, teamId, pace, log }) : undefined;
  const api = createSlackApi(client, installation, pace, shared);
  const directory = createSlackDirectory({ api, database, clock, log });
  const sessions = createSessions({ api, database, log });
  // The one process that has an embedded database open goes on at once with what another began in it.
  const worker = database.kind === 'server' ? randomUUID() : 'holder';
  const identify = async (onWait?: (waiting: Waiting) => void) => {
    if (identity !== undefined) return identity;
    const patient = withPatience(api, {
      async onWait(waiting) {
        log.warn(waiting, 'connecting waits for Slack');
        onWait?.(waiting);
      },
      sleep: pace.sleep,
      // A wrong token will not get better by waiting: the start says so.
      endsOn: ({ code }) => code === 'slack_disconnected',
    });
    const read = await readIdentity(patient);
    await recordWorkspace(database, read);
    installation.belongsTo(read);
    identity = read;
    return identity;
  };
  const known = () => {
    if (identity === undefined) throw new BotError('internal', 'Slack was used before it was connected.');
    return identity;
  };
  const files = createFileTransfer({ ...options, token: installation.token });
  const replyChannel = createReplyChannel({
    api,
    files,
    database,
    directory,
    sessions,
    identity: known,
    log,
  });
  return {
    api,
    directory,
    replyChannel,
    places: createSlackPlaces({ api, database }, () => identity),
    outage: () => installation.outage() ?? deaf,
    identify,
    syncDirectory: async () => syncDirectory({ api, database, log, worker, ...(await identify()) }),
    connect: async (turns, handoffs) => {
      const { embedder, reread, rereadable, roster } = options;
      const own = {
        api,
        checkToken: installation.check,
        database,
        directory,
        sessions,
        identity: await identify(),
        clock,
        log,
      };
      const deps = { ...own, turns, handoffs, embedder, reread, rereadable, roster };
      const bolt = createBolt(options, deps.identity);
      for (const listen of allListeners) listen(bolt, deps);
      const transport = createTransport(
        { ...options, onAppToken },
        { check: (event) => checkForm(deps, event), store: (event) => storeDelivery(deps, event) },
      );
      const keepers: { stop(): Promise<void> }[] = [];
      return {
        start: async () => {
          keepers.push(startTokenClock(installation, log));
          const started = await transport.start();
          const { teamId } = deps.identity;
          keepers.push(keepDirectory({ ...deps, worker }), sessions.keep(teamId));
          keepers.push(keepDeletingPages({ api, database, log, teamId }));
          keepers.push(await learnPeople({ ...deps, teamId }));
          return started;
        },
        stop: async () => {
          await transport.stop();
          await Promise.all(keepers.map((keeper) => keeper.stop()));
        },
        handle: (event) => handle(bolt, deps.identity, event),
        notifyFailed: (event, error) => notifyFailed(deps, event, error),
      };
    },
  };
}

/** Bolt dispatches; receiving is ours, since it would acknowledge an event before anything is stored. */
function createBolt(options: SlackOptions, identity: SlackIdentity): App {
  const bolt = new App({
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    // Without a token: what calls Slack does so by `SlackApi`, and a delivery is taken up in an outage, too.
    authorize: async () => ({
      botId: identity.botId,
      botUserId: identity.botUserId,
      teamId: identity.teamId,
    }),
    // Echoes of our own messages confirm that they were posted.
    ignoreSelf: false,
    convoStore: false,
    logger: createSlackLogger(options.log),
    ...(options.apiUrl === undefined ? {} : { clientOptions: { slackApiUrl: options.apiUrl } }),
  });
  // The worker decides what an error means for the delivery.
  bolt.error(async (error) => {
    throw 'original' in error ? error.original : error;
  });
  return bolt;
}

/** A form that was stored before is not judged again by what came of it since. */
async function checkForm(deps: CheckDeps, event: NewEvent): Promise<Record<string, string> | null> {
  if (event.teamId !== deps.identity.teamId) return null;
  const errors = await checkView(event.payload, allViewChecks, deps);
  return errors === null || (await isStored(deps.database, event)) ? null : errors;
}

function createTransport(
  options: SlackOptions & Pick<SocketOptions, 'onAppToken'>,
  given: Pick<AcceptDeps, 'check' | 'store'>,
): Transport {
  const { clock, log, apiUrl, transport, onAppToken } = options;
  const accept = { ...given, log, queueOf: createQueueOf(allInteractions) };
  if (transport.mode === 'http') {
    const { mode: _mode, host = '0.0.0.0', ...http } = transport;
    return createHttpTransport({ ...http, ...accept, host, clock });
  }
  const { appToken, connections = 2 } = transport;
  return createSocketTransport({
    appToken,
    connections,
    onAppToken,
    ...accept,
    ...(apiUrl === undefined ? {} : { apiUrl }),
  });
}

async function handle(bolt: App, identity: SlackIdentity, event: InboxEvent): Promise<EventOutcome> {
  // Our token belongs to one workspace: whatever comes of another, of the same organization too, is not answered with it.
  if (event.teamId !== identity.teamId) {
    return { outcome: 'ignored', reason: 'of a workspace that the bot is not installed in' };
  }
  try {
    return await processDelivery(bolt, event);
  } catch (error) {
    const ours = error instanceof BotError ? error : asOurs(error);
    // Slack's pace is no failure of what nobody waits for, however often it has to come again.
    // Without a token nothing can be done, and nobody told: it is no attempt, and comes again for as long as that lasts.
    if (ours.code === 'slack_disconnected')
      return { outcome: 'deferred', delayMs: ours.retryAfterMs ?? TOKEN_RETRY_MS };
    if (event.work === 'upkeep' && ours.code === 'slack_rate_limited')
      return { outcome: 'deferred', delayMs: ours.retryAfterMs ?? 1_000 };
    throw ours;
  }
}

function asOurs(error: unknown): BotError {
  const fromSlack = error instanceof Error && 'code' in error && String(error.code).startsWith('slack_');
  if (fromSlack) return translateSlackError(error, 'a call of Bolt');
  return new BotError('internal', 'A delivery could not be handled.', { cause: error });
}
