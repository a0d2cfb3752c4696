/** What may be wrong with articles. `unanswered` comes from triage; the others are stored. */
export const FINDING_KINDS = ['contradiction', 'duplicate', 'overlap', 'stale', 'orphan'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** `told`: those who answer for the articles know of it. */
export const FINDING_STATES = ['open', 'told', 'done', 'dismissed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** An article with what it says to the matter. */
export interface FindingSide {
  articleId: string;
  /** As of the check; one that was retired is read by nobody any more. */
  title?: string;
  /** As it is written there; null where it is about the whole article. */
  quote: string | null;
  /** The figure or date in it that differs. */
  figure?: string;
}

/** What speaks for a finding. */
export interface FindingEvidence {
  sides: FindingSide[];
  /** Of copies: how much of the shorter article is in the other one, 0 to 1. */
  share?: number;
  /** Of stale articles: why. `until`, `as_of`: by a date that it states; `age`: by its last update. */
  because?: 'superseded' | 'until' | 'as_of' | 'age';
  /** The day that it rests on, `YYYY-MM-DD`. */
  day?: string;
  /** How often it was cited in the period looked at. */
  citations?: number;
  /** Of orphans: how many of its neighbours were cited. */
  neighbours?: number;
  /** The period looked at, in days. */
  periodDays?: number;
}

/** A finding as a check makes it. */
export interface FoundFinding {
  /** The same for the same finding at every check. */
  key: string;
  kind: FindingKind;
  articleIds: string[];
  evidence: FindingEvidence;
}

const MAX_QUOTE = 400;

/** A quotation that fits a report. */
export function quoteOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_QUOTE ? `${line.slice(0, MAX_QUOTE - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}
