import type { FoundFinding } from './finding.ts';
import type { KnownArticle } from './known-articles.ts';

/** So many articles beside it must have been cited before one that was not is worth a look. */
const LEAST_NEIGHBOURS = 3;
/** And so many of all beside it: where little is cited at all, that says nothing of one. */
const NEIGHBOURS_SHARE = 0.5;

/** What orphans are told by. */
export interface OrphanFacts {
  articles: ReadonlyMap<string, KnownArticle>;
  citations: ReadonlyMap<string, number>;
  /** The period looked at. */
  since: Date;
  periodDays: number;
  /** The first answer that is known of; null: none. */
  firstAnswerAt: Date | null;
}

/**
 * Finds articles that no answer of the period cited though most of those beside them, in the same folder of the same
 * source, were. What was not there for the whole period, or replaced, is left out.
 */
export function findOrphans(facts: OrphanFacts): FoundFinding[] {
  const { articles, citations, since, firstAnswerAt, periodDays } = facts;
  if (firstAnswerAt === null || firstAnswerAt > since) return [];
  const folders = new Map<string, { all: number; cited: number }>();
  for (const { id, folder } of articles.values()) {
    const counts = folders.get(folder) ?? { all: 0, cited: 0 };
    counts.all += 1;
    if (citations.has(id)) counts.cited += 1;
    folders.set(folder, counts);
  }
  return [...articles.values()].flatMap((article): FoundFinding[] => {
    const { all, cited } = folders.get(article.folder)!;
    const wasThere = article.firstSeenAt <= since && (article.updatedAt ?? since) <= since;
    if (citations.has(article.id) || article.supersededBy !== null || !wasThere) return [];
    if (cited < LEAST_NEIGHBOURS || cited / (all - 1) < NEIGHBOURS_SHARE) return [];
    return [
      {
        key: `orphan:${article.id}`,
        kind: 'orphan',
        articleIds: [article.id],
        evidence: {
          citations: 0,
          neighbours: cited,
          periodDays,
          sides: [{ articleId: article.id, quote: null }],
        },
      },
    ];
  });
}
