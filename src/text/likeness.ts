/** How many items are in both of two sets. */
export function countShared<Item>(one: ReadonlySet<Item>, other: ReadonlySet<Item>): number {
  let shared = 0;
  for (const item of one) if (other.has(item)) shared += 1;
  return shared;
}

/** Of all items of two sets, so many are in both, 0 to 1 (Jaccard); two empty sets have nothing in common. */
export function jaccard<Item>(one: ReadonlySet<Item>, other: ReadonlySet<Item>): number {
  const shared = countShared(one, other);
  return shared === 0 ? 0 : shared / (one.size + other.size - shared);
}

/** Of the smaller set's items, so many are in the other one, 0 to 1: a longer text may say more. */
export function containment<Item>(one: ReadonlySet<Item>, other: ReadonlySet<Item>): number {
  const shared = countShared(one, other);
  return shared === 0 ? 0 : shared / Math.min(one.size, other.size);
}

/** Trigrams of a padded text, as PostgreSQL's pg_trgm counts them: two blanks before, one after each word. */
export function trigramsOf(text: string): Set<string> {
  const trigrams = new Set<string>();
  for (const word of text.split(' ')) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.add(padded.slice(at, at + 3));
  }
  return trigrams;
}
