import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { documents } from '../../src/sources/documents.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ingestPath } from '../fixtures/ingest-path.ts';
import { makeDocx, paragraph } from '../fixtures/make-docx.ts';
import { makePdf } from '../fixtures/make-pdf.ts';

const TAGGED = fileURLToPath(new URL('../fixtures/tagged.pdf', import.meta.url));

describeOnEachDatabase('a folder of documents', (opened) => {
  let folder: string;
  beforeEach(async () => {
    await opened().clear();
    folder = await mkdtemp(join(tmpdir(), 'documents-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const put = async (files: Record<string, string | Buffer>): Promise<void> => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  };
  const ingest = () => ingestPath(opened().database, documents, { path: folder, readers: ['everyone'] });
  const passages = (externalId: string) =>
    opened().database.query<{ path: string; text: string }>(sql`
      select p.heading_path as path, p.text from passages p join articles a on a.id = p.article_id
      where a.external_id = ${externalId} order by p.ordinal`);

  test('is read by endings, links between its files kept', async () => {
    await put({
      'a.html':
        '<title>Badges</title><p>See <a href="sub/b.docx">lockers</a>, <a href="sub/">all</a>, <a href="../x.html">out</a> and <a href="https://x.example/c.md">away</a>.</p>',
      'sub/b.docx': makeDocx({ body: paragraph('Lockers stand in the hall.') }),
      'sub/index.html': '<p>An index.</p>',
      'c.md': '# Notes\n\nSee [badges](a.html).',
      'd.pdf': makePdf([[{ text: 'Bicycles stand in the yard.', y: 700 }]]),
      'picture.png': 'x',
    });
    expect(await ingest()).toMatchObject({ added: 5, unreadable: [], skipped: {} });
    const rows = await opened().database.query<{ id: string; title: string; links: string[] }>(
      sql`select external_id as id, title, links from articles order by external_id`,
    );
    expect(rows.map(({ id, title }) => [id, title])).toEqual([
      ['a.html', 'Badges'],
      ['c.md', 'Notes'],
      ['d.pdf', 'D'],
      ['sub/b.docx', 'B'],
      ['sub/index.html', 'Sub'],
    ]);
    const linked = rows.map(({ links }) => links.map((link) => link.replace(/^[^/]*\//, '')));
    expect(linked).toEqual([['sub/b.docx', 'sub/index.html'], ['a.html'], [], [], []]);
  });

  test('has passages that name the page they stand on, structure and all', async () => {
    await put({ 'travel.pdf': await readFile(TAGGED) });
    await ingest();
    expect((await passages('travel.pdf')).map(({ path, text }) => [path, text.slice(0, 60)])).toEqual([
      ['Travel policy › Page 1', 'Everyone who travels for the company books a train first. A '],
      ['Travel policy › Hotels › Page 1', expect.stringMatching(/^1\. Ask the travel desk\.\n2\. Book/)],
      ['Travel policy › Bills › Page 2', 'Bills are handed in within a month.'],
    ]);
    expect((await passages('travel.pdf'))[1]!.text).toContain('| Paris | 180 EUR |');
  });

  test('says what it leaves out, and follows no link', async () => {
    await put({ 'a.html': '<p>Fine.</p>', 'old.doc': 'x', 'slides.pptx': 'x', 'more.PPTX': 'x' });
    await symlink(TAGGED, join(folder, 'link.pdf'));
    const report = await ingest();
    expect(report).toMatchObject({ added: 1, skipped: { '.doc file': 1, '.pptx file': 2 } });
    expect(report.unreadable).toEqual([
      { file: 'link.pdf', reason: expect.stringContaining('not followed') },
    ]);
  });

  test('of nothing but what is left out is an error', async () => {
    await put({ 'old.doc': 'x' });
    await expect(ingest()).rejects.toMatchObject({ code: 'not_found' });
  });
});
