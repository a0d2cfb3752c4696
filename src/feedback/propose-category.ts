import type { Reply } from '../core/reply.ts';
import type { TriageCategory, TriageSignal } from '../core/triage.ts';
import { t } from '../messages/t.ts';
import { citedArticles, type TurnFacts } from './triage-evidence.ts';

/** A category with the codes of what speaks for it. */
export interface ProposedCategory {
  category: TriageCategory;
  because: string[];
}

/** An article that nobody touched for longer may have been overtaken by events. */
export const OUTDATED_DAYS = 365;

/** Proposes what kind of fault an answer has, from what is known of it; the first rule that fits decides. */
export function proposeCategory(
  origin: TriageSignal['origin'],
  facts: TurnFacts,
  now: Date,
): ProposedCategory {
  const { receipt, reply } = facts;
  if (receipt === null)
    return { category: origin === 'rating' ? 'logic' : 'coverage_gap', because: ['no_receipt'] };
  if (receipt.reason === 'nothing_found') return { category: 'coverage_gap', because: ['nothing_found'] };
  if (receipt.seen.length === 0) return { category: 'coverage_gap', because: ['nothing_seen'] };
  const doubts = [
    ...staleness(facts, now),
    ...(reply !== null && disagrees(reply) ? ['sources_disagree'] : []),
  ];
  if (doubts.length > 0) return { category: 'data_quality', because: doubts };
  const rewrites = receipt.checks.filter(({ check, verdict }) => isOutput(check) && verdict !== 'allowed');
  if (rewrites.length > 0)
    return { category: 'logic', because: rewrites.map(({ check, verdict }) => `${check} ${verdict}`) };
  if (!receipt.seen.some((one) => one.used)) return { category: 'coverage_gap', because: ['nothing_used'] };
  // What it says is supported and current, so that what a person changed is how it was said.
  if (origin === 'edit') return { category: 'tone', because: ['reworded'] };
  return { category: 'logic', because: ['supported_and_current'] };
}

function staleness(facts: TurnFacts, now: Date): string[] {
  const before = now.getTime() - OUTDATED_DAYS * 86_400_000;
  const found = citedArticles(facts).flatMap(({ superseded, updatedAt }) => {
    if (superseded) return ['superseded'];
    return updatedAt !== null && Date.parse(updatedAt) < before ? ['outdated'] : [];
  });
  return [...new Set(found)];
}

/** A guardrail on the way out, or the second try that one forced. */
function isOutput(check: string): boolean {
  return check.startsWith('output') || check === 'repair';
}

/** An answer whose sources disagree says so in fixed words. */
function disagrees({ language, parts, notes }: Reply): boolean {
  const opening = t(language, 'agent.disagreement', { one: '\u0000', a: 0, other: '', b: 0 }).split(
    '\u0000',
  )[0]!;
  return (
    notes.includes(t(language, 'agent.disagreement_shown')) ||
    parts.some((part) => part.type === 'text' && part.text.includes(opening))
  );
}
