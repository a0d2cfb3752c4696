import type { Reader } from './audience.ts';

/** Where a cited text comes from: a passage of an article, or a field or row of a record. */
export type EvidenceKind = 'passage' | 'record';

/**
 * One piece of what a turn may cite, numbered within the turn. `text` is exactly what the audience may see
 * and what a model gets; it never contains anything that was filtered out.
 */
export interface Evidence {
  n: number;
  kind: EvidenceKind;
  /** `passage:<number>` or `<record kind>:<id>`, e.g. `account:acc-acme`; `external:…` for what has `readers`. */
  id: string;
  /** The article that a passage belongs to. */
  articleId?: string;
  title: string;
  url?: string;
  text: string;
  /** Where a passage stands in its article: earlier ones come first. */
  place?: number;
  /** BCP 47 or ISO 639-1 language of the text, where known. */
  language?: string;
  /** When the source was last changed. */
  updatedAt?: Date;
  /** Retrieval score, comparable within one turn only. */
  score?: number;
  /**
   * Who may read it, for what a company's own tool brings from elsewhere; left out for passages and records, whose rows
   * say so themselves.
   */
  readers?: readonly Reader[];
  /** Ids of other records that its text counts or names: anyone who may not see one of them may not see the text. */
  restsOn?: string[];
}

/** A claim's support: evidence `n` and the span of it that was quoted. */
export interface Citation {
  n: number;
  kind: EvidenceKind;
  id: string;
  title: string;
  url?: string;
  quote: string;
  /** As of its evidence. */
  restsOn?: string[];
}

/** What an id of evidence is of. */
export function kindOfEvidence(id: string): EvidenceKind {
  return id.startsWith('passage:') ? 'passage' : 'record';
}

/** Everything that somebody must be allowed to see who is shown these sources; each id once. */
export function idsBehind(sources: readonly Pick<Evidence, 'id' | 'restsOn'>[]): string[] {
  return [...new Set(sources.flatMap(({ id, restsOn = [] }) => [id, ...restsOn]))];
}

/** Whether a source may be shown to somebody who sees these ids. */
export function isBackedBy(visible: ReadonlySet<string>, source: Pick<Evidence, 'id' | 'restsOn'>): boolean {
  return idsBehind([source]).every((id) => visible.has(id));
}
