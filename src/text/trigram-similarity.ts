/** Trigrams of a padded text, as PostgreSQL's pg_trgm counts them: two blanks before, one after each word. */
export function trigramsOf(text: string): Set<string> {
  const trigrams = new Set<string>();
  for (const word of text.split(' ')) {
    const padded = `  ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.add(padded.slice(at, at + 3));
  }
  return trigrams;
}

/** Shared trigrams by all trigrams of two normalised names, 0 to 1. */
export function trigramSimilarity(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const trigram of right) if (left.has(trigram)) shared += 1;
  return shared / (left.size + right.size - shared);
}
