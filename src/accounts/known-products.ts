import { type SQL, sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asAudienceBeside } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { type Product, readProducts } from './price-book.ts';
import { recordVersion } from './record-version.ts';

/** For so many groups of readers, of those who may see different products, these are remembered. */
const MOST_KEPT = 16;

interface Known {
  version: string;
  /** The access rules that any product has. */
  used: ReadonlySet<number>;
  /** By those of them that readers may read by: who may read by the same rules sees the same. */
  byRules: Map<string, readonly Product[]>;
}

const remembered = new WeakMap<OpenDatabase, Known>();

/**
 * What is sold, as far as all of an audience may see, editions first: from memory as long as nothing was changed since.
 * Rights and version are read in one statement (P2).
 */
export function knownProducts(database: OpenDatabase, audience: Audience): Promise<readonly Product[]> {
  const before = remembered.get(database);
  return asAudienceBeside<Beside, readonly Product[]>(
    database,
    audience,
    besideOf(before?.version ?? null),
    async (tx, { rules, beside: { version, used } }) => {
      const known =
        used === null && before !== undefined
          ? before
          : { version, used: new Set(used), byRules: new Map<string, readonly Product[]>() };
      remembered.set(database, known);
      const own = rules.filter((rule) => known.used.has(rule)).sort((a, b) => a - b);
      const who = `${audience.teamId} ${own.join()}`;
      const products = known.byRules.get(who) ?? (await readProducts(tx));
      known.byRules.delete(who);
      known.byRules.set(who, products);
      if (known.byRules.size > MOST_KEPT) known.byRules.delete(known.byRules.keys().next().value!);
      return products;
    },
  );
}

interface Beside {
  version: string;
  /** Null: still those of the version that is known. */
  used: number[] | null;
}

function besideOf(version: string | null): SQL {
  return sql`(select jsonb_build_object('version', now.version, 'used', case when now.version = ${version}::text then null
      else (select coalesce(jsonb_agg(distinct access_id), '[]') from products) end)
    from (select ${recordVersion(['products'])} as version) as now)`;
}
