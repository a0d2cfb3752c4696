import { z } from 'zod';
import type { SearchTrace } from '../core/retrieval.ts';
import { defineTool, type Tool } from '../core/tool.ts';
import type { OpenDatabase } from '../store/database.ts';
import { REFERENCE_LIMITS } from './follow-references.ts';
import type { Embedders } from './index-versions/embedders.ts';
import { toEvidence } from './passage-hit.ts';
import { search } from './search.ts';

/** The tool that looks into articles: agents that name it have it asked before anything is written. */
export const SEARCH = 'search_articles';

/** Enough for an answer from several articles, few enough for a small model's window. */
const DEFAULT_LIMIT = 16;
/** What is joined by article and shortened may come from further down. */
const PIECES_LIMIT = 20;

const input = z.object({
  query: z.string().trim().min(1).max(8_000).describe('What to look for, in the words of the question'),
  limit: z.number().int().min(1).max(20).optional(),
  titles: z
    .boolean()
    .optional()
    .describe('Whether to bring articles whose titles the question names, however far down they are found'),
  followLinks: z
    .boolean()
    .optional()
    .describe('Whether to look into the articles that the best ones link to as well'),
});
/** A model says what it looks for; how far to look is not its to decide. */
const modelInput = z
  .object({
    query: z.string().trim().min(1).max(1_000).describe('what to look for, in the words of an article'),
  })
  .transform(({ query }): z.infer<typeof input> => ({ query, titles: true }));
const output = z.object({
  hits: z.array(
    z.object({
      passageId: z.number(),
      articleId: z.string(),
      title: z.string(),
      headingPath: z.string(),
      score: z.number(),
      supersededBy: z.string().nullable(),
    }),
  ),
});

/** Creates the tool by which flows and agents look into the company's articles. */
export function createSearchTool(
  database: OpenDatabase,
  embedders: Embedders,
): Tool<z.infer<typeof input>, z.infer<typeof output>> {
  return defineTool({
    name: SEARCH,
    version: 1,
    description: "Finds passages of the company's articles that fit a question.",
    effect: 'read',
    input,
    output,
    modelInput,
    async run({ query, limit, titles, followLinks }, { audience, now }) {
      const found = await search(database, embedders, {
        query,
        audience,
        limit: limit ?? (titles ? PIECES_LIMIT : DEFAULT_LIMIT),
        now,
        ...(titles ? { titles } : {}),
        ...(followLinks ? { references: REFERENCE_LIMITS } : {}),
      });
      const hits = found.hits.map(({ passageId, articleId, title, headingPath, score, supersededBy }) => ({
        passageId,
        articleId,
        title,
        headingPath,
        score,
        supersededBy,
      }));
      return { value: { hits }, evidence: found.hits.map(toEvidence), search: round(found.trace) };
    },
  });
}

/** Tenths of a millisecond are enough to see where time went. */
function round(trace: SearchTrace): SearchTrace {
  const ms = Object.entries(trace.ms).map(([stage, value]) => [stage, Math.round(value * 10) / 10]);
  return { ...trace, ms: Object.fromEntries(ms) as SearchTrace['ms'] };
}
