import type { Database } from '../store/database.ts';
import { readStatedDays } from '../text/read-stated-days.ts';
import { type FoundFinding, quoteOf } from './finding.ts';
import type { KnownArticle } from './known-articles.ts';
import { readPassages, type Sketch } from './sketches.ts';

const DAY_MS = 86_400_000;
/** An article that nobody cites is stale once it has not been updated for this long. */
const MAX_AGE_DAYS = 730;
/** This many citations halve the time: the more people rely on an article, the sooner it is checked. */
const CITATIONS_THAT_HALVE = 5;
/** No article is stale before this, however often it is cited. */
const LEAST_AGE_DAYS = 180;
/** A description as of a certain day is taken to hold for this long. */
const AS_OF_DAYS = 365;

/** What is needed to tell whether articles are stale. */
export interface StaleFacts {
  articles: ReadonlyMap<string, KnownArticle>;
  /** Days that articles state, as far as they may be over, by article. */
  stated: ReadonlyMap<string, Sketch['dates']>;
  /** Citations in the period looked at, by article. */
  citations: ReadonlyMap<string, number>;
  now: Date;
}

/** After how many days without an update an article is stale, given how often it was cited in the period looked at. */
export function ageLimitDays(citations: number): number {
  return Math.max(LEAST_AGE_DAYS, MAX_AGE_DAYS / (1 + citations / CITATIONS_THAT_HALVE));
}

/**
 * Finds stale articles: replaced by another, past a date that they state themselves, or too old for how often they are
 * cited.
 */
export async function findStale(database: Database, facts: StaleFacts): Promise<FoundFinding[]> {
  const found: FoundFinding[] = [];
  for (const article of facts.articles.values()) {
    const citations = facts.citations.get(article.id) ?? 0;
    const finding =
      findReplaced(article, citations) ??
      (await findOver(database, article, facts)) ??
      findOld(article, citations, facts.now);
    if (finding !== null) found.push(finding);
  }
  return found;
}

/** A person may have decided about a replaced article already; then it is not reported. */
function findReplaced({ id, supersededBy, settled }: KnownArticle, citations: number): FoundFinding | null {
  if (supersededBy === null || settled) return null;
  return {
    key: `stale:${id}:superseded:${supersededBy}`,
    kind: 'stale',
    articleIds: [id, supersededBy],
    evidence: {
      because: 'superseded',
      citations,
      sides: [
        { articleId: id, quote: null },
        { articleId: supersededBy, quote: null },
      ],
    },
  };
}

async function findOver(
  database: Database,
  { id }: KnownArticle,
  { stated, citations, now }: StaleFacts,
): Promise<FoundFinding | null> {
  const over = isOver(now);
  if (!stated.get(id)?.some(over)) return null;
  const passages = (await readPassages(database, [id])).get(id) ?? [];
  const days = passages.flatMap((passage) => readStatedDays(passage.text)).filter(over);
  const said = days.find((day) => day.kind === 'until') ?? days[0];
  if (said === undefined) return null;
  return {
    key: `stale:${id}:${said.kind}:${said.day}`,
    kind: 'stale',
    articleIds: [id],
    evidence: {
      because: said.kind,
      day: said.day,
      citations: citations.get(id) ?? 0,
      sides: [{ articleId: id, quote: quoteOf(said.quote), figure: said.day }],
    },
  };
}

/** Whether a stated day lies so far back that the statement no longer holds. */
export function isOver(now: Date): (day: Sketch['dates'][number]) => boolean {
  return ({ kind, day }) => {
    const allowedDays = kind === 'until' ? 1 : AS_OF_DAYS;
    return now.getTime() - Date.parse(day) > allowedDays * DAY_MS;
  };
}

function findOld({ id, updatedAt }: KnownArticle, citations: number, now: Date): FoundFinding | null {
  if (updatedAt === null) return null;
  const ageDays = (now.getTime() - updatedAt.getTime()) / DAY_MS;
  if (ageDays <= ageLimitDays(citations)) return null;
  const day = updatedAt.toISOString().slice(0, 10);
  return {
    key: `stale:${id}:age:${day}`,
    kind: 'stale',
    articleIds: [id],
    evidence: { because: 'age', day, citations, sides: [{ articleId: id, quote: null }] },
  };
}
