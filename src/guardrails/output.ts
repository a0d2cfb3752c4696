import type { Citation } from '../core/citation.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import { checkCitations } from './output/check-citations.ts';
import { checkContent } from './output/check-content.ts';
import { checkFigures } from './output/check-figures.ts';
import { checkForm } from './output/check-form.ts';
import { checkGrounding } from './output/check-grounding.ts';
import { checkLeaks } from './output/check-leaks.ts';
import { checkLineFigures } from './output/check-line-figures.ts';
import { checkModality } from './output/check-modality.ts';
import { checkNames } from './output/check-names.ts';
import { checkNegation } from './output/check-negation.ts';
import { checkOpposites } from './output/check-opposites.ts';
import { checkOrder } from './output/check-order.ts';
import { checkPromises } from './output/check-promises.ts';
import { checkQuotes } from './output/check-quotes.ts';
import { checkRows } from './output/check-rows.ts';
import { checkScope } from './output/check-scope.ts';
import { readSentence, type SentenceCheck, type SentenceInput } from './output/sentence-check.ts';
import { toCitations } from './output/to-citations.ts';
import { splitClaims } from './split-claims.ts';

/** Every check that a sentence passes before anybody sees it, in order: what harms first, then what misleads. */
export const OUTPUT_CHECKS: readonly SentenceCheck[] = [
  checkForm,
  checkContent,
  checkLeaks,
  checkPromises,
  checkCitations,
  checkQuotes,
  checkFigures,
  checkRows,
  checkNames,
  checkNegation,
  checkOpposites,
  checkOrder,
  checkScope,
  checkModality,
  checkGrounding,
];

/**
 * What a flow's lines must keep. Its wording is code, in the asker's language, so that words are not compared with
 * those of the record; figures, dates, marks and links are.
 */
export const LINE_CHECKS: readonly SentenceCheck[] = [
  checkForm,
  checkContent,
  checkLeaks,
  checkCitations,
  checkLineFigures,
];

/** What verification says of a sentence; `reason` is English, for receipts and for the model's repair. */
export type SentenceVerdict =
  | { ok: true; citations: Citation[] }
  | { ok: false; check: string; reason: string; citations: Citation[] };

/** Verifies one sentence of an answer, or several that share their marks, against the evidence they cite. */
export function verifySentence(
  input: SentenceInput,
  checks: readonly SentenceCheck[] = OUTPUT_CHECKS,
): SentenceVerdict {
  const context = readSentence(input);
  const citations = toCitations(input.sentence, context.cited, input.quotes);
  for (const check of checks) {
    const reason = check.fault(context);
    if (reason != null) return { ok: false, check: check.name, reason, citations };
  }
  return { ok: true, citations };
}

/** A sentence of an answer with what verification said of it. */
export interface VerifiedSentence {
  sentence: string;
  verdict: SentenceVerdict;
}

/** What verification says of a whole answer. */
export interface AnswerVerdict {
  ok: boolean;
  sentences: VerifiedSentence[];
  citations: Citation[];
  checks: CheckVerdict[];
}

/** Verifies every sentence of an answer. */
export function verifyAnswer({
  text,
  ...rest
}: Omit<SentenceInput, 'sentence'> & { text: string }): AnswerVerdict {
  const sentences = splitClaims(text)
    .filter((sentence) => sentence.trim() !== '')
    .map((sentence) => ({ sentence, verdict: verifySentence({ sentence, ...rest }) }));
  return {
    ok: sentences.every(({ verdict }) => verdict.ok),
    sentences,
    citations: toCitations(text, rest.evidence),
    checks: summarizeChecks(sentences.map(({ verdict }) => verdict)),
  };
}

/** Says of each check whether all sentences passed it; the first fault stands for the check. */
export function summarizeChecks(
  verdicts: SentenceVerdict[],
  checks: readonly SentenceCheck[] = OUTPUT_CHECKS,
): CheckVerdict[] {
  return checks.map(({ name }) => {
    const fault = verdicts.find((it) => !it.ok && it.check === name);
    return fault === undefined || fault.ok
      ? { check: `output.${name}`, verdict: 'allowed' }
      : { check: `output.${name}`, verdict: 'denied', reason: fault.reason };
  });
}
