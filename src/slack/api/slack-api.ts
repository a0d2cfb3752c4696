import { WebClient } from '@slack/web-api';
import type { z } from 'zod';
import { BotError } from '../../core/bot-error.ts';
import type { Log } from '../../core/log.ts';
import type { Installation } from '../token/installation.ts';
import { POSTS_IN_A_CHANNEL, rateOf } from './method-rates.ts';
import { createRateLimiter, type Pace, type PaceStore, realPace } from './rate-limiter.ts';
import { createRefusedMethods } from './refused-methods.ts';
import { createSlackLogger } from './slack-logger.ts';
import { rateLimited, SlackDisconnected, translateSlackError } from './translate-slack-error.ts';

/** The arguments of a call; undefined ones are left out. */
export type CallArguments = Record<string, unknown>;

/** Paced and checked calls. */
export type SlackCalls = Pick<SlackApi, 'call'>;

/** The Web API as the rest of this room uses it: paced, checked and with our own errors. */
export interface SlackApi {
  /** Where the Web API is: Slack's own, or that of a compatible server. */
  readonly url: string;
  /** Calls a method when its turn has come, and checks what comes back. @throws BotError `slack_*` */
  call<Schema extends z.ZodType>(
    method: string,
    args: CallArguments,
    schema: Schema,
  ): Promise<z.output<Schema>>;
  /** The same, but only if it need not wait; null when it would have to. */
  callNow<Schema extends z.ZodType>(
    method: string,
    args: CallArguments,
    schema: Schema,
  ): Promise<z.output<Schema> | null>;
  /**
   * The same calls for upkeep, which leaves half of each method's calls to questions and does not wait here.
   * @throws BotError `slack_rate_limited` that says when to come again
   */
  readonly spare: SlackCalls;
}

const TIMEOUT_MS = 15_000;
const POSTS = new Set(['chat.postMessage', 'chat.postEphemeral']);

/** Creates a client without a token, which each call brings, that neither retries nor waits on its own: the caller decides what a failure means. */
export function createWebClient(options: { apiUrl?: string; log: Log }): WebClient {
  return new WebClient(undefined, {
    ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    logger: createSlackLogger(options.log),
  });
}

/** The token that calls are made with, and what becomes of one that Slack refuses. */
export type CallToken = Pick<Installation, 'token' | 'replace'>;

/** Wraps a client into paced calls; `store` is where the pace is kept, of this process alone by default. */
export function createSlackApi(
  client: WebClient,
  installation: CallToken,
  pace: Pace = realPace,
  store?: PaceStore,
): SlackApi {
  const limiter = createRateLimiter(pace, store);
  const refused = createRefusedMethods(pace);

  async function send<Schema extends z.ZodType>(
    method: string,
    args: CallArguments,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    const token = await installation.token();
    try {
      return await sendWith(token, method, args, schema);
    } catch (error) {
      if (!(error instanceof SlackDisconnected)) throw error;
      // Slack did nothing: the same call may be made once more with another token.
      return sendWith(await installation.replace(token, error), method, args, schema);
    }
  }

  async function sendWith<Schema extends z.ZodType>(
    token: string,
    method: string,
    args: CallArguments,
    schema: Schema,
  ): Promise<z.output<Schema>> {
    try {
      return read(method, await client.apiCall(method, { ...args, token }), schema);
    } catch (error) {
      const failure = translateSlackError(error, method);
      refused.remember(method, failure);
      // A token that is refused says nothing of the pace: with another one the next call may be made at once.
      const isPaced = failure.retryAfterMs !== undefined && !(failure instanceof SlackDisconnected);
      if (isPaced) await limiter.pause(keyOf(method, args), failure.retryAfterMs!);
      throw failure;
    }
  }

  return {
    url: client.slackApiUrl,
    spare: {
      async call(method, args, schema) {
        refused.check(method);
        const retryAfterMs = await limiter.takeSpare(method, rateOf(method));
        if (retryAfterMs <= 0) return send(method, args, schema);
        throw rateLimited(method, retryAfterMs);
      },
    },
    async call(method, args, schema) {
      refused.check(method);
      const inChannel = POSTS.has(method) ? [limiter.take(keyOf(method, args), POSTS_IN_A_CHANNEL)] : [];
      await Promise.all([limiter.take(method, rateOf(method)), ...inChannel]);
      return send(method, args, schema);
    },
    async callNow(method, args, schema) {
      refused.check(method);
      return (await limiter.tryTake(method, rateOf(method))) ? send(method, args, schema) : null;
    },
  };
}

/** Whose pace a 429 speaks of: of posts it is the channel's, and others go on meanwhile. */
function keyOf(method: string, args: CallArguments): string {
  return POSTS.has(method) ? `channel:${String(args.channel)}` : method;
}

function read<Schema extends z.ZodType>(method: string, result: unknown, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(result);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new BotError('slack_unavailable', `Slack's answer to ${method} is not of the known form (${where}).`);
}
