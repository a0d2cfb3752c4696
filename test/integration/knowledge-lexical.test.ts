import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { countStatements } from '../../bench/count-statements.ts';
import type { Audience } from '../../src/core/audience.ts';
import { asId, type TeamId } from '../../src/core/ids.ts';
import type { ArticleInput } from '../../src/knowledge/article.ts';
import { inverseFrequency, saturate } from '../../src/knowledge/bm25.ts';
import { deletePassages } from '../../src/knowledge/delete-passages.ts';
import { findByLexemes } from '../../src/knowledge/find-by-lexemes.ts';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { decodeBlock } from '../../src/knowledge/posting-block.ts';
import type { RankSettings } from '../../src/knowledge/rank.ts';
import { search } from '../../src/knowledge/search.ts';
import { weighLexemes } from '../../src/knowledge/weigh-lexemes.ts';
import { asAudience } from '../../src/store/as-audience.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const EVERYONE: Audience = { teamId: asId<TeamId>('T1'), everyone: true, people: [] };
const ARTICLES = 1_200;
const DEPTH = 10;
/** Word n is about n times rarer than word 1, as in natural text. */
const word = (n: number): string =>
  `w${'abcdefghijklmnopqrstuvwxyz'.charAt(n % 26)}${'xyz'.repeat(1 + (n % 3))}${n}q`;

