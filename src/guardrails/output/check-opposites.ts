import { findDenials } from '../../text/find-denials.ts';
import { findOpposite } from '../../text/opposites.ts';
import type { KeyWord } from '../../text/read-key-words.ts';
import type { Claim } from './read-claims.ts';
import type { Segment } from './read-segments.ts';
import type { SentenceCheck } from './sentence-check.ts';
import { bestLikeness, shareSaid } from './share-said.ts';

/** So much of a claim must be in a segment, or in one of another language, the opposite word aside, and so much of the segment in the claim. */
export const OPPOSED = { claim: 0.75, translated: 0.34, segment: 0.3 };

/** A sentence does not say the opposite of what supports it by another word. */
export const checkOpposites: SentenceCheck = {
  name: 'opposites',
  fault(context) {
    if (context.marks.length === 0) return null;
    for (const claim of context.claims) {
      const [segment] = claim.support;
      if (segment === undefined) continue;
      const opposite = opposed(claim, segment);
      if (opposite !== null) return `It says "${opposite[0]}" where what it cites says "${opposite[1]}".`;
    }
    return null;
  },
};

function opposed(claim: Claim, segment: Segment): [string, string] | null {
  const isTranslated = claim.language !== segment.language;
  const opposite = findOpposite(claim.text, segment.plain);
  if (opposite === null) return null;
  const [mine, theirs] = opposite;
  const rest = claim.words.filter(({ text }) => text !== mine);
  const least = isTranslated ? OPPOSED.translated : OPPOSED.claim;
  if (shareSaid(rest, [...segment.words, ...segment.context]) < least) return null;
  if (shareSaid(segment.words, claim.words) < OPPOSED.segment) return null;
  const around = neighbours(mine, claim.text, claim.words);
  if (!sharesNeighbour(around, neighbours(theirs, segment.plain, segment.words))) return null;
  const denied =
    isDenied(mine, claim.text, claim.language) !== isDenied(theirs, segment.plain, segment.language);
  return denied ? null : opposite;
}

/** The words of content next to a word, two on each side. */
function neighbours(word: string, text: string, words: readonly KeyWord[]): KeyWord[] {
  const at = text.toLowerCase().indexOf(word);
  const before = words.filter((one) => one.at < at);
  const after = words.filter((one) => one.at > at);
  return [...before.slice(-2), ...after.slice(0, 2)];
}

function sharesNeighbour(mine: readonly KeyWord[], theirs: readonly KeyWord[]): boolean {
  return mine.some((word) => bestLikeness(word, theirs) > 0);
}

function isDenied(word: string, text: string, language: string): boolean {
  const at = text.toLowerCase().indexOf(word);
  return findDenials(text, language).some(({ from, to }) => at >= from && at < to);
}
