import { setTimeout as sleep } from 'node:timers/promises';
import { SocketModeClient } from '@slack/socket-mode';
import { BotError } from '../../core/bot-error.ts';
import { createSlackLogger } from '../api/slack-logger.ts';
import { SlackDisconnected, translateSlackError } from '../api/translate-slack-error.ts';
import { type AcceptDeps, acceptDelivery, answerOf } from './accept-delivery.ts';
import type { Transport } from './transport.ts';

const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 30_000;

/** What receiving over Socket Mode needs. Two connections leave no gap while Slack renews one of them. */
export interface SocketOptions extends AcceptDeps {
  /** The app token as it is now. */
  appToken(): string;
  apiUrl?: string;
  connections: number;
  /** Told when Slack refuses the app token and, with null, whenever it takes it. */
  onAppToken(refused: SlackDisconnected | null): void;
}

interface SocketDelivery {
  ack(answer?: Record<string, unknown>): Promise<void>;
  body: unknown;
}

/**
 * Receives deliveries over web sockets; each is stored before it is acknowledged. It reconnects by itself: the client
 * waits five seconds before its first attempt and dies of some network errors.
 */
export function createSocketTransport(options: SocketOptions): Transport {
  const connections = Array.from({ length: options.connections }, () => createConnection(options));
  return {
    async start() {
      const [first, ...others] = connections;
      await first?.openFirst();
      // Slack gives out addresses about once a minute (tier 1): what comes in meanwhile comes by the first.
      for (const other of others) {
        other
          .openFirst()
          .catch((error: unknown) => options.log.error({ err: error }, 'a connection was refused'));
      }
      return {};
    },
    async stop() {
      await Promise.all(connections.map((connection) => connection.close()));
    },
  };
}

function createConnection(options: SocketOptions) {
  let client: SocketModeClient | undefined;
  let stopped = false;
  let retry: NodeJS.Timeout | undefined;
  let failures = 0;
  let askedToWaitMs = 0;
  const stopping = new AbortController();

  async function open(): Promise<void> {
    const opened = createClient(options);
    client = opened;
    opened.on('slack_event', (delivery: SocketDelivery) => void take(options, delivery));
    try {
      await opened.start();
    } catch (error) {
      throw asAppToken(translateSlackError(error, 'apps.connections.open'));
    }
    options.onAppToken(null);
    failures = 0;
    opened.once('disconnected', reopen);
  }

  /** A wrong token will not get better by waiting and is told to the person who starts us; anything else may. */
  async function openFirst(attempt = 1): Promise<void> {
    try {
      await open();
    } catch (error) {
      const mayPass = error instanceof BotError && error.retryable && error.code !== 'slack_disconnected';
      if (stopped || !mayPass) throw error;
      const waitMs = error.retryAfterMs ?? Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt);
      options.log.warn({ code: error.code, waitMs, attempt }, 'receiving waits for Slack');
      await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (!stopped) await openFirst(attempt + 1);
    }
  }

  function reopen(): void {
    if (stopped) return;
    // The first attempt is made at once: Slack renews connections every few hours as a matter of course.
    const delayMs = failures === 0 ? 0 : Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
    failures += 1;
    retry = setTimeout(tryAgain, Math.max(delayMs, askedToWaitMs));
    askedToWaitMs = 0;
  }

  function tryAgain(): void {
    if (stopped) return;
    open().catch((error: unknown) => {
      if (error instanceof SlackDisconnected) options.onAppToken(error);
      options.log.warn({ err: error, failures }, 'the connection to Slack is down; trying again');
      if (error instanceof BotError) askedToWaitMs = error.retryAfterMs ?? 0;
      reopen();
    });
  }

  return {
    openFirst,
    async close() {
      stopped = true;
      stopping.abort();
      clearTimeout(retry);
      if (client?.websocket?.isActive()) await client.disconnect();
    },
  };
}

/** This call is made with the app token, not with the bot's. */
function asAppToken(error: BotError): BotError {
  if (!(error instanceof SlackDisconnected)) return error;
  return new SlackDisconnected(error.slackCode, { cause: error.cause, setting: 'SLACK_APP_TOKEN' });
}

function createClient({ appToken, apiUrl, log }: SocketOptions): SocketModeClient {
  return new SocketModeClient({
    appToken: appToken(),
    autoReconnectEnabled: false,
    logger: createSlackLogger(log),
    clientOptions: {
      ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 10_000,
    },
  });
}

async function take(options: SocketOptions, delivery: SocketDelivery): Promise<void> {
  let answer: ReturnType<typeof answerOf>;
  try {
    answer = answerOf(await acceptDelivery(delivery.body, options));
  } catch (error) {
    // Without an acknowledgement Slack delivers again.
    options.log.error({ err: error }, 'a delivery could not be stored; Slack will try again');
    return;
  }
  // An acknowledgement that is lost with its connection brings the delivery back, which is then known already.
  await delivery
    .ack(answer ?? undefined)
    .catch(() => options.log.info('an acknowledgement was lost with its connection'));
}
