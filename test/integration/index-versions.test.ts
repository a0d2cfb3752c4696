import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { EXIT } from '../../src/cli/command.ts';
import type { Audience } from '../../src/core/audience.ts';
import { areWithdrawn } from '../../src/knowledge/are-withdrawn.ts';
import { forgetArticle } from '../../src/knowledge/forget-article.ts';
import { beginIndexVersion } from '../../src/knowledge/index-versions/begin-index-version.ts';
import { fillIndexVersion } from '../../src/knowledge/index-versions/fill-index-version.ts';
import { type IndexVersion, writtenIndexVersions } from '../../src/knowledge/index-versions/index-version.ts';
import { preparePassages } from '../../src/knowledge/prepare-article.ts';
import { search } from '../../src/knowledge/search.ts';
import { setArticleReaders } from '../../src/knowledge/set-article-readers.ts';
import { removeSource } from '../../src/sources/remove-source.ts';
import { asAudience } from '../../src/store/as-audience.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import {
  ALONE,
  appWith,
  articleOf,
  EVERYONE,
  idOf,
  ingestAll,
  openIndexWorld,
  questionOf,
  readIndexRows,
  tablesOf,
} from '../fixtures/index-world.ts';
import { runCommand } from '../fixtures/run-command.ts';

const COUNT = 12;
const numbers = Array.from({ length: COUNT }, (_, index) => index);
const WISH = { chunking: 'fixed-20-5', dims: 64 };

