import { citedMarks } from '../guardrails/cited-marks.ts';
import type { VerifiedSentence } from '../guardrails/output.ts';
import { continuesSentence, opensWithContrast } from '../text/anaphora.ts';

/** What is left of an answer when sentences fell. */
export type SettledAnswer = { type: 'kept'; text: string; dropped: number } | { type: 'turned' };

/**
 * Takes the fallen sentences out of an answer. A sentence that leans on one that fell falls with it. Where a step of
 * an ordered list or a reservation is missing, or half of the answer, the rest would say something else than was
 * meant: then nothing is kept.
 */
export function settleAnswer(sentences: VerifiedSentence[]): SettledAnswer {
  const kept: VerifiedSentence[] = [];
  let lost = 0;
  let gap = false;
  for (const it of sentences) {
    const falls: boolean = !it.verdict.ok || (gap && continuesSentence(it.sentence));
    if (!falls) kept.push(it);
    gap = falls;
    if (!falls || isLeadIn(it.sentence)) continue;
    lost += 1;
    if (opensWithContrast(it.sentence) || /^\s*\d{1,3}[.)]\s/.test(it.sentence)) return { type: 'turned' };
  }
  const facts = kept.filter(({ sentence }) => citedMarks(sentence).length > 0);
  if (facts.length === 0 || lost > facts.length) return { type: 'turned' };
  const text = withoutEmptyLeadIns(kept.map(({ sentence }) => sentence))
    .join('')
    .trim();
  return { type: 'kept', text, dropped: lost };
}

/** A line that only introduces others claims nothing; it may go without a word. */
export function isLeadIn(sentence: string): boolean {
  return (
    citedMarks(sentence).length === 0 &&
    (/[:：]\s*(?:\*\*)?\s*$/.test(sentence) || /^\s*#{1,6}\s/.test(sentence))
  );
}

function withoutEmptyLeadIns(sentences: string[]): string[] {
  return sentences.filter((sentence, at) => {
    const next = sentences[at + 1];
    return !isLeadIn(sentence) || (next !== undefined && !isLeadIn(next));
  });
}
