import type { Evidence } from '../../core/citation.ts';
import { splitSentences } from '../../text/split-sentences.ts';
import { citedMarks, withoutMarks } from '../cited-marks.ts';
import type { SourceSegment } from './widen-segments.ts';

/** What is to be verified: one sentence, or several that share their marks. */
export interface SentenceInput {
  sentence: string;
  evidence: Evidence[];
  question: string;
  /** What was said before it, and passed: pronouns stand for it, and what only repeats it needs no mark. */
  before?: string;
  /** The exact words of pieces of evidence that are said to bear it out; without them code looks for them. */
  quotes?: readonly { n: number; text: string }[];
  /** Texts that nobody may read in an answer, such as the instructions to the model. */
  hidden?: string[];
}

/** A sentence made ready for the checks. */
export interface SentenceContext extends SentenceInput {
  /** The sentence without marks and Markdown. */
  plain: string;
  marks: number[];
  cited: Evidence[];
  /** Whether it only introduces what follows: a heading, or a line that ends with a colon. */
  leadIn: boolean;
}

/** One thing that an answer's sentence must keep; `fault` says in English why it does not. */
export interface SentenceCheck {
  name: string;
  fault(context: SentenceContext): string | null;
}

/** Reads marks, evidence and plain text of a sentence once for all checks. */
export function readSentence(input: SentenceInput): SentenceContext {
  const marks = citedMarks(input.sentence);
  const plain = plainText(input.sentence);
  return {
    ...input,
    plain,
    marks,
    cited: input.evidence.filter((it) => marks.includes(it.n)),
    leadIn: marks.length === 0 && (/^\s*#{1,6}\s/.test(input.sentence) || /[:：]\s*$/.test(plain)),
  };
}

/** A text without marks, list and heading signs, emphasis and links' addresses. */
export function plainText(markdown: string): string {
  return withoutMarks(markdown)
    .replace(/^[ \t]*(?:[-*+•>]|#{1,6}|\d{1,3}[.)])[ \t]+/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|(?<!\w)[*_]|[*_](?!\w)|`/g, '')
    .trim();
}

/** What a piece of evidence says, its title included: a passage often leaves its subject to the title. */
export function evidenceText(evidence: Evidence): string {
  const date = evidence.updatedAt === undefined ? '' : `\n${evidence.updatedAt.toISOString().slice(0, 10)}`;
  return `${evidence.title}\n${evidence.text}${date}`;
}

/** The sentences, list items and table rows of a piece of evidence. */
export function evidenceSegments(evidence: Evidence): string[] {
  return sourceSegments(evidence).map(({ text }) => text);
}

/** The same with their places in its text. */
export function sourceSegments(evidence: Evidence): SourceSegment[] {
  const segments: SourceSegment[] = [];
  let start = 0;
  let block = 0;
  for (const raw of splitSentences(evidence.text)) {
    const end = start + raw.length;
    const text = raw.trim();
    if (text !== '' && !/^\|[\s:|-]+\|?$/.test(text)) segments.push({ text, start, end, block });
    if (/\n\s*\n/.test(raw)) block += 1;
    start = end;
  }
  return segments;
}