describeOnEachDatabase('an index beside the live one', (opened) => {
  let app: App;

  beforeEach(async () => {
    await opened().clear();
    app = await openIndexWorld(opened().database);
    await ingestAll(
      app,
      numbers.map((index) => articleOf(index)),
    );
  });

  const begin = (wish: Partial<IndexVersion> = WISH) =>
    beginIndexVersion(app.database, app.embedder, { wish, actor: 'test' });
  const fill = (indexVersion: IndexVersion, batch = 5) =>
    fillIndexVersion(app.database, app.embedder, indexVersion, { batch });
  /** As if the process had been killed behind so many batches. */
  const fillInPart = async (indexVersion: IndexVersion, batches: number) => {
    let left = batches;
    const onProgress = () => {
      left -= 1;
      if (left === 0) throw new Error('killed');
    };
    const part = fillIndexVersion(app.database, app.embedder, indexVersion, { batch: 3, onProgress });
    await expect(part).rejects.toThrow('killed');
  };
  const build = async (wish?: Partial<IndexVersion>) => {
    const indexVersion = await begin(wish);
    await fill(indexVersion);
    return indexVersion;
  };
  const find = async (index: number, audience: Audience, indexVersion?: IndexVersion): Promise<string[]> => {
    const where = indexVersion === undefined ? {} : { indexVersion };
    const { hits } = await search(app.database, app.embedder, {
      query: questionOf(index),
      audience,
      limit: 5,
      ...where,
    });
    return hits.map((hit) => hit.articleId);
  };
  /** What each index would hold if it had been made of the articles as they are now. */
  const expectWhole = async () => {
    const { passages, strays } = await readIndexRows(opened().owner);
    expect(strays).toEqual({ postings: 0, missing: 0, vectors: 0 });
    const articles = await opened().owner.query<{
      id: string;
      title: string;
      body: string;
      language: string;
    }>(sql`select id, title, body, language from articles`);
    for (const { id, chunking } of await writtenIndexVersions(app.database)) {
      const expected = articles.flatMap((article) =>
        preparePassages(article, chunking).map(({ text }) => `${article.id}: ${text}`),
      );
      expect(passages.get(id) ?? [], `index ${id}`).toEqual(expected.sort());
    }
    const [other] = await opened().owner.query<{ count: number }>(sql`
      select count(*)::int as count from passages p join articles a on a.id = p.article_id where a.access_id <> p.access_id`);
    expect(other!.count).toBe(0);
  };

  test('holds every article, cut in its own way and with its own vectors, and is not searched yet', async () => {
    const before = await find(1, EVERYONE);
    const shadow = await build();
    await expectWhole();
    const rows = await opened().owner.query<{ generation: string; dims: number; count: number }>(sql`
      select split_part(generation, ':', 1) as generation, vector_dims(embedding) as dims, count(*)::int as count
      from passage_vectors group by 1, 2 order by 1`);
    const { passages } = await readIndexRows(opened().owner);
    expect(rows).toEqual([
      { generation: '1', dims: 256, count: passages.get(1)!.length },
      { generation: '2', dims: 64, count: passages.get(2)!.length },
    ]);
    expect(await find(1, EVERYONE)).toEqual(before);
    expect((await find(1, EVERYONE, shadow))[0]).toBe(idOf(1));
    const { out } = await runCommand(app, 'index', 'status');
    expect(out).toMatch(/^1 +live +structure-170, local, 256 dimensions/m);
    expect(out).toMatch(/^2 +ready +fixed-20-5, local, 64 dimensions/m);
  });

  test('that was killed while it was filled goes on where it stopped, and search never notices', async () => {
    const before = await find(4, EVERYONE);
    const shadow = await begin();
    await fillInPart(shadow, 2);
    const { out } = await runCommand(app, 'index', 'status');
    expect(out).toContain('filled with 6 of 12 articles');
    expect(await find(4, EVERYONE)).toEqual(before);
    expect(await runCommand(app, 'index', 'switch')).toMatchObject({ code: EXIT.badInput });
    const resumed = await runCommand(app, 'index', 'build');
    expect(resumed).toMatchObject({ code: 0 });
    expect(resumed.err).toContain(`building index ${shadow.id}: fixed-20-5`);
    await expectWhole();
  });

  test('gets what is written while it is filled, before and behind the place where that is', async () => {
    const shadow = await begin();
    await fillInPart(shadow, 2);
    const moved = numbers.filter((index) => index !== 2 && index !== 9);
    await ingestAll(app, [
      ...moved.map((index) =>
        index === 1 || index === 10
          ? articleOf(index, { body: `It moved to hall ${index}.` })
          : articleOf(index),
      ),
      articleOf(50),
      { ...articleOf(51), externalId: 'a000b.md' },
    ]);
    for (const index of [0, 11])
      await setArticleReaders(app.database, { articleId: idOf(index), readers: ['admins'], actor: 'test' });
    await fill(shadow);
    await expectWhole();
    expect(await find(0, EVERYONE, shadow)).not.toContain(idOf(0));
  });

  test('gets the rest of a source whose reading had begun before', async () => {
    let shadow: IndexVersion | null = null;
    async function* slowly() {
      for (const index of numbers) {
        // More than a batch, so that some were stored before.
        if (index === 8) shadow = await begin();
        yield articleOf(index, { body: `Changed. ${'## Part\n\nIt is kept here.\n\n'.repeat(30)}` });
      }
    }
    await ingestAll(app, slowly());
    await fill(shadow!);
    await expectWhole();
  });

  test('is one at a time, and not as the live one is', async () => {
    await expect(begin({})).rejects.toThrow('made like that already');
    const shadow = await begin();
    expect((await begin()).id).toBe(shadow.id);
    await expect(begin({ chunking: 'structure-60' })).rejects.toThrow('index drop 2');
    expect(await runCommand(app, 'index', 'build', '--chunking', 'sentences')).toMatchObject({
      code: EXIT.badInput,
    });
    await expect(begin({ dims: 7 })).rejects.toThrow();
  });

  test('shows an audience nothing that the live one would not show', async () => {
    const shadow = await build();
    for (const indexVersion of await writtenIndexVersions(app.database)) {
      expect(await find(2, ALONE, indexVersion)).toContain(idOf(2));
      for (const index of numbers)
        for (const found of await find(index, EVERYONE, indexVersion))
          expect(Number(found.slice(4, 7)) % 3, found).not.toBe(2);
    }
    const seen = await asAudience(app.database, EVERYONE, (tx) =>
      tx.query<{ article_id: string }>(sql`select article_id from passages where generation = ${shadow.id}`),
    );
    expect(new Set(seen.map((row) => Number(row.article_id.slice(4, 7)) % 3))).toEqual(new Set([0, 1]));
  });

  describe('takes its place', () => {
    const questions = async () => {
      const { mkdtemp, writeFile } = await import('node:fs/promises');
      const { tmpdir } = await import('node:os');
      const { join } = await import('node:path');
      const file = join(await mkdtemp(join(tmpdir(), 'golden-')), 'questions.json');
      const open = numbers.filter((index) => index % 3 !== 2);
      const golden = open.map((index) => ({ question: questionOf(index), expected: [idOf(index)] }));
      await writeFile(file, JSON.stringify(golden));
      return file;
    };

    test('when it passes the comparison, for the next search, and goes back by one command', async () => {
      const shadow = await build();
      const file = await questions();
      const compared = await runCommand(app, 'index', 'compare', '--questions', file, '--json');
      const figures = JSON.parse(compared.out) as {
        passes: boolean;
        replays: unknown[];
        live: unknown;
        shadow: unknown;
      };
      expect(figures).toMatchObject({ passes: true, live: { 'r@10': 1 }, shadow: { 'r@10': 1 } });
      expect(figures.replays).toHaveLength(8);
      const passageIds = async () =>
        (
          await search(app.database, app.embedder, { query: questionOf(1), audience: EVERYONE, limit: 5 })
        ).hits.map((hit) => hit.passageId);
      const indexVersionOf = async (ids: number[]) =>
        (
          await opened().owner.query<{ generation: number }>(
            sql`select distinct generation from passages where id in ${ids}`,
          )
        ).map((row) => row.generation);
      expect(await indexVersionOf(await passageIds())).toEqual([1]);
      const switched = await runCommand(app, 'index', 'switch', '--questions', file);
      expect(switched).toMatchObject({ code: 0 });
      expect(switched.out).toContain('It passes.');
      expect(await indexVersionOf(await passageIds())).toEqual([shadow.id]);
      // What is written from now on is in both, so that going back loses nothing.
      await ingestAll(
        app,
        [...numbers, 60].map((index) => articleOf(index)),
      );
      await expectWhole();
      expect(await runCommand(app, 'index', 'rollback')).toMatchObject({ code: 0 });
      expect(await indexVersionOf(await passageIds())).toEqual([1]);
      expect((await find(60, EVERYONE))[0]).toBe(idOf(60));
      expect(await runCommand(app, 'index', 'rollback')).toMatchObject({ code: EXIT.notFound });
      expect(await runCommand(app, 'index', 'switch', '--questions', file)).toMatchObject({ code: 0 });
    });

    test('not when it finds less: the figures are said, nothing changes, and force is kept with its reason', async () => {
      const shadow = await build();
      await opened().owner.query(sql`
        delete from posting_blocks where generation = ${shadow.id} and lexeme like '%1'`);
      await opened().owner.query(sql`delete from passage_vectors where starts_with(generation, '2:')`);
      const file = await questions();
      const refused = await runCommand(app, 'index', 'switch', '--questions', file);
      expect(refused.code).toBe(EXIT.failed);
      expect(refused.out).toMatch(/no: (r@10|mrr) falls from 1\.000 to 0\.\d+/);
      expect(refused.out).toContain(questionOf(1));
      expect((await writtenIndexVersions(app.database))[0]!.id).toBe(1);
      expect(await runCommand(app, 'index', 'switch', '--questions', file, '--force', ' ')).toMatchObject({
        code: EXIT.badInput,
      });
      const forced = await runCommand(
        app,
        'index',
        'switch',
        '--questions',
        file,
        '--force',
        'known names only',
      );
      expect(forced.code).toBe(0);
      expect((await writtenIndexVersions(app.database))[0]!.id).toBe(shadow.id);
      const [entry] = await opened().owner.query<{ detail: string }>(
        sql`select detail from audit_log where action = 'index switched by force'`,
      );
      expect(JSON.parse(entry!.detail)).toMatchObject({ forced: 'known names only', passes: false });
      // Figures are kept, questions are not.
      const [kept] = await opened().owner.query<{ gate: object }>(
        sql`select gate from index_generations where id = ${shadow.id}`,
      );
      expect(JSON.stringify(kept)).not.toContain('Where is');
    });

    test('by answered questions, each read as those who read the answer', async () => {
      await build();
      const first = async (index: number) =>
        (
          await opened().owner.query<{ id: number }>(
            sql`select min(id)::int as id from passages where article_id = ${idOf(index)} and generation = 1`,
          )
        )[0]!.id;
      for (const index of [0, 1, 2, 3, 4, 5, 6]) {
        const body = JSON.stringify({
          audience: index % 3 === 2 ? ALONE : EVERYONE,
          citations: [{ id: `passage:${await first(index)}` }, { id: 'account:x' }],
        });
        await opened().owner.query(sql`
          insert into turns (id, team_id, channel_id, ts, thread_ts, asker_id, origin, question, outcome, finished_at)
          values (${`t${index}`}, 'T1', 'C1', ${String(index)}, '1', 'U1', 'mention', ${questionOf(index)}, 'answered', now())`);
        await opened().owner.query(
          sql`insert into receipts (turn_id, revision, body) values (${`t${index}`}, 1, ${body}::text::jsonb)`,
        );
      }
      await opened().owner.query(sql`
        insert into ratings (team_id, turn_id, person_id, value, via) values ('T1', 't6', 'U1', -1, 'button')`);
      const { out } = await runCommand(app, 'index', 'compare', '--json');
      const { replays } = JSON.parse(out) as { replays: { question: string; ranks: object }[] };
      expect(replays.map(({ question }) => question).sort()).toEqual(
        [0, 1, 2, 3, 4, 5].map(questionOf).sort(),
      );
      for (const { ranks } of replays) expect(ranks).toEqual({ live: 1, shadow: 1 });
    });

    test('only when there is one', async () => {
      expect(await runCommand(app, 'index', 'switch')).toMatchObject({ code: EXIT.notFound });
      expect(await runCommand(app, 'index', 'rollback')).toMatchObject({ code: EXIT.notFound });
    });
  });

  test('keeps nothing of what is deleted, no matter who deletes it', async () => {
    await build();
    await ingestAll(
      app,
      numbers.slice(1).map((index) => articleOf(index)),
    );
    await expectWhole();
    await forgetArticle(app.database, idOf(4), { rooms: [], actor: 'test' });
    await expectWhole();
    const { passages } = await readIndexRows(opened().owner);
    for (const texts of passages.values())
      for (const gone of [0, 4]) expect(texts.some((text) => text.startsWith(idOf(gone)))).toBe(false);
    await removeSource(app.database, '/kb');
    for (const table of ['passages', 'posting_blocks', 'passage_vectors', 'access_sizes', 'lexeme_stats'])
      expect(await opened().owner.query(sql`select 1 from ${sql.identifier(table)}`), table).toEqual([]);
  });

  test('that is dropped leaves no row, and what was cited of it is shown to nobody', async () => {
    const shadow = await build();
    expect(await tablesOf(opened().owner, shadow.id)).toEqual(
      expect.arrayContaining([
        'passages',
        'posting_blocks',
        'passage_vectors',
        'lexeme_stats',
        'access_sizes',
        'corpus_stats',
      ]),
    );
    const [cited] = await opened().owner.query<{ id: number }>(
      sql`select id from passages where generation = ${shadow.id} limit 1`,
    );
    expect(await runCommand(app, 'index', 'drop', '1')).toMatchObject({ code: EXIT.badInput });
    expect(await runCommand(app, 'index', 'drop', '9')).toMatchObject({ code: EXIT.notFound });
    expect(await areWithdrawn(app.database, [`passage:${cited!.id}`])).toBe(false);
    expect(await runCommand(app, 'index', 'drop', String(shadow.id))).toMatchObject({ code: 0 });
    expect(await tablesOf(opened().owner, shadow.id)).toEqual([]);
    expect(await areWithdrawn(app.database, [`passage:${cited!.id}`])).toBe(true);
    await expectWhole();
    expect(await runCommand(app, 'index', 'drop', String(shadow.id))).toMatchObject({ code: 0 });
    expect((await build()).id).toBe(shadow.id + 1);
  });

  test('is what a change of the configured embedder needs: until then the live one stays as it is', async () => {
    const configured = appWith(app.database, 'letters');
    await ingestAll(
      configured,
      [...numbers, 70].map((index) => articleOf(index)),
    );
    const spaces = async () =>
      (
        await opened().owner.query<{ space: string }>(
          sql`select distinct generation as space from passage_vectors order by 1`,
        )
      ).map((row) => row.space);
    expect(await spaces()).toEqual([expect.stringMatching(/^1:local-/)]);
    app = configured;
    expect((await find(70, EVERYONE))[0]).toBe(idOf(70));
    expect((await runCommand(app, 'index', 'status')).err).toContain(
      'stays so until: switchboard index build',
    );
    const built = await runCommand(app, 'index', 'build', '--embedder', 'endpoint', '--dims', '32');
    expect(built).toMatchObject({ code: 0 });
    expect(await spaces()).toEqual([expect.stringMatching(/^1:local-/), '2:letters:32']);
    await runCommand(app, 'index', 'switch', '--force', 'a test');
    expect((await find(70, EVERYONE))[0]).toBe(idOf(70));
    // Without the endpoint it is searched by words alone, and what comes in waits for its vectors.
    app = appWith(app.database, null);
    expect((await find(70, EVERYONE))[0]).toBe(idOf(70));
    expect((await runCommand(app, 'index', 'status')).err).toContain('words alone');
    await ingestAll(
      app,
      [...numbers, 70, 72].map((index) => articleOf(index)),
    );
    expect((await find(72, EVERYONE))[0]).toBe(idOf(72));
  });
});
