import type { Audience } from '../core/audience.ts';
import { asAudienceBeside } from '../store/as-audience.ts';
import type { OpenDatabase } from '../store/database.ts';
import { type Product, readProducts } from './price-book.ts';
import { recordVersion } from './record-version.ts';

/** Of so many groups of readers with different rights the products are remembered. */
const MOST_KEPT = 8;

interface Known {
  version: string;
  products: readonly Product[];
}

/** By database, and by the access rules of readers: who may read by the same rules sees the same. */
const known = new WeakMap<OpenDatabase, Map<string, Known>>();

/**
 * What is sold, as far as all of an audience may see, editions first: from memory as long as nothing was changed since.
 * Rights and version are read in one statement (P2).
 */
export function knownProducts(database: OpenDatabase, audience: Audience): Promise<readonly Product[]> {
  const remembered = known.get(database) ?? new Map<string, Known>();
  known.set(database, remembered);
  return asAudienceBeside<string, readonly Product[]>(
    database,
    audience,
    recordVersion('products'),
    async (tx, { rules, beside: version }) => {
      const who = `${audience.teamId} ${rules.toSorted((a, b) => a - b).join()}`;
      const before = remembered.get(who);
      remembered.delete(who);
      const products = before?.version === version ? before.products : await readProducts(tx);
      remembered.set(who, { version, products });
      if (remembered.size > MOST_KEPT) remembered.delete(remembered.keys().next().value!);
      return products;
    },
  );
}
