import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { type Evidence, idsBehind } from '../core/citation.ts';
import { areWithdrawn } from '../knowledge/are-withdrawn.ts';
import { asAudience } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import type { OutboxMessage } from '../store/outbox.ts';
import { sameAudience } from './audience-of.ts';
import { findEvidence } from './visible-evidence.ts';

/** The access rules by which all of an audience may read now: people stay, while their groups and roles change. */
export async function allowedRules(database: OpenDatabase, audience: Audience): Promise<number[]> {
  return asAudience(database, audience, (_tx, rules) => Promise.resolve(rules));
}

/** What was found, for whom, and by which rules they could read it then. */
export interface FoundFor {
  audience: Audience;
  rules: readonly number[];
  evidence: readonly Pick<Evidence, 'id' | 'restsOn'>[];
}

/**
 * Whether what was found may still be shown to those who read the place now: they are the same people, nobody lost a right
 * since, and no evidence was closed to them.
 */
export async function isStillReadable(
  database: OpenDatabase,
  { audience, rules, evidence }: FoundFor,
  now: Audience,
): Promise<boolean> {
  if (!sameAudience(audience, now)) return false;
  const ids = idsBehind(evidence);
  const { allowed, visible } = await asAudience(database, now, async (tx, allowedNow) => ({
    allowed: new Set(allowedNow),
    visible: await findEvidence(tx, ids),
  }));
  if (!rules.every((rule) => allowed.has(rule))) return false;
  // What is gone was closed to nobody, unless it is to be forgotten.
  const missing = ids.filter((id) => !visible.has(id));
  if (missing.length === 0) return true;
  return (await findEvidence(database, missing)).size === 0 && !(await areWithdrawn(database, missing));
}

/**
 * Whether all readers of now have every right by which a turn's readers read then: what it names without citing it
 * cannot be looked up one by one.
 */
export async function haveAllRights(
  database: OpenDatabase,
  { turnId, revision }: Pick<OutboxMessage, 'turnId' | 'revision'>,
  readers: Audience,
): Promise<boolean> {
  const [step] = await database.query<{ rules: number[] }>(sql`
    select output -> 'value' as rules from steps
    where turn_id = ${turnId} and revision = ${revision} and name = 'rules'`);
  if (step === undefined) return false;
  const allowed = new Set(await allowedRules(database, readers));
  return step.rules.every((rule) => allowed.has(rule));
}
