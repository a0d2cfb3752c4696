import type { RequestListener } from 'node:http';
import type { Sandbox } from '../../packages/sandbox/src/start-sandbox.ts';
import type { App } from '../app.ts';
import { rereadSlackSettings } from '../config.ts';
import { systemClock } from '../core/clock.ts';
import type { TeamId } from '../core/ids.ts';
import { channelLanguage } from '../feedback/channel-language.ts';
import { forgetFeedbackTexts } from '../feedback/forget-feedback-texts.ts';
import { forgetHandoffTexts } from '../handoff/forget-texts.ts';
import { BELONGS_TO_HANDOFF } from '../handoff/message-keys.ts';
import type { Pace } from '../slack/api/rate-limiter.ts';
import { createWebClient } from '../slack/api/slack-api.ts';
import { createSlackAdapter, type SlackAdapter, type SlackOptions } from '../slack/create-slack-adapter.ts';
import { createSlackSignIn } from '../slack/sign-in/create-sign-in.ts';
import { createKeptToken } from '../slack/token/token-source.ts';
import { rereadSource } from '../sources/reread-source.ts';
import { forgetTurnTexts } from '../store/retention.ts';
import { startAuditClock } from '../store/start-audit-clock.ts';
import { startPruning } from '../store/start-pruning.ts';
import { startRetention } from '../store/start-retention.ts';
import { startWorker } from '../store/start-worker.ts';
import { createRequestListener } from '../web/answer-request.ts';
import { articleAddress } from '../web/articles/article-address.ts';
import { createHealthHandler } from '../web/serve-health.ts';
import { createPages, type Pages } from '../web/serve-pages.ts';
import { chooseToken } from './choose-token.ts';
import { reportOutage } from './report-outage.ts';

/** A bot at work in a workspace. */
export interface ConnectedBot {
  /** Where it receives over HTTP. */
  url?: string;
  /** Answers `/health` and pages, where receiving does not serve them. */
  answer: RequestListener;
  /** Answers requests for pages; null where there are none. */
  pages: Pages | null;
  /** Stops receiving, then finishes what is under way. */
  stop(): Promise<void>;
}

/** A sandbox workspace, as far as a bot has to know it. */
type SandboxPlace = Pick<Sandbox, 'botToken' | 'appToken' | 'apiUrl' | 'url' | 'clientId' | 'clientSecret'>;

/** What forgets old texts, room by room. */
const FORGETTING = [forgetTurnTexts, forgetHandoffTexts, forgetFeedbackTexts];

/** Connects an app to its workspace: turns behind the inbox, the inbox behind the transport. */
export async function connectBot(
  app: App,
  options: { sandbox: SandboxPlace | null; print(message: string): void; pace?: Pace },
): Promise<ConnectedBot> {
  const { config, database, log } = app;
  const stopping = new AbortController();
  const health = createHealthHandler(database, () => slack.outage());
  let answer: RequestListener = health;
  const otherwise: RequestListener = (request, response) => answer(request, response);
  const slack: SlackAdapter = createSlackAdapter({
    ...slackOptions(app, options.sandbox, otherwise),
    onOutage: (outage) => reportOutage({ log, url: config.ALERT_WEBHOOK_URL }, outage),
    database,
    embedder: app.embedder,
    reread: (sourceId) => rereadSource({ ...app, sources: app.registry.sources }, sourceId, stopping.signal),
    rereadable: new Set(app.registry.sources.map(({ name }) => name)),
    roster: app.registry,
    clock: systemClock,
    log,
    ...(options.pace === undefined ? {} : { pace: options.pace }),
  });
  options.print('connecting to the workspace');
  const { teamId } = await slack.identify(({ code, waitMs }) =>
    options.print(`Slack does not answer yet (${code}); trying again in ${Math.ceil(waitMs / 1_000)} s`),
  );
  const pages = servePages(app, slack, { sandbox: options.sandbox, teamId });
  answer = createRequestListener({ health, pages: pages?.answer ?? null });
  const turns = await app.openTurns({
    surface: 'chat',
    ...(pages === null ? {} : { pageOf: (id) => articleAddress(pages.publicUrl, id) }),
    replyChannel: slack.replyChannel,
    directory: slack.directory,
    places: slack.places,
  });
  const connected = await slack.connect(turns, app.handoffs);
  const worker = await startWorker(database, {
    name: app.worker,
    concurrency: config.TURN_CONCURRENCY,
    log,
    handle: connected.handle,
    onFailed: connected.notifyFailed,
  });
  const retention = startRetention({ database, clock: systemClock, log, rooms: FORGETTING });
  const pruning = startPruning({ database, clock: systemClock, log, keep: [BELONGS_TO_HANDOFF] });
  const auditClock = startAuditClock({
    database,
    clock: systemClock,
    log,
    folder: config.AUDIT_CHECKPOINT_DIR ?? config.SWITCHBOARD_DATA_DIR,
    key: config.AUDIT_KEY,
    channelId: config.AUDIT_CHANNEL,
    languageOf: (place) => channelLanguage(database, place),
  });
  const stop = async () => {
    stopping.abort();
    await connected.stop();
    await retention.stop();
    await pruning.stop();
    await auditClock.stop();
    await worker.stop();
    await turns.close();
  };
  try {
    return { ...(await connected.start()), answer, pages: pages?.answer ?? null, stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}

/** Pages for people: where there is an address to reach them, and a way to sign in. The sandbox has both. */
function servePages(
  { config, database, log }: App,
  { directory }: SlackAdapter,
  { sandbox, teamId }: { sandbox: SandboxPlace | null; teamId: TeamId },
): { answer: Pages; publicUrl: string } | null {
  const publicUrl = sandbox?.url ?? config.PUBLIC_URL;
  const clientId = sandbox?.clientId ?? config.SLACK_CLIENT_ID;
  const clientSecret = sandbox?.clientSecret ?? config.SLACK_CLIENT_SECRET;
  if (publicUrl === undefined || clientId === undefined || clientSecret === undefined) return null;
  const apiUrl = sandbox?.apiUrl ?? config.SLACK_API_URL;
  const client = createWebClient({ log, ...(apiUrl === undefined ? {} : { apiUrl }) });
  const clock = systemClock;
  const signIn = createSlackSignIn({ client, credentials: { clientId, clientSecret }, teamId, clock });
  const deps = { database, directory, teamId, signIn, secret: clientSecret, publicUrl, clock, log };
  return { answer: createPages(deps), publicUrl };
}

function slackOptions(
  app: App,
  sandbox: SandboxPlace | null,
  otherwise: RequestListener,
): Pick<SlackOptions, 'token' | 'transport' | 'apiUrl'> {
  if (sandbox !== null) {
    return {
      token: createKeptToken(() => sandbox.botToken),
      transport: { mode: 'socket', appToken: () => sandbox.appToken },
      apiUrl: sandbox.apiUrl,
    };
  }
  const { config } = app;
  const base = {
    token: chooseToken(app),
    ...(config.SLACK_API_URL === undefined ? {} : { apiUrl: config.SLACK_API_URL }),
  };
  const { SLACK_APP_TOKEN: appToken } = config;
  if (appToken !== undefined) {
    const kept = () => rereadSlackSettings().SLACK_APP_TOKEN ?? appToken;
    return { ...base, transport: { mode: 'socket', appToken: kept } };
  }
  const http = {
    signingSecret: config.SLACK_SIGNING_SECRET!,
    port: config.PORT,
    host: config.HOST,
    otherwise,
  };
  return { ...base, transport: { mode: 'http', ...http } };
}
