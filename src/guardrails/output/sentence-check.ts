import type { Evidence } from '../../core/citation.ts';
import { citedMarks } from '../cited-marks.ts';
import { isLeadIn } from '../lead-in.ts';
import { findQuote } from './find-quote.ts';
import { plainText } from './plain-text.ts';
import { type Claim, readClaims } from './read-claims.ts';
import { readSegments, type Segment } from './read-segments.ts';

/** What is to be verified: one sentence, or several that share their marks. */
export interface SentenceInput {
  sentence: string;
  evidence: Evidence[];
  question: string;
  /** The exact words of the cited pieces that are said to support the sentence; without them code picks them. */
  quotes?: readonly SourceQuote[];
  /** Results of calculations that the sentence may give. */
  calculations?: readonly Calculation[];
  /** What was said before it, and passed: pronouns stand for it, and what only repeats it needs no mark. */
  before?: string;
  /** What the asker said earlier in the thread: its figures and names are known as those of the question are. */
  thread?: string;
  /** Who asks, as far as the sentence may speak of it: names, title, roles. */
  asker?: string;
  /** The company's own names and those of its products, which a sentence may use wherever it cites. */
  ownNames?: readonly string[];
  /** Texts that nobody may read in an answer, such as the instructions to the model. */
  hidden?: string[];
}

/** Words of a piece of evidence that support a sentence. */
export interface SourceQuote {
  n: number;
  text: string;
}

/** What a calculation gave: `30000 * 12` is `360000`. */
export interface Calculation {
  expression: string;
  result: string;
}

/** A sentence made ready for the checks. */
export interface SentenceContext extends SentenceInput {
  /** The sentence without marks and Markdown. */
  plain: string;
  marks: number[];
  cited: Evidence[];
  /** Whether it only introduces what follows: a heading, or a line that ends with a colon. */
  leadIn: boolean;
  /** Its parts, each with what supports it. */
  readonly claims: readonly Claim[];
}

/** One thing that an answer's sentence must keep; `fault` says in English why it does not. */
export interface SentenceCheck {
  name: string;
  /** What it finds may harm people who read it, also where faults are explained: nothing of it is kept. */
  harm?: true;
  fault(context: SentenceContext): string | null;
}

/** Reads marks, evidence, plain text and claims of a sentence once for all checks. */
export function readSentence(input: SentenceInput): SentenceContext {
  const written = citedMarks(input.sentence);
  const quotes = input.quotes?.length === 0 ? undefined : input.quotes;
  const marks = written.length > 0 || quotes === undefined ? written : [...new Set(quotes.map(({ n }) => n))];
  const plain = plainText(input.sentence);
  let claims: readonly Claim[] | null = null;
  return {
    ...input,
    plain,
    marks,
    cited: input.evidence.filter((it) => marks.includes(it.n)),
    leadIn: marks.length === 0 && (isLeadIn(input.sentence) || /[:：,，、]\s*$/u.test(plain)),
    get claims() {
      claims ??= readClaims(input.sentence, {
        marks,
        evidence: input.evidence,
        segmentsOf: (cited) => cited.flatMap((piece) => segmentsOf(piece, quotes)),
      });
      return claims;
    },
  };
}

/** What may support a claim: with quotes only the sentences, items and rows that they stand in. */
function segmentsOf(piece: Evidence, quotes: readonly SourceQuote[] | undefined): readonly Segment[] {
  const segments = readSegments(piece);
  if (quotes === undefined) return segments;
  const places = quotes.filter(({ n }) => n === piece.n).flatMap(({ text }) => findQuote(piece.text, text));
  return segments.filter(({ start, end }) => places.some((place) => place.start < end && place.end > start));
}