describeOnEachDatabase('the lexical leg', (opened) => {
  let database: OpenDatabase;

  beforeAll(async () => {
    ({ database } = opened());
    await ingest(Array.from({ length: ARTICLES }, (_, index) => index));
  }, 240_000);

  const ingest = async (numbers: number[]): Promise<void> => {
    async function* articles(): AsyncGenerator<ArticleInput> {
      for (const number of numbers)
        yield {
          type: 'article',
          externalId: `a${number}`,
          title: '',
          supersedes: [],
          links: [],
          readers: number % 4 === 0 ? ['admins'] : ['everyone'],
          body: textOf(number),
        };
    }
    const embedder = createLocalEmbedder(database);
    const source = { kind: 'markdown' as const, location: '/lexical' };
    await ingestArticles(database, { source, readers: ['everyone'], articles: articles(), embedder });
  };
  const find = (lexemes: string[], limits?: { step: number; most: number }) =>
    asAudience(database, EVERYONE, async (tx) => {
      const weighed = await weighLexemes(tx, {
        lexemes: new Map(lexemes.map((lexeme) => [lexeme, 1])),
        index: 1,
      });
      return findByLexemes(tx, weighed, DEPTH, limits === undefined ? { exhaustive: true } : { limits });
    });
  /** BM25 from the passages alone, without the index. */
  const compute = async (lexemes: string[]): Promise<{ passageId: number; score: number }[]> => {
    const rows = await asAudience(database, EVERYONE, (tx) =>
      tx.query<{ id: number; length: number; lexemes: string[]; frequencies: number[] }>(
        sql`select id, length, lexemes, frequencies from passages`,
      ),
    );
    const mean = rows.reduce((sum, row) => sum + row.length, 0) / rows.length;
    const df = (lexeme: string): number => rows.filter((row) => row.lexemes.includes(lexeme)).length;
    const weights = new Map(
      lexemes.map((lexeme) => [lexeme, inverseFrequency(rows.length, df(lexeme) || 1)]),
    );
    return rows
      .map((row) => ({
        passageId: row.id,
        score: row.lexemes.reduce(
          (sum, lexeme, at) =>
            sum + (weights.get(lexeme) ?? 0) * saturate(row.frequencies[at]!, row.length, mean),
          0,
        ),
      }))
      .filter((each) => each.score > 0)
      .sort((a, b) => b.score - a.score || a.passageId - b.passageId)
      .slice(0, DEPTH);
  };
  const questions = Array.from({ length: 20 }, (_, at) => [
    word(1),
    word(2 + at),
    word(9 + at),
    word(60 + 7 * at),
  ]);

  test('read to the end is BM25 computed from the passages', async () => {
    for (const lexemes of questions) {
      const [found, computed] = [await find(lexemes), await compute(lexemes)];
      found.forEach((each, at) => {
        expect(each.score).toBeCloseTo(computed[at]!.score, 9);
      });
    }
  });

  test('read in part finds nearly the same, scored in full', async () => {
    let common = 0;
    let wanted = 0;
    for (const lexemes of questions) {
      const exact = new Map((await find(lexemes)).map((each) => [each.passageId, each.score]));
      for (const { passageId, score } of await find(lexemes, { step: 200, most: 1_000 })) {
        if (!exact.has(passageId)) continue;
        common += 1;
        expect(score).toBeCloseTo(exact.get(passageId)!, 9);
      }
      wanted += exact.size;
    }
    expect(common / wanted).toBeGreaterThanOrEqual(0.95);
  });

  test('holds the postings of a deleted article in no block', async () => {
    const [article] = await database.query<{ id: string }>(
      sql`select id from articles where external_id = 'a1'`,
    );
    const rows = await database.query<{ id: number }>(
      sql`select id from passages where article_id = ${article!.id}`,
    );
    const gone = new Set(rows.map((row) => row.id));
    const held = async (): Promise<{ all: number; gone: number }> => {
      const blocks = await database.query<{ first_id: number; data: Uint8Array; count: number }>(
        sql`select first_id, data, count from posting_blocks`,
      );
      const ids = blocks.flatMap((block) =>
        decodeBlock(block.first_id, block.data).map((each) => each.passageId),
      );
      expect(ids).toHaveLength(blocks.reduce((sum, block) => sum + block.count, 0));
      return { all: ids.length, gone: ids.filter((id) => gone.has(id)).length };
    };
    const before = await held();
    expect(before.gone).toBeGreaterThan(0);
    await database.transaction((tx) => deletePassages(tx, [article!.id]));
    expect(await held()).toEqual({ all: before.all - before.gone, gone: 0 });
  });

  test('keeps few blocks for each lexeme after a long ingestion', async () => {
    const [row] = await database.query<{ most: number }>(sql`
      select max(blocks)::int as most from (
        select count(*) - 2 * ceil(sum(count) / 256.0) as blocks from posting_blocks group by lexeme, access_id) as spare`);
    expect(row!.most).toBeLessThanOrEqual(5);
  });

  test('spares the search for vectors where it could bring nothing, and only there', async () => {
    const embedders = createLocalEmbedder(database);
    const counter = countStatements(database);
    const ask = async (query: string, settings: RankSettings) => {
      counter.take();
      const request = { query, audience: EVERYONE, limit: 8, language: 'xx', settings };
      const { hits, trace } = await search(database, embedders, request);
      const compared = counter.takeAll().filter(({ sql }) => sql.includes('from passage_vectors where'));
      return { found: hits.map(({ passageId }) => passageId), trace, compared };
    };
    let [spared, common] = [0, 0];
    for (const lexemes of questions) {
      const query = lexemes.join(' ');
      const [sure, whole] = [
        await ask(query, { feedback: false, exactUpTo: 500 }),
        await ask(query, { feedback: false, exhaustive: true }),
      ];
      const both = sure.found.filter((hit) => whole.found.includes(hit));
      common += both.length / whole.found.length;
      expect(sure.compared.length).toBeLessThan(whole.compared.length);
      if (sure.trace.counts.vector === 0) spared += 1;
    }
    expect(spared).toBe(questions.length);
    expect(common / questions.length).toBeGreaterThan(0.9);
    // Words that few passages hold leave room for what is alike.
    const rare = await ask(word(399), { feedback: false, exactUpTo: 500 });
    const small = await ask(questions[0]!.join(' '), { feedback: false });
    expect(small.trace.counts.vector).toBeGreaterThan(0);
    expect(rare.trace.counts.lexical).toBeLessThan(20);
    expect(rare.trace.counts.vector).toBeGreaterThan(20);
  });
});

/** Between 20 and 80 words, common ones more often than rare ones; the same for the same number. */
function textOf(number: number): string {
  let state = number * 7_919 + 17;
  const random = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  const length = 20 + Math.floor(random() * 60);
  return Array.from({ length }, () => word(Math.floor(Math.exp(random() * Math.log(400))))).join(' ');
}
