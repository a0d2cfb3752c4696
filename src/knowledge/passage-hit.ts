import type { Evidence } from '../core/citation.ts';

/** A passage that was found, with what its article says of itself. */
export interface PassageHit {
  passageId: number;
  articleId: string;
  title: string;
  /** Title and headings above the passage, joined by ` › `. */
  headingPath: string;
  url: string | null;
  text: string;
  /** Where it stands in its article, from 0. */
  place: number;
  /** Passages whose text was joined to it: who may not read one of them may not read it. */
  joined?: number[];
  /** Comparable within one search only. */
  score: number;
  language: string;
  updatedAt: Date | null;
  topic: string | null;
  owner: string | null;
  /** 0 to 1 */
  authority: number;
  /** The article that replaces this one. */
  supersededBy: string | null;
}

/** Marks the line of headings that an evidence text begins with, and those of passages joined to it. */
export const HEADING_MARK = '# ';

/** Turns a hit into evidence that a turn may cite; the headings lead the text, because they say what it is about. */
export function toEvidence(hit: PassageHit): Evidence {
  return {
    n: 0,
    kind: 'passage',
    id: `passage:${hit.passageId}`,
    articleId: hit.articleId,
    title: hit.title,
    ...(hit.url === null ? {} : { url: hit.url }),
    text: `${HEADING_MARK}${hit.headingPath}\n\n${hit.text}`,
    place: hit.place,
    ...(hit.joined === undefined ? {} : { restsOn: hit.joined.map((id) => `passage:${id}`) }),
    language: hit.language,
    ...(hit.updatedAt === null ? {} : { updatedAt: hit.updatedAt }),
    score: hit.score,
  };
}
