import { sql } from 'drizzle-orm';
import type { Audience } from '../../core/audience.ts';
import { BotError } from '../../core/bot-error.ts';
import { asAudience } from '../../store/as-audience.ts';
import type { Database, OpenDatabase } from '../../store/database.ts';
import type { Row } from '../../store/row.ts';
import { type ExternalKind, type StoredKind, storedKindSchema } from './mapping.ts';

/** Leave to ask a database that is not ours for records of one kind, on behalf of the audience that it was read for. */
export type ExternalGrant<Kind extends ExternalKind = ExternalKind> = Extract<StoredKind, { kind: Kind }> & {
  readonly name: string;
};

/** What asking has taken so far on behalf of one audience as a turn holds it. */
export interface Spent {
  ms: number;
  /** Names of the sources that did not answer: a turn waits for each of them once. */
  failed: Set<string>;
}

const granted = new WeakMap<ExternalGrant, Spent>();
/** A turn has one object for its audience from its beginning to its end. */
const spentFor = new WeakMap<Audience, Spent>();

/**
 * Reads which kinds of which sources everyone of an audience may read. The database decides (row-level security), and
 * there is no other way to a grant, so that nobody can ask a source without having been let in by it.
 */
export async function readGrants(database: OpenDatabase, audience: Audience): Promise<ExternalGrant[]> {
  const rows = await asAudience(database, audience, readRows);
  const spent = spentFor.get(audience) ?? { ms: 0, failed: new Set() };
  spentFor.set(audience, spent);
  return rows.map(({ name, mapping }) => {
    const grant = Object.freeze({ ...storedKindSchema.parse(mapping), name });
    granted.set(grant, spent);
    return grant;
  });
}

/** The grants of one kind. */
export function grantsOf<Kind extends ExternalKind>(
  grants: readonly ExternalGrant[],
  kind: Kind,
): ExternalGrant<Kind>[] {
  return grants.filter((grant): grant is ExternalGrant<Kind> => grant.kind === kind);
}

/**
 * Refuses what looks like a grant and was not read under an audience's fence.
 * @returns what its turn has spent on asking
 * @throws BotError `forbidden`
 */
export function requireGrant(grant: ExternalGrant): Spent {
  const spent = granted.get(grant);
  if (spent === undefined)
    throw new BotError('forbidden', 'An external source was asked without leave from its audience.');
  return spent;
}

function readRows(tx: Database): Promise<{ name: string; mapping: unknown }[]> {
  return tx.query<Row<'live_mappings', 'name' | 'mapping'>>(
    sql`select name, mapping from live_mappings order by name, kind`,
  );
}
