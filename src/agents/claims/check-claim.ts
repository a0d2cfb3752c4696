import type { Evidence } from '../../core/citation.ts';
import { citedMarks } from '../../guardrails/cited-marks.ts';
import type { SentenceCheck, SentenceInput, SourceQuote } from '../../guardrails/output/sentence-check.ts';
import { type SentenceVerdict, verifySentence } from '../../guardrails/output.ts';
import type { AnswerClaim } from './claim.ts';

/** What a claim is checked against. */
export interface ClaimGround extends Pick<SentenceInput, 'asker' | 'calculations' | 'ownNames' | 'thread'> {
  question: string;
  evidence: Evidence[];
  /** Claims that passed before it, one a line. */
  before: string;
  /** Texts that nobody may read in an answer. */
  hidden: string[];
  checks: readonly SentenceCheck[];
}

/** A claim with what is known of it so far. */
export interface CheckedClaim {
  claim: AnswerClaim;
  verdict: SentenceVerdict;
  /** Set: there is a judge, and it did not come to this one. */
  unjudged?: true;
}

/** Has code check a claim: what it says against the words that it quotes, or else against what it cites. */
export function checkClaim(claim: AnswerClaim, { checks, ...ground }: ClaimGround): SentenceVerdict {
  const quotes = quotesOf(claim);
  return verifySentence(
    { sentence: sentenceOf(claim), ...ground, ...(quotes.length === 0 ? {} : { quotes }) },
    checks,
  );
}

/** The words that a claim says it rests on. */
export function quotesOf({ support }: Pick<AnswerClaim, 'support'>): SourceQuote[] {
  return support.flatMap(({ n, quote }) => (quote === undefined ? [] : [{ n, text: quote }]));
}

/** A claim as one sentence with its marks. */
export function sentenceOf({ text, support, prose, subject, aspect }: AnswerClaim): string {
  const isRow = prose !== undefined && /^\s*\|/.test(prose);
  const said =
    prose !== undefined && !isRow ? prose.trim() : [subject, aspect, text].filter(Boolean).join(': ');
  return citedMarks(said).length > 0 ? said : `${said}${marksOf(support)}`;
}

/** The marks of what a claim rests on, each once, with a space before them; nothing where it rests on nothing. */
export function marksOf(support: AnswerClaim['support']): string {
  const numbers = [...new Set(support.map(({ n }) => n))];
  return numbers.length === 0 ? '' : ` ${numbers.map((n) => `[${n}]`).join('')}`;
}
