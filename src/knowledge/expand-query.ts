import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { integerArray } from '../store/sql-values.ts';
import type { RankedPassage } from './score-table.ts';

/** As Anserini's RM3: so many articles are taken to be relevant, and lend so many lexemes with half of the weight. */
const ARTICLES = 10;
const LEXEMES = 10;
const OWN_SHARE = 0.5;
/** Lexemes of more than this share of all passages say nothing of a subject. */
const MAX_SHARE = 0.1;
/** Passages looked at to find the articles. */
const LOOKED_AT = 40;

/** Where the best passage has so many times the score of the fifth, the query asks for it alone. */
const CLEAR_LEAD = 2;
const COMPARED_WITH = 4;

/** A query widened: weights by lexeme, whose sum is 1, and how much of it one word of the query still counts. */
export interface ExpandedQuery {
  lexemes: Map<string, number>;
  share: number;
}

/**
 * Whether a query is about a subject of which many passages tell. Feedback takes the best ones to be equally relevant;
 * where one stands out it leads astray, which the spread of scores tells beforehand (Shtok et al. 2012,
 * doi:10.1145/2180868.2180873).
 */
export function isBroad(found: readonly RankedPassage[]): boolean {
  const [best, compared] = [found[0], found[COMPARED_WITH]];
  return best !== undefined && compared !== undefined && best.score < CLEAR_LEAD * compared.score;
}

/**
 * Widens a query by the lexemes of the articles that it found first: the relevance model RM3 (Lavrenko and Croft 2001,
 * doi:10.1145/383952.383972; Abdul-Jaleel et al. 2004, TREC 13). An article counts by the score of its best passage, a
 * lexeme by its share of the article. Run as an audience.
 */
export async function expandQuery(
  tx: Database,
  { lexemes, index }: { lexemes: ReadonlyMap<string, number>; index: number },
  found: readonly RankedPassage[],
): Promise<ExpandedQuery> {
  const model = new Map<string, number>();
  for (const { score, frequencies } of await readArticles(tx, found, index)) {
    const length = [...frequencies.values()].reduce((sum, frequency) => sum + frequency, 0);
    for (const [lexeme, frequency] of frequencies)
      model.set(lexeme, (model.get(lexeme) ?? 0) + (score * frequency) / length);
  }
  const lent = [...model].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, LEXEMES);
  const asked = sumOf([...lexemes]);
  const expanded = new Map([...lexemes].map(([lexeme, weight]) => [lexeme, (OWN_SHARE * weight) / asked]));
  for (const [lexeme, weight] of lent)
    expanded.set(lexeme, (expanded.get(lexeme) ?? 0) + ((1 - OWN_SHARE) * weight) / sumOf(lent));
  return { lexemes: expanded, share: OWN_SHARE / asked };
}

/** All passages of the articles found first, without the commonest lexemes. */
async function readArticles(
  tx: Database,
  found: readonly RankedPassage[],
  index: number,
): Promise<{ score: number; frequencies: Map<string, number> }[]> {
  const scores = new Map(found.slice(0, LOOKED_AT).map((each) => [each.passageId, each.score]));
  const rows = await tx.query<Row<'passages', 'id' | 'article_id' | 'lexemes' | 'frequencies'>>(sql`
    select id, article_id, lexemes, frequencies from passages
    where generation = ${index} and article_id in (select article_id from passages where id = any (${integerArray([...scores.keys()])}))`);
  const articles = new Map<string, { score: number; frequencies: Map<string, number> }>();
  for (const row of rows) {
    const article = articles.get(row.article_id) ?? { score: 0, frequencies: new Map<string, number>() };
    articles.set(row.article_id, article);
    article.score = Math.max(article.score, scores.get(row.id) ?? 0);
    row.lexemes.forEach((lexeme, at) => {
      if (lexeme.length > 1)
        article.frequencies.set(lexeme, (article.frequencies.get(lexeme) ?? 0) + row.frequencies[at]!);
    });
  }
  const best = [...articles.values()].sort((a, b) => b.score - a.score).slice(0, ARTICLES);
  await dropCommon(tx, best, index);
  return best;
}

async function dropCommon(
  tx: Database,
  articles: { frequencies: Map<string, number> }[],
  index: number,
): Promise<void> {
  const rows = await tx.query<Row<'lexeme_stats', 'lexeme'>>(sql`
    select s.lexeme from lexeme_stats s join corpus_stats c on c.id = s.generation
    where s.generation = ${index} and s.df > ${MAX_SHARE}::float8 * c.passages`);
  for (const { frequencies } of articles) for (const { lexeme } of rows) frequencies.delete(lexeme);
}

function sumOf(weights: [string, number][]): number {
  return weights.reduce((sum, [, weight]) => sum + weight, 0);
}
