import { z } from 'zod';

/**
 * What a claim does in an answer. `step`: one of several to be done in order. `comparison`: a value of something in one
 * respect. `conflict`: two sources disagree. `advice`: what to do. `lead`: it introduces what follows.
 */
export const CLAIM_KINDS = ['fact', 'step', 'comparison', 'conflict', 'advice', 'lead'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** A piece of evidence by its number, with the words of it that a claim rests on; none: code looks for them. */
export interface ClaimSupport {
  n: number;
  quote?: string;
}

/** One statement of an answer with what it rests on. */
export interface AnswerClaim {
  /** Markdown in one line, without marks, list signs and line breaks. */
  text: string;
  kind: ClaimKind;
  support: ClaimSupport[];
  /** What is compared, and in what respect; of a comparison alone. */
  subject?: string;
  aspect?: string;
  /** As it was written where the model wrote prose: with its marks and white space, so that joining gives the text back. */
  prose?: string;
}

/** What a model's text turned out to be, piece by piece. */
export type ReadClaim =
  | { type: 'claim'; claim: AnswerClaim; replaces?: number }
  /** Parts of the question that the evidence does not cover. */
  | { type: 'missing'; parts: string[] }
  /** It was meant as a claim and cannot be read. */
  | { type: 'unreadable'; text: string };

/** A text may be as long as a paragraph; what goes beyond is no statement. */
const MAX_TEXT = 1_200;
const MAX_SUPPORT = 8;

const support = z
  .object({ n: z.coerce.number().int().min(0).max(999), quote: z.string().max(4_000).nullish() })
  .transform(({ n, quote }): ClaimSupport => (quote?.trim() ? { n, quote } : { n }));

/** A line of an answer as a model writes it; models add fields of their own and leave out what is empty. */
export const claimLine = z.object({
  text: z.string().max(MAX_TEXT),
  kind: z.enum(CLAIM_KINDS).catch('fact'),
  support: z.union([z.array(support).max(MAX_SUPPORT), support.transform((one) => [one])]).nullish(),
  subject: z.string().max(120).nullish(),
  aspect: z.string().max(120).nullish(),
  replaces: z.coerce.number().int().min(0).max(999).nullish(),
});

/** The last line of an answer. */
export const missingLine = z.object({ missing: z.array(z.string().max(300)).max(10) });
