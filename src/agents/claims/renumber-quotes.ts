import type { Evidence } from '../../core/citation.ts';
import { findQuote } from '../../guardrails/output/find-quote.ts';
import type { AnswerClaim, ClaimSupport } from './claim.ts';

/** A shorter quote stands in many pieces by chance. */
const MIN_QUOTE = 16;

/**
 * Puts a wrong number right: a quote that is not in the piece it is said to be of, and stands word for word in one other
 * piece that was given, is of that one. A quote in none, or in several, is left as it is.
 */
export function renumberQuotes(claim: AnswerClaim, evidence: readonly Evidence[]): AnswerClaim {
  const support = claim.support.map((one) => numberOf(one, evidence));
  return support.every((one, at) => one === claim.support[at]) ? claim : { ...claim, support };
}

function numberOf(support: ClaimSupport, evidence: readonly Evidence[]): ClaimSupport {
  const { n, quote } = support;
  if (quote === undefined || quote.trim().length < MIN_QUOTE) return support;
  const said = evidence.find((piece) => piece.n === n);
  if (said !== undefined && findQuote(said.text, quote).length > 0) return support;
  const holding = evidence.filter(({ text }) => findQuote(text, quote).length > 0);
  const [other] = holding;
  return other === undefined || holding.length > 1 ? support : { ...support, n: other.n };
}
