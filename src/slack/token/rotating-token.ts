import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { BotError } from '../../core/bot-error.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import type { Database } from '../../store/database.ts';
import { claimRenewal, readSlackTokens, releaseRenewal, saveSlackTokens } from '../../store/slack-tokens.ts';
import { sealToken, unsealToken } from './seal-token.ts';
import type { TokenSource } from './token-source.ts';

/** A token of Slack that rotates lives for twelve hours; it is renewed this long before its end. */
const RENEW_BEFORE_MS = 3_600_000;
/** Longer than a call of Slack takes; after a crash the next process may renew. */
const LEASE_MS = 30_000;
const WAIT_FOR_OTHER_MS = 250;

/** What an operator sets of an app whose tokens rotate. */
export interface RotationSettings {
  accessToken: string;
  refreshToken: string;
  clientSecret: string;
}

/** A fresh pair, and how many seconds it lives. */
export interface FreshTokens {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
}

/** What renewing needs. */
export interface RotationDeps {
  database: Database;
  clock: Clock;
  log: Log;
  /** The pair as it is set now. */
  settings(): RotationSettings;
  /** Changes a refresh token for a fresh pair. @throws BotError */
  exchange(refreshToken: string): Promise<FreshTokens>;
}

/** One pair of tokens, decrypted. */
interface Pair {
  accessToken: string;
  refreshToken: string;
  expiresAt: Date | null;
}

/**
 * A token that rotates: https://docs.slack.dev/authentication/using-token-rotation. The newest pair is in the database, encrypted,
 * and a process that needs a new one claims the renewal first: all processes go on with what one of them was given.
 */
export function createRotatingToken(deps: RotationDeps): TokenSource {
  return {
    async read() {
      const set = deps.settings();
      const pair = await readPair(deps, set);
      if (pair !== null && !isDue(deps, pair)) return pair.accessToken;
      // How long a token lives that an operator set, nobody tells: it is renewed at once.
      const renewed = await renew(deps, set, pair?.accessToken ?? set.accessToken).catch((error: unknown) => {
        deps.log.warn({ err: error }, 'the token of Slack could not be renewed yet; it is tried again');
        return null;
      });
      return renewed ?? pair?.accessToken ?? set.accessToken;
    },
    replace: (refused) => renew(deps, deps.settings(), refused),
  };
}

function isDue({ clock }: RotationDeps, { expiresAt }: Pair): boolean {
  return expiresAt === null || expiresAt.getTime() - clock.now().getTime() < RENEW_BEFORE_MS;
}

/** A token that is not `old`: of another process, or renewed here; null where Slack gives none. */
async function renew(deps: RotationDeps, set: RotationSettings, old: string): Promise<string | null> {
  const { database } = deps;
  const seed = seedOf(set);
  const initial = seal(set, set);
  for (const giveUpAt = Date.now() + LEASE_MS; Date.now() < giveUpAt; await sleep(WAIT_FOR_OTHER_MS)) {
    const known = await readPair(deps, set);
    if (known !== null && known.accessToken !== old) return known.accessToken;
    const claimed = await claimRenewal(database, { seed, initial, leaseMs: LEASE_MS });
    if (claimed === null) continue;
    const pair = unseal(claimed, set) ?? { ...set, expiresAt: null };
    if (pair.accessToken === old) return exchange(deps, set, pair);
    await releaseRenewal(database, seed);
    return pair.accessToken;
  }
  return null;
}

async function exchange(deps: RotationDeps, set: RotationSettings, old: Pair): Promise<string | null> {
  const seed = seedOf(set);
  try {
    const fresh = await deps.exchange(old.refreshToken);
    const expiresAt = new Date(deps.clock.now().getTime() + fresh.expiresInSeconds * 1_000);
    await saveSlackTokens(deps.database, seed, { ...seal(fresh, set), expiresAt });
    return fresh.accessToken;
  } catch (error) {
    await releaseRenewal(deps.database, seed);
    // The refresh token was used before or was revoked: only an operator can go on from there.
    if (error instanceof BotError && !error.retryable) {
      deps.log.error({ err: error }, 'Slack does not renew the token: set a new SLACK_REFRESH_TOKEN');
      return null;
    }
    throw error;
  }
}

async function readPair({ database }: RotationDeps, set: RotationSettings): Promise<Pair | null> {
  const stored = await readSlackTokens(database, seedOf(set));
  return stored === null ? null : unseal(stored, set);
}

function seedOf({ refreshToken }: RotationSettings): string {
  return createHash('sha256').update(refreshToken).digest('hex');
}

function seal(pair: Omit<Pair, 'expiresAt'>, { clientSecret }: RotationSettings): Omit<Pair, 'expiresAt'> {
  return {
    accessToken: sealToken(pair.accessToken, clientSecret),
    refreshToken: sealToken(pair.refreshToken, clientSecret),
  };
}

function unseal(stored: Pair, { clientSecret }: RotationSettings): Pair | null {
  const accessToken = unsealToken(stored.accessToken, clientSecret);
  const refreshToken = unsealToken(stored.refreshToken, clientSecret);
  if (accessToken === null || refreshToken === null) return null;
  return { accessToken, refreshToken, expiresAt: stored.expiresAt };
}
