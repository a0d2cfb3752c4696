import { setsOff } from '../../text/clause-words.ts';
import { type Denial, findDenials } from '../../text/find-denials.ts';
import { findLimiting } from '../../text/limiting-words.ts';
import { areOpposite } from '../../text/opposites.ts';
import type { KeyWord } from '../../text/read-key-words.ts';
import type { Claim } from './read-claims.ts';
import type { Segment } from './read-segments.ts';
import type { SentenceCheck } from './sentence-check.ts';
import { bestLikeness, shareSaid, wordsWithin } from './share-said.ts';

/** So much of what is denied must be told on the other side, and of the claim in the segment, else it is another matter. */
export const DENIED = { scope: 0.6, claim: 0.5, segment: 0.35 };

/** A sentence denies what supports it denies and nothing else; words of two languages are compared by what they mean. */
export const checkNegation: SentenceCheck = {
  name: 'negation',
  fault(context) {
    if (context.marks.length === 0) return null;
    for (const claim of context.claims) {
      for (const segment of claim.support.slice(0, 2)) {
        if (shareSaid(claim.words, [...segment.words, ...segment.context]) < DENIED.claim) continue;
        const fault = turned(claim, segment);
        if (fault !== null) return fault;
      }
    }
    return null;
  },
};

interface Side {
  text: string;
  language: string;
  words: readonly KeyWord[];
  denials: readonly Denial[];
}

function turned(claim: Claim, segment: Segment): string | null {
  const mine: Side = { ...claim, denials: findDenials(claim.text, claim.language) };
  const theirs: Side = {
    ...segment,
    text: segment.plain,
    denials: findDenials(segment.plain, segment.language),
  };
  const lost = theirs.denials.find(
    (denial) => isLeftOut(denial, theirs, mine) && !isSaidElsewhere(denial, theirs, claim),
  );
  if (lost !== undefined) return `It leaves out "${lost.word}" of what it cites.`;
  const added = mine.denials.find((denial) => isLeftOut(denial, mine, theirs) && !setsOff(mine.text, denial));
  return added === undefined ? null : `It denies ("${added.word}") what it cites affirms.`;
}

/** Whether one side denies something that the other side tells as it is. */
function isLeftOut(denial: Denial, denying: Side, telling: Side): boolean {
  const scope = wordsWithin(denying.words, denial.from, denial.to).slice(0, 6);
  const [head] = scope;
  if (head === undefined || bestLikeness(head, telling.words) === 0) return false;
  if (shareSaid(scope, telling.words) < DENIED.scope) return false;
  const told = telling.words.filter((word) => bestLikeness(word, scope) > 0);
  // In another language the words of a denial stand in other places.
  const deniedThere = telling.denials.some(
    ({ clause, to }) =>
      telling.language !== denying.language || told.some((word) => word.at >= clause && word.at < to),
  );
  if (deniedThere) return false;
  // "Only in Enterprise" denies it for the others, and the opposite of what is denied affirms.
  if (findLimiting(telling.text, telling.language, 'restricting') !== null) return false;
  return !scope.some((word) => telling.words.some((other) => areOpposite(word.text, other.text)));
}

/** Another segment may say the same without denying it. */
function isSaidElsewhere(denial: Denial, denying: Side, claim: Claim): boolean {
  const scope = wordsWithin(denying.words, denial.from, denial.to);
  const here = shareSaid(claim.words, denying.words);
  return claim.segments.some(
    (other) =>
      other.plain !== denying.text &&
      !other.isHeading &&
      shareSaid(claim.words, other.words) >= here - 0.05 &&
      shareSaid(scope, other.words) >= DENIED.scope &&
      findDenials(other.plain, other.language).length === 0,
  );
}
