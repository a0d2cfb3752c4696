import { findNegations } from '../text/find-negations.ts';
import { containment, countShared, jaccard } from '../text/likeness.ts';
import { type MeasuredFigure, sameFigure } from '../text/read-measured.ts';
import type { ArticleClaim } from './read-claims.ts';

/** Two claims about one thing whose figures differ. */
export interface Contradiction {
  first: ArticleClaim;
  second: ArticleClaim;
  /** What is measured. */
  measure: string;
  figures: [first: string, second: string];
  /** How much their words agree, 0 to 1: the surer the higher. */
  agreement: number;
}

/** Of all words of both claims, so many must be in both (Jaccard) where the headings above them agree too. */
const SAME_WORDS = 0.6;
/** So many where the headings above them have little in common: the sentence must then say by itself what it is about. */
const SAME_WORDS_ALONE = 0.85;
const LEAST_SHARED = 3;
const LEAST_SHARED_ALONE = 6;
/** Headings that agree so far are about one subject. */
const SAME_CONTEXT = 0.5;
/** Titles that agree so far, and yet differ on both sides, are those of siblings. */
const SIBLING_TITLES = 0.5;

/**
 * Compares two claims of different articles. They contradict each other if they have the same words, names and years,
 * and all figures are the same but for one of a measure that both state once. A difference in anything else (seats, a
 * currency, a year, a region, a bound) means that they speak of different things.
 */
export function compareClaims(first: ArticleClaim, second: ArticleClaim): Contradiction | null {
  if (first.articleId === second.articleId || first.language !== second.language) return null;
  const differing = differingFigures(first.figures, second.figures);
  if (differing === null || !sameSet(first.years, second.years) || !sameSet(first.names, second.names))
    return null;
  const [words, others] = [new Set(first.words), new Set(second.words)];
  const agreement = jaccard(words, others);
  const related = containment(first.context, second.context) >= SAME_CONTEXT;
  if (agreement < (related ? SAME_WORDS : SAME_WORDS_ALONE)) return null;
  if (countShared(words, others) < (related ? LEAST_SHARED : LEAST_SHARED_ALONE)) return null;
  if (namesOwnSubject(first, second) || namesOwnSubject(second, first)) return null;
  if (areSiblings(first, second) || denies(first) !== denies(second)) return null;
  const [one, other] = differing;
  return { first, second, measure: one.measure, figures: [one.text, other.text], agreement };
}

/** A word that only one of two sentences has, and that only its page has in its headings, says what that page is about. */
function namesOwnSubject(one: ArticleClaim, other: ArticleClaim): boolean {
  const words = new Set(other.words);
  return one.words.some((word) => !words.has(word) && one.context.has(word) && !other.context.has(word));
}

/** "Coding exercise" and "Pairing exercise": titles that differ in a word or two are of pages about two things of a kind. */
function areSiblings(first: ArticleClaim, second: ArticleClaim): boolean {
  const bothSayMore = countShared(first.title, second.title) < Math.min(first.title.size, second.title.size);
  return bothSayMore && jaccard(first.title, second.title) >= SIBLING_TITLES;
}

function denies({ text }: ArticleClaim): boolean {
  return findNegations(text).length > 0;
}

/** The one pair of figures that differs; null where none does, or more than one. */
function differingFigures(
  first: readonly MeasuredFigure[],
  second: readonly MeasuredFigure[],
): [MeasuredFigure, MeasuredFigure] | null {
  if (first.length !== second.length) return null;
  let found: [MeasuredFigure, MeasuredFigure] | null = null;
  for (const one of first) {
    const [other, another] = second.filter((figure) => figure.measure === one.measure);
    if (other === undefined) return null;
    const own = first.filter((figure) => figure.measure === one.measure);
    if (own.length > 1 || another !== undefined) {
      if (
        !sameValues(
          own,
          second.filter((figure) => figure.measure === one.measure),
        )
      )
        return null;
      continue;
    }
    if (sameFigure(one, other)) continue;
    if (found !== null) return null;
    found = [one, other];
  }
  return found;
}

function sameValues(first: readonly MeasuredFigure[], second: readonly MeasuredFigure[]): boolean {
  return (
    first.length === second.length && first.every((one) => second.some((other) => sameFigure(one, other)))
  );
}

function sameSet<Item>(one: ReadonlySet<Item>, other: ReadonlySet<Item>): boolean {
  return one.size === other.size && countShared(one, other) === one.size;
}
