import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, openApp } from '../../src/app.ts';
import { loadExampleCompany, loadExamplePeople } from '../../src/cli/load-example.ts';
import type { Config } from '../../src/config.ts';
import { ingestSource } from '../../src/sources/ingest-source.ts';
import { readMarkdownFolder } from '../../src/sources/markdown.ts';

/**
 * Works with an app on a new embedded database that is gone afterwards: the example company, or its people alone with
 * a folder of Markdown that everyone may read.
 */
export async function withEverydayApp<Result>(
  { config, articles }: { config: Config; articles: string | null },
  work: (app: App) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-everyday-'));
  const { DATABASE_URL: _url, DATABASE_MIGRATION_URL: _migration, ...others } = config;
  try {
    const app = await openApp(
      { ...others, SWITCHBOARD_DATA_DIR: folder },
      { command: 'switchboard bench everyday' },
    );
    try {
      await load(app, articles);
      return await work(app);
    } finally {
      await app.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function load(app: App, articles: string | null): Promise<void> {
  if (articles === null) return loadExampleCompany(app, () => undefined);
  await loadExamplePeople(app);
  await ingestSource(app, await readMarkdownFolder(articles), { readers: ['everyone'] });
}
