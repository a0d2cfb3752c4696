import { sql } from 'drizzle-orm';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { integerArray } from '../store/sql-values.ts';
import { contentWords, readVocabulary, sameStem } from '../text/content-words.ts';
import { loadPassages } from './load-passages.ts';
import type { Ranking } from './rank.ts';
import type { PlacedHit } from './rank-passages.ts';

/** Titles that are looked at: those of the ranking's first passages. */
const LOOKED_AT = 200;
/** A title is named when the query says so much of it. */
const NAMED_FROM = 0.6;
const MOST_TITLED = 3;
/** Short for a word of a title: "app" for "application". */
const SHORT_FROM = 3;
/** Beside the best hit: a title that is named may well be the page that is meant. */
const WORTH = 0.9;

/**
 * The best passage of each article whose title a query names and that is not among the hits: a long article about one thing
 * says its name less often than a short one that mentions it. Run as an audience.
 */
export async function findTitled(
  tx: Database,
  { ranking, hits, query }: { ranking: Ranking; hits: readonly PlacedHit[]; query: string },
): Promise<PlacedHit[]> {
  const words = contentWords(query);
  const best = hits[0]?.score ?? 0;
  const known = new Set(hits.map(({ articleId }) => articleId));
  const looked = ranking.fused.slice(0, LOOKED_AT).map(({ passageId }) => passageId);
  const titles = await readTitles(tx, looked);
  const shares = new Map<string, number>();
  const titled = looked.flatMap((passageId) => {
    const { articleId, title } = titles.get(passageId) ?? { articleId: '', title: '' };
    if (title === '' || known.has(articleId) || shares.has(articleId)) return [];
    const share = shareNamed(title, words);
    shares.set(articleId, share);
    return share >= NAMED_FROM ? [{ passageId, share }] : [];
  });
  const first = titled.sort((a, b) => b.share - a.share).slice(0, MOST_TITLED);
  if (first.length === 0) return [];
  const passages = await loadPassages(
    tx,
    first.map(({ passageId }) => passageId),
  );
  return first.flatMap(({ passageId, share }) => {
    const passage = passages.get(passageId);
    return passage === undefined ? [] : [{ ...passage, score: best * WORTH * share }];
  });
}

/** Whose passages they are; the texts of nearly all of them nobody needs. */
async function readTitles(
  tx: Database,
  passageIds: number[],
): Promise<Map<number, Row<'passages', 'articleId'> & Row<'articles', 'title'>>> {
  const rows = await tx.query<Row<'passages', 'id' | 'articleId'> & Row<'articles', 'title'>>(sql`
    select p.id, p.article_id as "articleId", a.title from passages p join articles a on a.id = p.article_id
    where p.id = any (${integerArray(passageIds)})`);
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** The share of a title's words that a query says. */
function shareNamed(title: string, words: readonly string[]): number {
  const own = [...new Set(contentWords(title))];
  const said = readVocabulary(words.join(' '));
  const named = own.filter((word) => said.has(word) || words.some((short) => shortens(short, word)));
  return own.length === 0 ? 0 : named.length / own.length;
}

function shortens(short: string, word: string): boolean {
  return (
    short.length >= SHORT_FROM &&
    word.length > short.length + 2 &&
    word.startsWith(short) &&
    !sameStem(short, word)
  );
}
