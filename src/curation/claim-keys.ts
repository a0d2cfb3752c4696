import { combine, fingerprint } from '../text/hash-text.ts';
import type { ArticleClaim } from './read-claims.ts';

/** Keys to a claim, and least fingerprints to a key: of claims whose words agree by half, 97 of 100 share a key. */
const BANDS = 12;
const ROWS = 2;

/**
 * Keys of a claim. Two claims that may contradict each other share at least one, so that only claims with a common key
 * are compared. A key holds what has to be equal (measures, years, names) and a band of MinHashes of the words (Broder
 * 1997, doi:10.1109/SEQUEN.1997.666900; Leskovec, Rajaraman and Ullman 2014, "Mining of Massive Datasets", section 3.4).
 */
export function claimKeys(claim: ArticleClaim): number[] {
  const equal = fingerprint(
    JSON.stringify([
      claim.language,
      claim.figures.map((figure) => figure.measure).sort(),
      [...claim.years].sort(),
      [...claim.names].sort(),
    ]),
  );
  const words = [...new Set(claim.words)].map(fingerprint);
  return Array.from({ length: BANDS }, (_, band) => {
    const least = Array.from({ length: ROWS }, (_, row) => leastOf(words, band * ROWS + row));
    return combine([band, equal, ...least]);
  });
}

function leastOf(words: readonly number[], permutation: number): number {
  let least = 0xffffffff;
  for (const word of words) least = Math.min(least, combine([permutation, word]));
  return least;
}
