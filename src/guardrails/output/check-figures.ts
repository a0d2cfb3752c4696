import { contentWords, sameStem } from '../../text/content-words.ts';
import { setsLimit } from '../../text/limit-words.ts';
import { likeness } from '../../text/read-key-words.ts';
import { type Quantity, readQuantities, sameQuantity } from '../../text/read-quantities.ts';
import { canBeComputed, isCalculated } from './compute-figure.ts';
import { companionOf, type FigurePlace, figurePlaces, fitOf, weighNear } from './figure-places.ts';
import { knownCalculations } from './known-calculations.ts';
import { countsSources } from './needs-no-support.ts';
import type { Claim } from './read-claims.ts';
import type { SentenceCheck, SentenceContext } from './sentence-check.ts';
import { evidenceText } from './source-segments.ts';

/** How much better another figure has to fit what a claim says of a figure, before the claim is taken to have mixed them up. */
export const MARGIN = { least: 0.3, share: 0.15, inRow: 0.15 };

/**
 * Every number, amount, percentage and date of a sentence is of what supports it, counts there what it counts in the
 * sentence, and has the same unit; or the asker said it, or it can be computed.
 */
export const checkFigures: SentenceCheck = {
  name: 'figures',
  fault(context) {
    if (context.marks.length === 0) return null;
    for (const claim of context.claims) {
      const fault = faultOf(claim, context);
      if (fault !== null) return fault;
    }
    return null;
  },
};

function faultOf(claim: Claim, context: SentenceContext): string | null {
  const places = figurePlaces(claim.segments);
  const { question, thread = '', before = '', asker = '' } = context;
  const asked = readQuantities([question, thread, before, asker].join('\n'));
  const known = [...places.map(({ quantity }) => quantity), ...titleFigures(claim)];
  const said = [question, thread].join('\n');
  const calculated = knownCalculations(context.calculations ?? [], { evidence: context.evidence, said });
  for (const quantity of claim.quantities) {
    if (isCalculated(quantity, calculated)) continue;
    const own = places.filter((place) => sameQuantity(quantity, place.quantity));
    if (own.length > 0) {
      const fault =
        misplaced(quantity, own, { places, claim, asked }) ?? ratedOtherwise(quantity, own, claim);
      if (fault !== null) return fault;
      continue;
    }
    if (known.some((one) => sameQuantity(quantity, one))) continue;
    if (repeatsAsker(quantity, claim, context)) continue;
    if (countsSources(quantity, claim.text) && quantity.values.includes(context.marks.length)) continue;
    if (canBeComputed(quantity, { claim, asked, places })) continue;
    return quantity.measure === 'date'
      ? `The date "${quantity.text}" is not in what it cites.`
      : `The figure "${quantity.text}" is not in what it cites.`;
  }
  return null;
}

/** Titles and dates of what is cited say figures too: "Price list 2026". */
function titleFigures({ cited, segments }: Claim): Quantity[] {
  const heads = cited.map((piece) => evidenceText({ ...piece, text: '' }));
  return [...readQuantities(heads.join('\n')), ...segments.flatMap((one) => one.contextQuantities)];
}

/** A figure may repeat the asker's own, but only of the same thing: "for 250 seats". */
function repeatsAsker(
  claimed: Quantity,
  claim: Claim,
  { question, thread = '', before = '' }: SentenceContext,
): boolean {
  const said = [question, thread, before].join('\n');
  return readQuantities(said).some((theirs) => {
    if (!sameQuantity(claimed, theirs) || claimed.measure !== theirs.measure) return false;
    if (claimed.measure !== 'count') return true;
    const [mine, others] = [thingsAfter(claim.text, claimed), thingsAfter(said, theirs)];
    const isBare = /^\s*(?:$|[^\s\p{L}])/u.test(claim.text.slice(claimed.index + claimed.text.length));
    return isBare || mine.some((thing) => others.some((other) => sameStem(thing, other)));
  });
}

function thingsAfter(text: string, { index, text: figure }: Quantity): string[] {
  const end = index + figure.length;
  return contentWords(text.slice(end, end + 30)).slice(0, 2);
}

interface Alignment {
  places: readonly FigurePlace[];
  claim: Claim;
  asked: readonly Quantity[];
}

