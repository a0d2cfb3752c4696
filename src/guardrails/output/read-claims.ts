import type { Evidence } from '../../core/citation.ts';
import { languageOf } from '../../text/detect-language.ts';
import { foldToWords } from '../../text/fold.ts';
import { isCourtesy } from '../../text/letter-words.ts';
import { type KeyWord, likeness, readKeyWords } from '../../text/read-key-words.ts';
import { type Quantity, readQuantities, sameQuantity } from '../../text/read-quantities.ts';
import { formatRow } from '../../text/read-table.ts';
import { rememberText } from '../../text/remember-text.ts';
import { splitSentences } from '../../text/split-sentences.ts';
import { citedMarks } from '../cited-marks.ts';
import { plainText } from './plain-text.ts';
import type { Segment } from './read-segments.ts';

/** A part of a sentence that stands for itself, with what of its sources supports it best. */
export interface Claim {
  text: string;
  language: string;
  words: readonly KeyWord[];
  quantities: readonly Quantity[];
  cited: readonly Evidence[];
  /** What may support it: the segments of its quotes, or of all that it cites. */
  segments: readonly Segment[];
  /** The few of them that support it best, the best first. */
  support: readonly Segment[];
}

const MARKS = /\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\](?:\s*\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\])*/g;
/** So many segments support one claim at most. */
const MOST_SUPPORT = 4;
/** A further segment has to say so much of the claim that those before it do not. */
const LEAST_GAIN = 0.12;

/**
 * Cuts what is to be verified into claims: the sentences before a mark, and the parts of a sentence that cite different
 * sources. What repeats a whole sentence, item or row word for word needs no comparing and is left out. A part without a mark of its own cites what follows next.
 * @param segmentsOf what may support a claim that cites these numbers
 */
export function readClaims(
  sentence: string,
  {
    marks,
    evidence,
    segmentsOf,
  }: {
    marks: readonly number[];
    evidence: readonly Evidence[];
    segmentsOf: (cited: readonly Evidence[]) => readonly Segment[];
  },
): Claim[] {
  return partsOf(sentence, marks).flatMap(({ text, cites }) => {
    const cited = evidence.filter(({ n }) => cites.includes(n));
    const segments = segmentsOf(cited);
    if (isRow(plainText(text), segments)) return [];
    return splitSentences(text)
      .map(plainText)
      .filter((part) => /[\p{L}\p{N}]/u.test(part) && !isCourtesy(part) && !isWordForWord(part, segments))
      .map((part): Claim => {
        const language = languageOf(part);
        const claim = {
          text: part,
          language,
          words: readKeyWords(part, language),
          quantities: readQuantities(part),
          cited,
          segments,
        };
        return { ...claim, support: pickSupport(claim) };
      });
  });
}

const wordsOf = rememberText(foldToWords);

function isWordForWord(part: string, segments: readonly Segment[]): boolean {
  const said = wordsOf(part);
  return segments.some(({ plain }) => wordsOf(plain) === said);
}

/** A row of a table as it is quoted: each cell with the head of its column. */
function isRow(part: string, segments: readonly Segment[]): boolean {
  const said = wordsOf(part);
  return segments.some(({ cells }) => {
    if (cells.length === 0) return false;
    const row = formatRow(
      cells.map(({ head }) => head),
      cells.map(({ text }) => text),
    );
    return wordsOf(row) === said;
  });
}

function partsOf(sentence: string, marks: readonly number[]): { text: string; cites: readonly number[] }[] {
  const parts: { text: string; cites: readonly number[] }[] = [];
  let from = 0;
  for (const match of sentence.matchAll(MARKS)) {
    const text = sentence.slice(from, match.index);
    from = match.index + match[0].length;
    if (/[\p{L}\p{N}]/u.test(text)) parts.push({ text, cites: citedMarks(match[0]) });
  }
  const rest = sentence.slice(from);
  if (/[\p{L}\p{N}]/u.test(rest)) parts.push({ text: rest, cites: marks });
  return parts;
}

function pickSupport(claim: Omit<Claim, 'support'>): Segment[] {
  const candidates = claim.segments.filter(({ isHeading }) => !isHeading);
  const weights = claim.words.map((word) => {
    const having = candidates.filter(({ words }) => words.some((other) => likeness(word, other) > 0)).length;
    return Math.log(1 + candidates.length / (1 + having));
  });
  const total = weights.reduce((sum, each) => sum + each, 0) + claim.quantities.length;
  const scored = candidates.map((segment) => ({
    segment,
    shares: [
      ...claim.words.map(
        (word, at) => weights[at]! * Math.max(best(word, segment.words), 0.4 * best(word, segment.context)),
      ),
      ...claim.quantities.map((one) =>
        segment.quantities.some((other) => sameQuantity(one, other)) ? 1 : 0,
      ),
    ],
  }));
  const picked: Segment[] = [];
  const covered = new Array<number>(claim.words.length + claim.quantities.length).fill(0);
  while (picked.length < MOST_SUPPORT) {
    let top: { segment: Segment; gain: number; shares: number[] } | null = null;
    for (const { segment, shares } of scored) {
      if (picked.includes(segment)) continue;
      const gain = shares.reduce((sum, share, at) => sum + Math.max(0, share - covered[at]!), 0);
      if (top === null || gain > top.gain) top = { segment, gain, shares };
    }
    if (top === null || top.gain <= (picked.length === 0 ? 0 : LEAST_GAIN * total)) break;
    picked.push(top.segment);
    top.shares.forEach((share, at) => {
      covered[at] = Math.max(covered[at]!, share);
    });
  }
  return picked;
}

function best(word: KeyWord, others: readonly KeyWord[]): number {
  let most = 0;
  for (const other of others) most = Math.max(most, likeness(word, other));
  return most;
}
