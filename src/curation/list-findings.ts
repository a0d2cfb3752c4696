import { type SQL, sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import type { TriageGroup } from '../feedback/read-groups.ts';
import { readGroups } from '../feedback/read-groups.ts';
import { mayTriage } from '../feedback/triage-access.ts';
import { asAudience } from '../store/as-audience.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import { meansPerson } from '../store/owners.ts';
import type { StoredPerson } from '../store/people.ts';
import type { Row, RowAs } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { FINDING_KINDS, type FindingEvidence, type FindingKind, type FindingState } from './finding.ts';

/** Who looks at findings: a person, or the operator at the command line, who may see all. */
export type FindingViewer = StoredPerson | 'operator';

/** Which findings are wanted. */
export interface FindingQuery {
  viewer: FindingViewer;
  /** `open` unless given: those that nothing was decided about; `decided`: the others; `all`. */
  state?: 'open' | 'decided' | 'all';
  kind?: FindingKind;
  /** As the sources name them; `''`: those that nobody is named for. */
  owners?: readonly string[];
  /** 0: only counted. */
  limit?: number;
  offset?: number;
}

/** A finding as it is shown. */
export interface Finding {
  id: string;
  kind: FindingKind;
  state: FindingState;
  articleIds: string[];
  owners: string[];
  evidence: FindingEvidence;
  foundAt: Date;
  /** `gone`: what it was about is not there any more. */
  decision: 'retired' | 'preferred' | 'dismissed' | 'gone' | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionId: number | null;
}

/** Findings with how many there are in all, by kind. */
export interface FindingList {
  findings: Finding[];
  total: number;
  counts: Record<FindingKind, number>;
}

/**
 * The findings that a viewer may see: an admin those whose articles they may all read, anybody else those of them that
 * are about an article of theirs. What another one must not read is not counted either (P2).
 */
export async function listFindings(database: OpenDatabase, query: FindingQuery): Promise<FindingList> {
  const { viewer, limit = 50, offset = 0 } = query;
  const scope = await scopeOf(database, viewer);
  return readAs(database, viewer, async (tx) => {
    const where = sql.join([scope, ...conditionsOf(query)], sql` and `);
    const findings =
      limit === 0
        ? []
        : await tx.query<RowAs<'findings', Finding>>(sql`
      select id, kind, state, article_ids as "articleIds", owners, evidence, found_at as "foundAt", decision,
        decided_by as "decidedBy", decided_at as "decidedAt", decision_id as "decisionId"
      from findings f where ${where}
      order by coalesce(owners[1], '~'), array_position(${textArray(FINDING_KINDS)}, kind), found_at, id
      limit ${limit} offset ${offset}`);
    const rows = await tx.query<Row<'findings', 'kind', { kind: FindingKind }> & { count: number }>(
      sql`select kind, count(*)::int as count from findings f where ${where} group by kind`,
    );
    const counts = Object.fromEntries(FINDING_KINDS.map((kind) => [kind, 0])) as FindingList['counts'];
    for (const { kind, count } of rows) counts[kind] = count;
    return { findings, total: rows.reduce((sum, row) => sum + row.count, 0), counts };
  });
}

/** One finding, if the viewer may see it. */
export async function readFinding(
  database: OpenDatabase,
  viewer: FindingViewer,
  id: string,
): Promise<Finding | null> {
  const scope = await scopeOf(database, viewer);
  const rows = await readAs(database, viewer, (tx) =>
    tx.query<RowAs<'findings', Finding>>(sql`
      select id, kind, state, article_ids as "articleIds", owners, evidence, found_at as "foundAt", decision,
        decided_by as "decidedBy", decided_at as "decidedAt", decision_id as "decisionId"
      from findings f where id = ${id} and ${scope}`),
  );
  return rows[0] ?? null;
}

/** Questions that found nothing, as triage groups and shows them to a viewer. */
export function listUnanswered(
  database: OpenDatabase,
  { viewer, limit = 20 }: { viewer: FindingViewer; limit?: number },
): Promise<{ groups: TriageGroup[]; total: number }> {
  const open = sql`i.state = 'open' and i.origin = 'nothing_found'`;
  return viewer === 'operator'
    ? readGroups(database, { where: open, readers: 'operator', limit })
    : readGroups(database, { where: sql`${open} and ${mayTriage(viewer)}`, readers: alone(viewer), limit });
}

function conditionsOf({ state = 'open', kind, owners }: FindingQuery): SQL[] {
  return [
    ...(state === 'all' ? [] : [state === 'open' ? sql`state in ('open', 'told')` : DECIDED]),
    ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
    ...(owners === undefined ? [] : [ownedBy(owners)]),
  ];
}

/** What went by itself needs nobody to undo it. */
const DECIDED = sql`state in ('done', 'dismissed') and decision <> 'gone'`;

function ownedBy(owners: readonly string[]): SQL {
  const named = sql`owners && ${textArray(owners.filter((owner) => owner !== ''))}`;
  return owners.includes('') ? sql`(${named} or owners = '{}')` : named;
}

/** Admins look after all articles, others after theirs. */
async function scopeOf(database: OpenDatabase, viewer: FindingViewer): Promise<SQL> {
  if (viewer === 'operator' || viewer.roles.includes('admin')) return sql`true`;
  return ownedBy(await ownersMeaning(database, viewer));
}

/** All ways in which articles with findings name a person as their owner. */
export async function ownersMeaning(database: Database, person: StoredPerson): Promise<string[]> {
  const rows = await database.query<{ owner: string }>(sql`
    select owner from (select distinct unnest(owners) as owner from findings) as named
    where ${meansPerson(sql`owner`, person)}`);
  return rows.map((row) => row.owner);
}

/** Somebody who reads for themselves alone. */
export function alone({ teamId, id }: Pick<StoredPerson, 'teamId' | 'id'>): Audience {
  return { teamId, everyone: false, people: [id] };
}

function readAs<Result>(
  database: OpenDatabase,
  viewer: FindingViewer,
  read: (tx: Database) => Promise<Result>,
): Promise<Result> {
  return viewer === 'operator' ? database.transaction(read) : asAudience(database, alone(viewer), read);
}
