import { namesAgent } from '../../text/clause-words.ts';
import { type KeyWord, likeness, readKeyWords } from '../../text/read-key-words.ts';
import { readSequence } from '../../text/sequence-words.ts';
import type { Claim } from './read-claims.ts';
import type { Segment } from './read-segments.ts';
import type { SentenceCheck } from './sentence-check.ts';
import { shareSaid } from './share-said.ts';

/** A claim in nearly the words of a segment, by the share of either in the other. */
export const NEARLY = { claim: 0.85, segment: 0.6 };
/** So much of each half of a sequence must be in its step. */
const STEP = 0.6;

/** A sentence keeps who does what to whom, and which step comes first. */
export const checkOrder: SentenceCheck = {
  name: 'order',
  fault(context) {
    if (context.marks.length === 0) return null;
    for (const claim of context.claims) {
      const swapped = claim.support
        .slice(0, 2)
        .map((segment) => swappedIn(claim, segment))
        .find((it) => it !== null);
      if (swapped !== undefined && swapped !== null)
        return `"${swapped[0]}" and "${swapped[1]}" are in each other's place.`;
      if (turnsSteps(claim)) return 'It turns the order of the steps.';
    }
    return null;
  },
};

/** Two words that changed sides around a third one which stayed, in a claim of nearly the same words. */
function swappedIn(claim: Claim, segment: Segment): [string, string] | null {
  if (claim.language !== segment.language || segment.cells.length > 0) return null;
  if (shareSaid(claim.words, segment.words) < NEARLY.claim) return null;
  if (shareSaid(segment.words, claim.words) < NEARLY.segment) return null;
  if (namesAgent(claim.text) !== namesAgent(segment.plain)) return null;
  const places = placesIn(claim.words, segment.words);
  for (let i = 0; i < places.length - 2; i += 1)
    for (let k = places.length - 1; k > i + 1; k -= 1) {
      const [one, other] = [places[i]!, places[k]!];
      if (one.place <= other.place) continue;
      // A verb that changed its form may have changed its voice.
      const between = places.slice(i + 1, k).filter(({ word, same }) => word.text === same.text);
      if (between.some(({ place }) => place < one.place && place > other.place))
        return [one.word.text, other.word.text];
    }
  return null;
}

/** Words that occur once on each side, in the order of the claim, with where the segment has them. */
function placesIn(
  words: readonly KeyWord[],
  others: readonly KeyWord[],
): { word: KeyWord; same: KeyWord; place: number }[] {
  return words.flatMap((word) => {
    const here = words.filter((each) => likeness(word, each) >= 0.9);
    const there = others.filter((each) => likeness(word, each) >= 0.9);
    return here.length === 1 && there.length === 1 ? [{ word, same: there[0]!, place: there[0]!.at }] : [];
  });
}

function turnsSteps(claim: Claim): boolean {
  const sequence = readSequence(claim.text);
  if (sequence === null) return false;
  const [first, second] = [stepOf(sequence.first, claim), stepOf(sequence.second, claim)];
  if (first === null || second === null || first.n !== second.n) return false;
  return first.start > second.start && isStep(first) && isStep(second);
}

function stepOf(text: string, claim: Claim): Segment | null {
  const words = readKeyWords(text, claim.language);
  if (words.length < 2) return null;
  const [best] = claim.segments
    .filter(({ isHeading }) => !isHeading)
    .map((segment) => ({ segment, share: shareSaid(words, segment.words) }))
    .sort((one, other) => other.share - one.share);
  return best === undefined || best.share < STEP ? null : best.segment;
}

function isStep({ text }: Segment): boolean {
  return /^\s*\d{1,3}[.)]\s/.test(text);
}
