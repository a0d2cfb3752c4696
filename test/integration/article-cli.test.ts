import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { EXIT } from '../../src/cli/command.ts';
import type { Audience, Reader } from '../../src/core/audience.ts';
import type { ArticleInput } from '../../src/knowledge/article.ts';
import type { MissReport } from '../../src/knowledge/explain-miss.ts';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import type { ArticleDetails } from '../../src/knowledge/read-article.ts';
import { search } from '../../src/knowledge/search.ts';
import { verifyAudit } from '../../src/store/audit-log.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { type ANA, fillCompany, TEAM } from '../fixtures/feedback-turns.ts';
import { runCommand } from '../fixtures/run-command.ts';

const FLOOR = 'The floor price of project Nightjar is 28 euros.';
const LIST = 'The list price of a seat is 40 euros, and of project Nightjar it is open.';

const article = (
  name: string,
  body: string,
  readers: Reader[],
  more: Partial<ArticleInput> = {},
): ArticleInput => ({
  type: 'article',
  externalId: `${name}.md`,
  title: name,
  supersedes: [],
  links: [],
  readers,
  body,
  ...more,
});

describeOnEachDatabase('an article on the command line', (opened) => {
  let app: App;

  beforeEach(async () => {
    await opened().clear();
    const { database } = opened();
    await fillCompany(database);
    const embedder = createLocalEmbedder(database);
    app = { database, embedder } as unknown as App;
    await ingest([
      article('Floor', FLOOR, ['person:U_ANA'], { owner: 'olga' }),
      article('List', LIST, ['everyone']),
      article('List again', LIST, ['everyone'], { updatedAt: new Date('2020-01-01') }),
      article('Brochure', 'Nothing else is said here.', ['anyone']),
    ]);
  });

  async function ingest(articles: ArticleInput[]): Promise<void> {
    async function* each() {
      yield* articles;
    }
    const source = { kind: 'markdown' as const, location: '/kb' };
    const { database, embedder } = app;
    await ingestArticles(database, { source, readers: ['admins'], articles: each(), embedder });
  }

  const run = (...argv: string[]) => runCommand(app, ...argv);
  const json = async <Document>(...argv: string[]): Promise<Document> =>
    JSON.parse((await run(...argv, '--json')).out) as Document;
  const alone = (id: string): Audience => ({ teamId: TEAM, everyone: false, people: [id as typeof ANA] });
  const found = async (audience: Audience): Promise<string[]> => {
    const request = { query: 'floor price of project Nightjar', audience, limit: 10 };
    return (await search(app.database, app.embedder, request)).hits.map((hit) => hit.articleId);
  };

  test('is shown with its readers and passages, by id, by the name of its file or by its title', async () => {
    const shown = await json<ArticleDetails>('article', 'show', 'kb/Floor.md');
    expect(shown).toMatchObject({
      id: 'kb/Floor.md',
      title: 'Floor',
      source: '/kb',
      owner: 'olga',
      readers: ['person:U_ANA'],
      indexed: true,
      passages: [{ text: FLOOR, vectors: 1 }],
    });
    for (const name of ['Floor.md', 'floor']) expect(await json('article', 'show', name)).toEqual(shown);
    const { out } = await run('article', 'show', 'Floor');
    expect(out).toContain('Floor (kb/Floor.md)');
    expect(out).toContain('person:U_ANA');
    expect(out).toContain(FLOOR);
  });

  test('that does not exist is said so, and one of several of a title is asked for', async () => {
    expect(await run('article', 'show', 'Nonesuch')).toMatchObject({ code: EXIT.notFound });
    await ingest([article('a/List', LIST, ['anyone'], { title: 'List' }), article('List', LIST, ['anyone'])]);
    const { code, err } = await run('article', 'readers', 'list');
    expect(code).toBe(EXIT.badInput);
    for (const id of ['kb/a/List.md', 'kb/List.md']) expect(err).toContain(id);
  });

  test('says whether everyone who reads a place may read it, and who may not', async () => {
    expect(await run('article', 'readers', 'Floor', '--as', 'ana')).toMatchObject({ code: 0 });
    const asBen = await run('article', 'readers', 'Floor', '--as', 'ben');
    expect(asBen).toMatchObject({ code: EXIT.forbidden });
    expect(asBen.out).toContain('not for  ben');
    const inPublic = await run('article', 'readers', 'List', '--in', 'product');
    expect(inPublic.out).toContain('not for  gia (guest)');
    const floor = await json<object>('article', 'readers', 'Floor', '--in', 'deals');
    expect(floor).toMatchObject({ mayRead: false, missing: { everyone: false, people: ['U_BEN'] } });
    expect((await run('article', 'readers', 'Floor', '--in', 'general')).out).toContain('every full member');
  });

  describe('that gets other readers', () => {
    test('is found by them and by nobody else, at once, with everything of its index', async () => {
      expect(await found(alone('U_ANA'))).toContain('kb/Floor.md');
      const { out, code } = await run('article', 'readers', 'Floor', '--set', 'person:U_BEN,person:U_LEAD');
      expect(code).toBe(0);
      expect(out).toContain('before   person:U_ANA');
      expect(await found(alone('U_ANA'))).not.toContain('kb/Floor.md');
      expect(await found(alone('U_BEN'))).toContain('kb/Floor.md');
      for (const table of ['articles', 'passages', 'posting_blocks', 'passage_vectors', 'access_sizes']) {
        const rows = await opened().owner.query(sql`
          select 1 from ${sql.identifier(table)} where access_id = (select id from access_rules where key = 'person:U_ANA')`);
        expect(rows, table).toEqual([]);
      }
    });

    test('is as if it had come with them: index, statistics and ranking are the same', async () => {
      const state = async () => ({
        stats: await opened().owner.query(sql`select lexeme, df from lexeme_stats order by 1`),
        corpus: await opened().owner.query(sql`select passages, mean_length from corpus_stats`),
        sizes: await opened().owner.query(
          sql`select key, passages from access_sizes s join access_rules r on r.id = s.access_id order by 1`,
        ),
        blocks: await opened().owner.query(
          sql`select lexeme, key, sum(count)::int as postings from posting_blocks b join access_rules r on r.id = b.access_id
              group by 1, 2 order by 1, 2`,
        ),
        found: await found({ teamId: TEAM, everyone: true, people: [] }),
      });
      const before = await state();
      await run('article', 'readers', 'Floor', '--set', 'everyone');
      const opener = await state();
      expect(opener.found).toContain('kb/Floor.md');
      expect(opener.stats).not.toEqual(before.stats);
      await run('article', 'readers', 'Floor', '--set', 'person:U_ANA');
      expect(await state()).toEqual(before);
    });

    test('leaves an entry in the audit log', async () => {
      await run('article', 'readers', 'Floor', '--set', 'everyone');
      const [entry] = await opened().owner.query(sql`select * from audit_log order by id desc limit 1`);
      expect(entry).toMatchObject({ actor: 'operator', action: 'readers', subject: 'article:kb/Floor.md' });
      expect(JSON.parse(String(entry!.detail))).toEqual({ before: ['person:U_ANA'], after: ['everyone'] });
      expect((await verifyAudit(app.database)).brokenAt).toBeNull();
    });

    test('stays as it is when the readers cannot be read', async () => {
      const { code, err } = await run('article', 'readers', 'Floor', '--set', 'all of them');
      expect(code).toBe(EXIT.badInput);
      expect(err).toContain('Readers must be');
      expect(await found(alone('U_ANA'))).toContain('kb/Floor.md');
    });
  });

  describe('that a question missed', () => {
    const QUERY = 'What is the floor price of project Nightjar?';
    const why = (id: string, query: string, ...argv: string[]) =>
      json<MissReport>('why-not', id, query, ...argv);

    test('is explained by its readers, with where it would have been', async () => {
      const report = await why('Floor', QUERY, '--as', 'ben');
      expect(report).toMatchObject({
        ranksAmong: 'all',
        position: null,
        causes: [{ cause: 'readers', missing: { everyone: false, people: ['U_BEN'] } }],
      });
      expect(report.ranks.lexical).toBe(1);
      const { out } = await run('why-not', 'Floor', QUERY, '--in', 'product');
      expect(out).toContain('every full member, gia (guest) may not read it');
    });

    test('is said to be found where it was', async () => {
      const report = await why('Floor', QUERY, '--as', 'ana');
      expect(report).toMatchObject({ ranksAmong: 'audience', position: 1, causes: [] });
      expect(report.shared).toContain('nightjar');
      expect((await run('why-not', 'Floor', QUERY, '--as', 'ana')).out).toContain('as number 1');
    });

    test('is explained by what says the same', async () => {
      const report = await why('List again', 'list price of a seat', '--as', 'ben');
      expect(report.causes).toEqual([{ cause: 'duplicate', of: 'kb/List.md' }]);
    });

    test('is explained by having nothing to do with it, or nothing at all', async () => {
      expect((await why('Brochure', 'Nightjar', '--as', 'ben')).causes).toEqual([{ cause: 'no_match' }]);
      await opened().owner.query(sql`delete from passages where article_id = 'kb/Brochure.md'`);
      expect((await why('Brochure', 'nothing', '--as', 'ben')).causes).toEqual([{ cause: 'not_indexed' }]);
    });

    test('is explained by those that fit better, which fill all places', async () => {
      const others = Array.from({ length: 20 }, (_, n) =>
        article(`Crane ${n}`, `Crane crane ${'abcdefghijklmnopqrst'[n]!.repeat(5)} lifts.`, ['everyone']),
      );
      const last = article('Last', `The crane stands far away from ${'many other words '.repeat(12)}.`, [
        'everyone',
      ]);
      await ingest([...others, last]);
      const [cause] = (await why('Last', 'crane', '--as', 'ben')).causes;
      expect(cause).toMatchObject({ cause: 'limit', limit: 16 });
    });

    test('needs a question and an article', async () => {
      expect(await run('why-not', 'Floor', ' ')).toMatchObject({ code: EXIT.badInput });
      expect(await run('why-not', 'Nonesuch', QUERY)).toMatchObject({ code: EXIT.notFound });
    });
  });

  test('for an audience of nobody is not for anybody', async () => {
    await app.database.query(sql`delete from channel_members where channel_id = 'C_DEALS'`);
    const { out, code } = await run('article', 'readers', 'Brochure', '--in', 'deals');
    expect(code).toBe(EXIT.forbidden);
    expect(out).toContain('an audience of nobody');
  });
});
