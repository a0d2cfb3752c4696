import { type SQL, sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudience, asAudienceBeside } from '../store/as-audience.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import { type RecordVersions, type RememberedKind, recordVersions } from './record-version.ts';

/** For so many groups of readers, of those who may see different records, what was read is remembered. */
const MOST_KEPT = 16;

/** One thing that is read of records. */
export interface RememberedRead<Result> {
  /** What it is read from, with what says who may see it: as long as none of these changes it stays the same. */
  kinds: readonly RememberedKind[];
  read(tx: Database): Promise<Result>;
}

type Reads<Results> = { [Name in keyof Results]: RememberedRead<Results[Name]> };
type Kept = Map<string, { version: string; result: unknown }>;

interface Known {
  askedAt: number;
  versions: RecordVersions;
  /** The access rules that any of the records has. */
  used: ReadonlySet<number>;
  /** By those of them that readers may read by: who may read by the same rules sees the same. */
  byRules: Map<string, Kept>;
}

/**
 * Remembers what is read of whole tables of records, as far as all of an audience may see it, until records of those
 * tables change. Rights and versions are asked in one statement (P2), and what changed while it was read is not kept.
 * @param believedMs so long it is believed that nothing has changed; 0: it is asked each time
 */
export function rememberRecords<Results extends object>(
  reads: Reads<Results>,
  { believedMs = 0 }: { believedMs?: number } = {},
): (database: OpenDatabase, audience: Audience) => Promise<Results> {
  const remembered = new WeakMap<OpenDatabase, Known>();
  const all = Object.entries(reads) as [string, RememberedRead<unknown>][];
  const kinds = [...new Set(all.flatMap(([, { kinds: own }]) => own))];
  return async (database, audience) => {
    const before = remembered.get(database);
    if (before !== undefined && performance.now() - before.askedAt < believedMs) {
      const kept = await asAudience(database, audience, (_tx, rules) =>
        Promise.resolve(keptFor(before, audience, rules)),
      );
      if (all.every(([name, { kinds: own }]) => kept.get(name)?.version === versionOf(before.versions, own)))
        return Object.fromEntries(all.map(([name]) => [name, kept.get(name)!.result])) as Results;
    }
    const read = await asAudienceBeside<Beside, Read>(
      database,
      audience,
      besideOf(kinds, before?.versions ?? null),
      async (tx, { rules, beside }) => {
        const known = renew(before, beside);
        remembered.set(database, known);
        return readMissing(tx, { all, known, kept: keptFor(known, audience, rules) });
      },
    );
    await keepRead(database, kinds, read);
    return Object.fromEntries(read.results) as Results;
  };
}

interface Beside {
  versions: RecordVersions;
  /** Null: still those of the versions that are known. */
  used: number[] | null;
}

interface Read {
  known: Known;
  kept: Kept;
  results: [string, unknown][];
  /** What was read, under the version of before. */
  fresh: [string, { version: string; result: unknown }][];
}

function besideOf(kinds: readonly RememberedKind[], versions: RecordVersions | null): SQL {
  const known = versions === null ? null : JSON.stringify(versions);
  const used = kinds.map((kind) => sql`select access_id from ${sql.identifier(kind)}`);
  return sql`(select jsonb_build_object('versions', now.versions, 'used', case when now.versions = ${known}::text::jsonb then null
      else (select coalesce(jsonb_agg(access_id), '[]') from (${sql.join(used, sql` union `)}) as used) end)
    from (select ${recordVersions(kinds)} as versions) as now)`;
}

function renew(before: Known | undefined, { versions, used }: Beside): Known {
  return {
    askedAt: performance.now(),
    versions,
    used: used === null ? before!.used : new Set(used),
    byRules: before?.byRules ?? new Map(),
  };
}

async function readMissing(
  tx: Database,
  { all, known, kept }: { all: [string, RememberedRead<unknown>][]; known: Known; kept: Kept },
): Promise<Read> {
  const read: Read = { known, kept, results: [], fresh: [] };
  for (const [name, { kinds, read: readOne }] of all) {
    const version = versionOf(known.versions, kinds);
    const last = kept.get(name);
    const result = last?.version === version ? last.result : await readOne(tx);
    if (last?.version !== version) read.fresh.push([name, { version, result }]);
    read.results.push([name, result]);
  }
  return read;
}

/** What changed meanwhile may have been read by rules of which nobody knew, and is of no use to others. */
async function keepRead(
  database: OpenDatabase,
  kinds: readonly RememberedKind[],
  { known, kept, fresh }: Read,
): Promise<void> {
  if (fresh.length === 0) return;
  const [now] = await database.query<{ versions: RecordVersions }>(
    sql`select ${recordVersions(kinds)} as versions`,
  );
  if (versionOf(now!.versions, kinds) !== versionOf(known.versions, kinds)) return;
  for (const [name, one] of fresh) kept.set(name, one);
}

function versionOf(versions: RecordVersions, kinds: readonly RememberedKind[]): string {
  return kinds.map((kind) => versions[kind] ?? '').join();
}

/** Who asked last is forgotten last. */
function keptFor({ byRules, used }: Known, { teamId }: Audience, rules: readonly number[]): Kept {
  const own = rules.filter((rule) => used.has(rule)).sort((one, other) => one - other);
  const who = `${teamId} ${own.join()}`;
  const kept: Kept = byRules.get(who) ?? new Map();
  byRules.delete(who);
  byRules.set(who, kept);
  if (byRules.size > MOST_KEPT) byRules.delete(byRules.keys().next().value!);
  return kept;
}
