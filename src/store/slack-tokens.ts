import { sql } from 'drizzle-orm';
import { appendAudit } from './audit-log.ts';
import type { Database } from './database.ts';
import type { Row } from './row.ts';

/** A pair of tokens as it is kept: encrypted, known by the fingerprint of the refresh token that an operator set. */
export interface StoredTokens {
  accessToken: string;
  refreshToken: string;
  /** Null: not known, because nobody has renewed it yet. */
  expiresAt: Date | null;
}

/** The newest pair that came of the one that an operator set; null before it was first renewed. */
export async function readSlackTokens(database: Database, seed: string): Promise<StoredTokens | null> {
  const [row] = await database.query<
    Row<'slack_tokens', 'accessToken' | 'refreshToken' | 'expiresAt', StoredTokens>
  >(sql`
    select access_token as "accessToken", refresh_token as "refreshToken", expires_at as "expiresAt"
    from slack_tokens where seed = ${seed}`);
  return row ?? null;
}

/**
 * Claims the renewal of a pair for `leaseMs`: Slack takes each refresh token once, so that only one process may send it.
 * `initial` is the pair that the operator set.
 * @returns the pair to renew; null while another process has claimed it
 */
export async function claimRenewal(
  database: Database,
  claim: { seed: string; initial: Omit<StoredTokens, 'expiresAt'>; leaseMs: number },
): Promise<StoredTokens | null> {
  const { seed, initial, leaseMs } = claim;
  const [row] = await database.query<
    Row<'slack_tokens', 'accessToken' | 'refreshToken' | 'expiresAt', StoredTokens>
  >(sql`
    insert into slack_tokens as known (seed, access_token, refresh_token, renewing_until)
    values (${seed}, ${initial.accessToken}, ${initial.refreshToken}, now() + ${leaseMs} * interval '1 millisecond')
    on conflict (seed) do update set renewing_until = excluded.renewing_until
      where known.renewing_until is null or known.renewing_until < now()
    returning access_token as "accessToken", refresh_token as "refreshToken", expires_at as "expiresAt"`);
  return row ?? null;
}

/** Ends a renewal that came to nothing. */
export async function releaseRenewal(database: Database, seed: string): Promise<void> {
  await database.query(sql`update slack_tokens set renewing_until = null where seed = ${seed}`);
}

/** Keeps what a renewal brought, and forgets pairs of earlier installations. */
export async function saveSlackTokens(database: Database, seed: string, tokens: StoredTokens): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(sql`
      update slack_tokens set access_token = ${tokens.accessToken}, refresh_token = ${tokens.refreshToken},
        expires_at = ${tokens.expiresAt}, renewing_until = null, renewed_at = now()
      where seed = ${seed}`);
    await tx.query(
      sql`delete from slack_tokens where seed <> ${seed} and renewed_at < now() - interval '30 days'`,
    );
    await appendAudit(tx, {
      actor: 'system',
      action: 'Slack token renewed',
      subject: seed.slice(0, 12),
      detail: tokens.expiresAt?.toISOString() ?? '',
    });
  });
}
