import type { CitedArticle } from './triage-evidence.ts';

/** Who looks at an item that no source names anybody for. */
export const NOBODYS = 'role:admin';

/**
 * Proposes who should look at an item: the owner that the cited article names; else the person who answers for its
 * source, as `person:<id>`; else `role:admin`, since admins look after the agents.
 */
export function proposeOwner(cited: readonly CitedArticle[]): string {
  const named = cited.find((article) => article.owner !== null && article.owner.trim() !== '');
  if (named !== undefined) return named.owner!.trim();
  const source = cited.find((article) => article.sourceOwner !== null);
  return source === undefined ? NOBODYS : `person:${source.sourceOwner}`;
}