/** A figure must not be told of what another figure of the source counts. */
function misplaced(
  quantity: Quantity,
  own: readonly FigurePlace[],
  { places, claim, asked }: Alignment,
): string | null {
  if (quantity.isName) return null;
  const fitting = (of: Quantity, place: FigurePlace): number =>
    fitOf(weighNear(claim.text, claim, of), place, { of, claim, asked });
  const best = (of: Quantity, candidates: readonly FigurePlace[]): number =>
    Math.max(0, ...candidates.map((place) => fitting(of, place)));
  const exceeds = (one: number, other: number): boolean =>
    one - other > Math.max(MARGIN.least, MARGIN.share * other);
  const mine = best(quantity, own);
  // The figure of a row's first column names the row.
  if (
    own.some(
      (place) => place.segment.cells.length > 0 && place.column === 0 && fitting(quantity, place) >= mine,
    )
  )
    return null;
  const beside = companionOf(quantity, claim);
  const isTogether = ({ quantity: figure, segment }: FigurePlace): boolean | null => {
    const other = companionOf(figure, { text: segment.plain, quantities: segment.quantities });
    return beside === null || other === null || other.measure !== beside.measure
      ? null
      : sameQuantity(beside, other);
  };
  // Each of two figures has its own beside it: "a three-year term takes 8 percent off".
  const isToldApart = (rival: FigurePlace): boolean =>
    isTogether(rival) === false && own.some((place) => isTogether(place) === true);
  const theirs = places.find(
    (place) =>
      isRival(quantity, place.quantity) &&
      isTogether(place) === true &&
      own.every((one) => one.segment === place.segment && isTogether(one) === false),
  );
  if (theirs !== undefined) return mixedUp(quantity, theirs);
  const rivals = places
    .filter((place) => isRival(quantity, place.quantity) && !own.includes(place) && !isToldApart(place))
    .map((place) => ({ place, better: fitting(quantity, place) }))
    .filter(
      ({ place, better }) => exceeds(better, mine) || (isInRowOf(place, own) && better - mine > MARGIN.inRow),
    )
    .sort((one, other) => other.better - one.better);
  const taken = rivals.find(({ place, better }) => {
    const other = claim.quantities.find((one) => one !== quantity && sameQuantity(one, place.quantity));
    // Where both are in the claim, they are mixed up only if each fits the other's place better.
    if (other === undefined) return true;
    return exceeds(better + best(other, own), mine + fitting(other, place));
  });
  return taken === undefined ? null : mixedUp(quantity, taken.place);
}

function mixedUp({ text }: Quantity, { quantity }: FigurePlace): string {
  return `The figure "${text}" counts something else in what it cites: there it is "${quantity.text}".`;
}

/** Cells of one row are told apart by the heads of their columns alone. */
function isInRowOf({ segment }: FigurePlace, own: readonly FigurePlace[]): boolean {
  return segment.cells.length > 0 && own.every((place) => place.segment === segment);
}

function isRival(claimed: Quantity, other: Quantity): boolean {
  return claimed.measure === other.measure && !other.isName && !sameQuantity(claimed, other);
}

/** "Per seat", "a week": what a figure is for each of must be what the source says it is. */
function ratedOtherwise(
  { text, rates, limit }: Quantity,
  own: readonly FigurePlace[],
  claim: Claim,
): string | null {
  const time = rates.time;
  if (time !== null) {
    const theirs = own.map(({ quantity }) => quantity.rates.time);
    if (theirs.every((each) => each !== null && !isSamePeriod(each, time)))
      return `The figure "${text}" is not "${time.includes(' ') ? 'for' : 'per'} ${time}" in what it cites.`;
  }
  const missing = rates.things.find((thing) => !own.some((place) => speaksOfThing(thing, place, claim)));
  if (missing !== undefined) return `The figure "${text}" is not "per ${missing}" in what it cites.`;
  if (limit === null) return null;
  return own.every(
    ({ quantity, segment }) =>
      quantity.limit !== null && quantity.limit !== limit && !setsLimit(segment.plain, limit),
  )
    ? `The figure "${text}" is a limit to the other side in what it cites.`
    : null;
}

/** Two lengths may be one in other units; a length is no rate. */
function isSamePeriod(one: string, other: string): boolean {
  return one === other || (one.includes(' ') && other.includes(' '));
}

function speaksOfThing(thing: string, { segment }: FigurePlace, claim: Claim): boolean {
  const words = claim.words.filter(({ text }) => text === thing);
  if (words.length === 0) return true;
  const theirs = [...segment.words, ...segment.context];
  return words.some((word) => theirs.some((other) => likeness(word, other) > 0));
}
