import { findDenials } from '../../text/find-denials.ts';
import { findLimiting } from '../../text/limiting-words.ts';
import type { Claim } from './read-claims.ts';
import type { Segment } from './read-segments.ts';
import type { SentenceCheck } from './sentence-check.ts';
import { bestLikeness, shareSaid, wordsWithin } from './share-said.ts';

/** So much of a claim must be in the segment that limits it. */
export const SCOPE = { claim: 0.7, limit: 0.5, told: 0.5 };

/** A sentence does not say of all, or always, what supports it says of some or on a condition. */
export const checkScope: SentenceCheck = {
  name: 'scope',
  fault(context) {
    if (context.marks.length === 0) return null;
    for (const claim of context.claims) {
      const [segment] = claim.support;
      // "Not any" and "none" widen nothing.
      if (segment === undefined || findDenials(claim.text, claim.language).length > 0) continue;
      const fault = widened(claim, segment) ?? onlyLeftOut(claim, segment);
      if (fault !== null) return fault;
    }
    return null;
  },
};

/** "All customers" where the source says "Enterprise customers", "at any time" where it says "at a renewal". */
function widened(claim: Claim, segment: Segment): string | null {
  const all = findLimiting(claim.text, claim.language, 'universal');
  if (all === null || findLimiting(segment.plain, segment.language, 'universal') !== null) return null;
  const said = [...segment.words, ...segment.context];
  const rest = claim.words.filter(({ at, text }) => at !== all.at && !all.word.toLowerCase().includes(text));
  if (shareSaid(rest, said) < SCOPE.claim || rest.length < 2) return null;
  const noun = wordsWithin(claim.words, all.at + all.word.length, claim.text.length)[0];
  if (noun === undefined) return null;
  const theirs = segment.words.findIndex((word) => bestLikeness(word, [noun]) >= 0.9);
  const modifier = theirs > 0 ? segment.words[theirs - 1] : undefined;
  const isModified =
    modifier !== undefined &&
    segment.plain.slice(modifier.at + modifier.text.length, segment.words[theirs]!.at).trim() === '' &&
    bestLikeness(modifier, claim.words) === 0;
  const only = findLimiting(segment.plain, segment.language, 'only');
  return isModified || only !== null ? `It says "${all.word}" where what it cites sets a limit.` : null;
}

/** "Only at a renewal" may not be left out. */
function onlyLeftOut(claim: Claim, segment: Segment): string | null {
  const only = findLimiting(segment.plain, segment.language, 'only');
  if (only === null || findLimiting(claim.text, claim.language, 'restricting') !== null) return null;
  if (shareSaid(claim.words, [...segment.words, ...segment.context]) < SCOPE.claim) return null;
  const before = wordsWithin(segment.words, 0, only.at);
  if (shareSaid(before, claim.words) < SCOPE.told) return null;
  const behind = segment.plain.slice(only.at).search(/[.;]|$/u);
  const limit = wordsWithin(segment.words, only.at, only.at + behind);
  if (limit.length === 0 || shareSaid(limit, claim.words) >= SCOPE.limit) return null;
  return `It leaves out "${only.word}" of what it cites.`;
}
