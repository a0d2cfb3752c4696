import { randomBytes } from 'node:crypto';
import type { Credentials } from './credentials.ts';

/** Two access tokens of an app live at once: https://docs.slack.dev/authentication/using-token-rotation */
const LIVE_AT_ONCE = 2;
const LIFETIME_SECONDS = 43_200;

/** A pair of tokens that rotate, as `oauth.v2.access` gives it. */
export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
}

/** The bot's tokens: which are taken, and why the others are not. They are as at the beginning after a restart. */
export interface BotTokens {
  /** How the app proves that it is the app. */
  readonly client: { id: string; secret: string };
  /** Slack's word for why a token is not taken; null where it is. */
  refusal(token: string): string | null;
  /** From now on the bot's tokens are refused with this code; null: no longer. */
  refuse(code: string | null): void;
  /** Gives out another token; those of before are revoked. */
  reissue(): string;
  /** Gives out the first pair of an app whose tokens rotate; the token of before is revoked. */
  beginRotation(expiresInSeconds?: number): TokenPair & { clientId: string; clientSecret: string };
  /** Changes a refresh token for a fresh pair, once; or Slack's word for why not. */
  exchange(given: { clientId: string; clientSecret: string; refreshToken: string }): TokenPair | string;
}

/** Keeps the tokens of one sandbox. */
export function createBotTokens(credentials: Credentials, now: () => number): BotTokens {
  const secret = randomBytes(16).toString('hex');
  let live = [{ token: credentials.botToken, untilMs: Number.POSITIVE_INFINITY }];
  let refused: string | null = null;
  let refreshToken: string | null = null;
  let lifetimeSeconds = LIFETIME_SECONDS;
  const revoked = new Set<string>();

  function issue(pair: boolean): string {
    const token = `${pair ? 'xoxe.' : ''}xoxb-sandbox-${randomBytes(16).toString('hex')}`;
    const untilMs = pair ? now() + lifetimeSeconds * 1_000 : Number.POSITIVE_INFINITY;
    live = [...live, { token, untilMs }];
    return token;
  }

  function keep(count: number): void {
    for (const { token } of live.slice(0, -count)) revoked.add(token);
    live = live.slice(-count);
  }

  function issuePair(): TokenPair {
    const accessToken = issue(true);
    refreshToken = `xoxe-1-${randomBytes(16).toString('hex')}`;
    return { accessToken, refreshToken, expiresInSeconds: lifetimeSeconds };
  }

  return {
    client: { id: credentials.appId, secret },
    refusal(token) {
      const known = live.find((one) => one.token === token);
      if (known === undefined) return revoked.has(token) ? 'token_revoked' : 'invalid_auth';
      return refused ?? (known.untilMs <= now() ? 'token_expired' : null);
    },
    refuse(code) {
      refused = code;
    },
    reissue() {
      const token = issue(false);
      keep(1);
      refused = null;
      return token;
    },
    beginRotation(expiresInSeconds = LIFETIME_SECONDS) {
      lifetimeSeconds = expiresInSeconds;
      const pair = issuePair();
      keep(1);
      refused = null;
      return { ...pair, clientId: credentials.appId, clientSecret: secret };
    },
    exchange(given) {
      if (given.clientId !== credentials.appId) return 'invalid_client_id';
      if (given.clientSecret !== secret) return 'bad_client_secret';
      if (given.refreshToken !== refreshToken || refused === 'token_revoked') return 'invalid_refresh_token';
      const pair = issuePair();
      keep(LIVE_AT_ONCE);
      return pair;
    },
  };
}
