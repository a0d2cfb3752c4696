import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { BotError } from '../../core/bot-error.ts';

/** Errors in a 200 that mean "not now" rather than "no": https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const PASSING = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

/**
 * What Slack says of a token that it does not take any more, whatever was called with it:
 * https://docs.slack.dev/reference/methods/auth.test#errors
 */
const TOKEN_REFUSED = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
]);
/** What waits for a token is looked at again this often, and so is the token. */
export const TOKEN_RETRY_MS = 15_000;

/**
 * Slack refuses the token: an outage of the installation, and nothing that is wrong with the call. `slackCode` is Slack's own
 * word for why.
 */
export class SlackDisconnected extends BotError {
  readonly slackCode: string;

  constructor(
    slackCode: string,
    { cause, setting = 'SLACK_BOT_TOKEN' }: { cause?: unknown; setting?: string } = {},
  ) {
    super('slack_disconnected', `Slack does not accept ${setting}: ${slackCode}.`, {
      retryable: true,
      retryAfterMs: TOKEN_RETRY_MS,
      cause,
    });
    this.slackCode = slackCode;
  }
}

/** Slack refused a call; `slackCode` is its own word for why. */
export class SlackRejection extends BotError {
  readonly slackCode: string;

  constructor(method: string, slackCode: string, cause: unknown) {
    super('slack_rejected', `Slack refused ${method}: ${slackCode}.`, { cause });
    this.slackCode = slackCode;
  }
}

/**
 * Turns an error of the Slack client into ours. When a call's fate is unknown (no answer, 5xx) it is
 * `slack_unavailable` and retryable: the caller must look before posting again.
 */
export function translateSlackError(error: unknown, method: string): BotError {
  if (error instanceof BotError) return error;
  if (error instanceof WebAPIRateLimitedError) return rateLimited(method, error.retryAfter * 1_000);
  if (error instanceof WebAPIPlatformError) return translatePlatformError(error, method);
  if (error instanceof WebAPIHTTPError) {
    const retryable = error.statusCode >= 500 || error.statusCode === 408;
    return new BotError('slack_unavailable', `Slack answered ${method} with HTTP ${error.statusCode}.`, {
      retryable,
      cause: error,
    });
  }
  if (error instanceof WebAPIRequestError) {
    return new BotError('slack_unavailable', `Slack did not answer ${method}.`, {
      retryable: true,
      cause: error,
    });
  }
  return new BotError('slack_unavailable', `The call of ${method} failed.`, {
    retryable: true,
    cause: error,
  });
}

/** Whether Slack said no with one of these codes. */
export function isRejection(error: unknown, codes: ReadonlySet<string>): error is SlackRejection {
  return error instanceof SlackRejection && codes.has(error.slackCode);
}

function translatePlatformError(error: WebAPIPlatformError, method: string): BotError {
  const code = error.data.error;
  if (code === 'ratelimited' || code === 'rate_limited') {
    return rateLimited(method, (error.data.response_metadata?.retryAfter ?? 30) * 1_000);
  }
  if (PASSING.has(code)) {
    return new BotError('slack_unavailable', `Slack could not do ${method}: ${code}.`, {
      retryable: true,
      cause: error,
    });
  }
  return TOKEN_REFUSED.has(code)
    ? new SlackDisconnected(code, { cause: error })
    : new SlackRejection(method, code, error);
}

/** A call that has to wait for the pace of its method. */
export function rateLimited(method: string, retryAfterMs: number): BotError {
  return new BotError('slack_rate_limited', `Slack limits ${method} for ${retryAfterMs} ms.`, {
    retryable: true,
    retryAfterMs,
  });
}
