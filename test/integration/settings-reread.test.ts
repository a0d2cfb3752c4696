import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { readMarkdownFolder } from '../../src/sources/markdown.ts';
import { rereadSource } from '../../src/sources/reread-source.ts';
import { EXAMPLE_SOURCE, SOURCE_KINDS } from '../../src/sources/source-kinds.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

describeOnEachDatabase('a source that is read again', (opened) => {
  let folder: string;
  let sourceId: number;
  const never = new AbortController().signal;

  const app = async () => {
    const { database } = opened();
    return { database, embedder: createLocalEmbedder(database), sources: [...SOURCE_KINDS, EXAMPLE_SOURCE] };
  };
  const bodies = async () =>
    (
      await opened().database.query<{ body: string }>(sql`select body from articles order by external_id`)
    ).map((row) => row.body.trim());

  beforeEach(async () => {
    await opened().clear();
    folder = await mkdtemp(join(tmpdir(), 'switchboard-reread-'));
    await writeFile(join(folder, 'a.md'), '# A\n\nFirst.\n');
    await writeFile(join(folder, 'b.md'), '# B\n\nSecond.\n');
    const source = await readMarkdownFolder(folder);
    const { articles, total } = source;
    const report = await ingestArticles(opened().database, {
      source,
      readers: ['group:sales'],
      articles,
      total,
      embedder: (await app()).embedder,
    });
    sourceId = report.sourceId;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('takes up what changed, for the same readers', async () => {
    await writeFile(join(folder, 'a.md'), '# A\n\nChanged.\n');
    await rm(join(folder, 'b.md'));
    await rereadSource(await app(), sourceId, never);
    expect((await bodies()).join()).toContain('Changed.');
    expect((await bodies()).join()).not.toContain('Second.');
    const [source] = await opened().database.query(sql`
      select report ->> 'changed' as changed, report ->> 'removed' as removed, r.readers
      from sources s join access_rules r on r.id = s.access_id where s.id = ${sourceId}`);
    expect(source).toEqual({ changed: '1', removed: '1', readers: ['group:sales'] });
  });

  it('stays as it was when it cannot be found any more', async () => {
    const before = await bodies();
    await rename(folder, `${folder}-moved`);
    await expect(rereadSource(await app(), sourceId, never)).rejects.toMatchObject({ code: 'not_found' });
    expect(await bodies()).toEqual(before);
    await rm(`${folder}-moved`, { recursive: true });
    await expect(rereadSource(await app(), sourceId + 1, never)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is tried again later when it was cut off', async () => {
    await writeFile(join(folder, 'a.md'), '# A\n\nChanged.\n');
    await expect(rereadSource(await app(), sourceId, AbortSignal.abort())).rejects.toMatchObject({
      retryable: true,
    });
    await rereadSource(await app(), sourceId, never);
    expect((await bodies()).join()).toContain('Changed.');
  });

  it('is refused when it is of a kind that only its own system can read', async () => {
    await opened().database.query(sql`update sources set kind = 'warehouse' where id = ${sourceId}`);
    await expect(rereadSource(await app(), sourceId, never)).rejects.toMatchObject({ code: 'input_invalid' });
  });
});
