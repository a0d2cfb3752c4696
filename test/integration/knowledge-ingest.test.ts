import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Audience, Reader } from '../../src/core/audience.ts';
import { asId, type TeamId } from '../../src/core/ids.ts';
import type { IngestReport } from '../../src/knowledge/article.ts';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { search } from '../../src/knowledge/search.ts';
import { type MarkdownOptions, readMarkdownFolder } from '../../src/sources/markdown.ts';
import type { ArticleItem } from '../../src/sources/source.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const EVERYONE: Audience = { teamId: asId<TeamId>('T1'), everyone: true, people: [] };

describeOnEachDatabase('ingesting a folder of Markdown', (opened) => {
  let database: OpenDatabase;
  let folder: string;

  beforeAll(async () => {
    ({ database } = opened());
    folder = await mkdtemp(join(tmpdir(), 'ingest-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    await opened().clear();
    await rm(folder, { recursive: true, force: true });
    await mkdir(join(folder, 'sub'), { recursive: true });
  });

  const write = (file: string, text: string | Buffer): Promise<void> => writeFile(join(folder, file), text);
  const ingest = async (
    options: MarkdownOptions & {
      readers?: Reader[];
      from?: string;
      pass?: (articles: AsyncIterable<ArticleItem>) => AsyncIterable<ArticleItem>;
    } = {},
  ): Promise<IngestReport> => {
    const source = await readMarkdownFolder(options.from ?? folder, options);
    return ingestArticles(database, {
      source,
      readers: options.readers ?? ['everyone'],
      articles: (options.pass ?? ((articles) => articles))(source.articles),
      embedder: createLocalEmbedder(database),
    });
  };
  const find = async (query: string): Promise<string[]> => {
    const embedder = createLocalEmbedder(database);
    const { hits } = await search(database, embedder, { query, audience: EVERYONE, limit: 10 });
    return hits.map((hit) => hit.text);
  };
  const count = async (table: string): Promise<number> => {
    const [row] = await database.query<{ count: number }>(
      sql`select count(*)::int as count from ${sql.identifier(table)}`,
    );
    return row!.count;
  };

  test('costs one file what is wrong with it, named, and brings in the rest', async () => {
    await write('good.md', 'The vault opens at nine.');
    await write('quotes.md', '>'.repeat(6_000));
    await write('small-quotes.md', '>'.repeat(3_900));
    await write('matter.md', `---\ntitle: ${'['.repeat(15_000)}\n---\nText.`);
    await write(
      'bomb.md',
      `---\na: &a [x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\ntitle: [*c,*c,*c,*c,*c,*c,*c]\n---\nText.`,
    );
    await write('long.md', `---\nnote: ${'x'.repeat(30_000)}\n---\nText.`);
    const report = await ingest();
    expect(report.added).toBeGreaterThanOrEqual(1);
    expect(await find('when does the vault open')).toContain('The vault opens at nine.');
    const reasons = new Map(report.unreadable.map(({ file, reason }) => [file, reason]));
    expect(reasons.get('long.md')).toContain('frontmatter is too long');
    for (const file of ['quotes.md', 'small-quotes.md'])
      expect(reasons.get(file)).toBe('it is nested too deeply');
    for (const file of ['matter.md', 'bomb.md']) expect(reasons.get(file)).toContain('frontmatter');
  });

  test('adds what is new, changes what has changed, leaves the rest and removes what has gone', async () => {
    await write('a.md', '# Badges\n\nA badge is printed at the reception.');
    await write('sub/b.md', '# Lockers\n\nA locker is opened with the badge.');
    expect(await ingest()).toMatchObject({ added: 2, changed: 0, unchanged: 0, removed: 0 });
    await write('a.md', '# Badges\n\nA badge is printed in the basement.');
    await rm(join(folder, 'sub/b.md'));
    await write('sub/c.md', '# Bicycles\n\nBicycles stand in the yard.');
    expect(await ingest()).toMatchObject({ added: 1, changed: 1, unchanged: 0, removed: 1 });
    expect(await ingest()).toMatchObject({ added: 0, changed: 0, unchanged: 2, removed: 0 });
    expect(await find('Where is a badge printed?')).toEqual(['A badge is printed in the basement.']);
    expect(await find('locker')).toEqual([]);
    expect(await count('passages')).toBe(2);
    expect(await count('passage_vectors')).toBe(2);
  });

  test('indexes again when only the readers or the metadata have changed', async () => {
    await write('a.md', '---\ntitle: One\n---\nThe same text.');
    await ingest({ readers: ['admins'] });
    expect(await find('same text')).toEqual([]);
    expect(await ingest({ readers: ['everyone'] })).toMatchObject({ changed: 1 });
    expect(await find('same text')).toEqual(['The same text.']);
    await write('a.md', '---\ntitle: Two\n---\nThe same text.');
    expect(await ingest()).toMatchObject({ changed: 1 });
  });

  test('reports every file that cannot be read with line and reason, loads the rest and keeps what it had', async () => {
    await write('broken.md', '# Fine at first\n\nIt says keepsake.');
    await ingest();
    await write('good.md', '# Good\n\nIt says hello.');
    await write('latin1.md', Buffer.from('# One\n\nM\u00fcnchen', 'latin1'));
    await write('nul.md', Buffer.from('# One\n\n\u0000'));
    await write('broken.md', '---\ntitle: "open\nowner: x\n---\ntext');
    await write('wrong.md', '---\ntitle: Fine\nauthority: much\n---\ntext');
    await write('large.md', 'x '.repeat(3 * 1024 * 1024));
    await write('empty.md', '\n');
    await write('closed.md', '# Closed');
    await chmod(join(folder, 'closed.md'), 0o000);
    const report = await ingest();
    const reasons = Object.fromEntries(report.unreadable.map((each) => [each.file, each]));
    expect(reasons['latin1.md']).toMatchObject({ line: 3, reason: expect.stringContaining('UTF-8') });
    expect(reasons['nul.md']).toMatchObject({ line: 3, reason: expect.stringContaining('NUL') });
    expect(reasons['broken.md']).toMatchObject({ reason: expect.stringContaining('frontmatter') });
    expect(reasons['broken.md']?.line).toBeGreaterThan(1);
    expect(reasons['wrong.md']).toMatchObject({ line: 3, reason: expect.stringContaining('authority') });
    expect(reasons['large.md']).toMatchObject({ reason: expect.stringContaining('5 MB') });
    expect(reasons['empty.md']).toMatchObject({ reason: expect.stringContaining('no text') });
    // Anyone who may read everything can open it all the same.
    if (process.getuid?.() !== 0)
      expect(reasons['closed.md']).toMatchObject({ reason: expect.stringContaining('EACCES') });
    expect(report).toMatchObject({ removed: 0 });
    expect(await find('keepsake')).toEqual(['It says keepsake.']);
    expect(await find('hello')).toEqual(['It says hello.']);
  });

  test('a folder that is empty or not there is an error and removes nothing', async () => {
    await write('a.md', '# Badges\n\nA badge is printed at the reception.');
    await ingest();
    await rm(join(folder, 'a.md'));
    await expect(ingest()).rejects.toMatchObject({ code: 'not_found' });
    await expect(ingest({ from: join(folder, 'nowhere') })).rejects.toMatchObject({ code: 'not_found' });
    expect(await find('badge')).toHaveLength(1);
  });

  test('a run that was killed in the middle goes on where it stopped', async () => {
    for (let i = 0; i < 60; i += 1) {
      const sections = Array.from(
        { length: 5 },
        (_, at) => `## Part ${at}\n\nRobot number ${i} part ${at} is blue.`,
      );
      await write(`robot-${String(i).padStart(2, '0')}.md`, `# Robot ${i}\n\n${sections.join('\n\n')}`);
    }
    async function* dying(articles: AsyncIterable<ArticleItem>) {
      let yielded = 0;
      for await (const article of articles) {
        if (yielded === 55) throw new Error('killed');
        yielded += 1;
        yield article;
      }
    }
    await expect(ingest({ pass: dying })).rejects.toThrow('killed');
    const kept = await count('articles');
    expect(kept).toBeGreaterThan(20);
    expect(kept).toBeLessThan(55);
    const report = await ingest();
    expect(report).toMatchObject({ unchanged: kept, added: 60 - kept });
    expect(await count('articles')).toBe(60);
    expect(await count('passages')).toBe(300);
    expect(await count('passage_vectors')).toBe(300);
    const [stats] = await database.query<{ passages: number }>(sql`select passages from corpus_stats`);
    expect(stats).toEqual({ passages: 300 });
  });

  test('people search while a source is brought in that waits for no disk', async () => {
    let running = true;
    let searches = 0;
    // A busy machine takes longer for a search than for many articles; one that has no turn at all ends with the last.
    async function* fromMemory(): AsyncGenerator<ArticleItem> {
      for (let i = 0; i < 3_000 && (i < 150 || searches < 3); i += 1) {
        const body = `# Robot ${i}\n\nRobot number ${i} is blue.`;
        yield { type: 'article', externalId: `r${i}`, title: '', supersedes: [], links: [], body };
      }
    }
    const searching = (async () => {
      while (running) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        await find('blue robot');
        searches += 1;
      }
    })();
    await ingestArticles(database, {
      source: { kind: 'markdown', location: '/from-memory' },
      readers: ['everyone'],
      articles: fromMemory(),
      embedder: await createLocalEmbedder(database),
    });
    const meanwhile = searches;
    running = false;
    await searching;
    expect(meanwhile).toBeGreaterThan(2);
  });

  test('two sources do not touch each other, even with equal paths', async () => {
    await write('a.md', '# Badges\n\nA badge is printed at the reception.');
    const other = join(await mkdtemp(join(tmpdir(), 'other-')), folder.split('/').at(-1)!);
    await mkdir(other);
    await writeFile(join(other, 'a.md'), '# Badges\n\nA badge costs nothing.');
    await ingest();
    await ingest({ from: other });
    expect((await find('badge')).sort()).toEqual([
      'A badge costs nothing.',
      'A badge is printed at the reception.',
    ]);
    await writeFile(join(other, 'b.md'), '# Other');
    await rm(join(other, 'a.md'));
    expect(await ingest({ from: other })).toMatchObject({ removed: 1 });
    expect(await find('badge')).toEqual(['A badge is printed at the reception.']);
    await rm(other, { recursive: true });
  });

  test('a file cannot widen its own audience unless its source is trusted', async () => {
    await write('a.md', '---\nreaders: anyone\n---\nThe vault code is purple.');
    await ingest({ readers: ['admins'] });
    expect(await find('vault code')).toEqual([]);
    await ingest({ readers: ['admins'], trustFrontmatterReaders: true });
    expect(await find('vault code')).toEqual(['The vault code is purple.']);
  });

  test('an article that replaces another stands before it, whichever came first', async () => {
    await write(
      'go-3.md',
      '# Offline mode in Go 3\n\nOffline mode lasts for 72 hours in the offline mode screen.',
    );
    await ingest();
    await write(
      'go-4.md',
      '---\nsupersedes: go-3\n---\n# Offline\n\nGo works for 30 days without a connection in offline mode.',
    );
    await ingest();
    const embedder = createLocalEmbedder(database);
    const { hits } = await search(database, embedder, {
      query: 'How long does offline mode last?',
      audience: EVERYONE,
      limit: 5,
    });
    expect(hits.map((hit) => [hit.articleId.split('/').at(-1), hit.supersededBy?.split('/').at(-1)])).toEqual(
      [
        ['go-4.md', undefined],
        ['go-3.md', 'go-4.md'],
      ],
    );
  });
});
