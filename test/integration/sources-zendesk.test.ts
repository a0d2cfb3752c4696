import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { zendesk } from '../../src/sources/zendesk.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ingestPath } from '../fixtures/ingest-path.ts';

describeOnEachDatabase('a help centre', (opened) => {
  let folder: string;
  beforeEach(async () => {
    await opened().clear();
    folder = await mkdtemp(join(tmpdir(), 'help-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const put = (file: string, page: object): Promise<void> =>
    writeFile(join(folder, file), JSON.stringify(page));
  const ingest = () => ingestPath(opened().database, zendesk, { path: folder, readers: ['everyone'] });
  const stored = () =>
    opened().database.query(sql`
      select a.external_id as id, a.title, a.url, a.topic, a.language, a.updated_at as "updatedAt", a.body, r.readers
      from articles a join access_rules r on r.id = a.access_id order by a.external_id`);

  const BADGES = {
    id: 11,
    locale: 'de',
    title: 'Ausweise',
    body: '<h2>Wo?</h2><p>Am Empfang, siehe <a href="https://x.example/hc/de/articles/12-Schr%C3%A4nke">hier</a>.</p><p style="display:none">hidden</p>',
    html_url: 'https://x.example/hc/de/articles/11-Ausweise',
    updated_at: '2026-03-01T08:00:00Z',
    draft: false,
    label_names: ['office'],
    section_id: 5,
    user_segment_id: null,
  };

  test('becomes articles with address, language, date and section, read as HTML', async () => {
    await put('page-1.json', { articles: [BADGES], sections: [{ id: 5, name: 'Gebäude' }], next_page: 'x' });
    expect(await ingest()).toMatchObject({ added: 1, unreadable: [] });
    expect(await stored()).toEqual([
      {
        id: 'de/11',
        title: 'Ausweise',
        url: 'https://x.example/hc/de/articles/11-Ausweise',
        topic: 'Gebäude',
        language: 'de',
        updatedAt: new Date('2026-03-01T08:00:00Z'),
        body: expect.stringMatching(/^## Wo\?\n\nAm Empfang/),
        readers: ['everyone'],
      },
    ]);
    expect(JSON.stringify(await stored())).not.toContain('hidden');
  });

  test('leaves out drafts and says so, and an article that became one is gone', async () => {
    await put('page-1.json', { articles: [BADGES, { ...BADGES, id: 12, title: 'Locker', draft: true }] });
    expect(await ingest()).toMatchObject({ added: 1, skipped: { draft: 1 } });
    await put('page-1.json', {
      articles: [
        { ...BADGES, draft: true },
        { ...BADGES, id: 13 },
      ],
    });
    expect(await ingest()).toMatchObject({ added: 1, removed: 1, skipped: { draft: 1 } });
  });

  test('has one article in two languages, and one that is on two pages once', async () => {
    await put('page-1.json', { articles: [BADGES] });
    await put('page-2.json', { articles: [BADGES, { ...BADGES, locale: 'en-us', title: 'Badges' }] });
    expect(await ingest()).toMatchObject({ added: 2, unchanged: 0 });
    expect((await stored()).map((each) => each.id)).toEqual(['de/11', 'en-us/11']);
  });

  test('is stored whatever characters it holds', async () => {
    const odd = {
      title: 'Aus\u0000weise \ud800',
      body: '<p>Blau &#1;\udc00.</p>',
      label_names: ['a\u0000'],
    };
    await put('page-1.json', { articles: [{ ...BADGES, ...odd, section_id: null }] });
    expect(await ingest()).toMatchObject({ added: 1, unreadable: [] });
    expect(await stored()).toMatchObject([{ title: 'Ausweise \ufffd', topic: 'a' }]);
  });

  test('keeps for admins what only some of its users may read', async () => {
    await put('page-1.json', { articles: [BADGES, { ...BADGES, id: 12, user_segment_id: 7 }] });
    await ingest();
    expect((await stored()).map((each) => each.readers)).toEqual([['everyone'], ['admins']]);
  });

  test('keeps an article whose entry broke, and takes out one that is no more', async () => {
    await put('page-1.json', { articles: [BADGES, { ...BADGES, id: 12 }, { ...BADGES, id: 13 }] });
    await ingest();
    await put('page-1.json', {
      articles: [
        { ...BADGES, title: 7 },
        { ...BADGES, id: 13 },
      ],
    });
    const report = await ingest();
    expect(report).toMatchObject({ unchanged: 1, removed: 1 });
    expect(report.unreadable).toEqual([
      { file: 'page-1.json', reason: expect.stringMatching(/^article 11: title is not as expected/) },
    ]);
    expect((await stored()).map((each) => each.id)).toEqual(['de/11', 'de/13']);
  });
});
