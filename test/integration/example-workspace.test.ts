import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openApp } from '../../src/app.ts';
import { loadExampleCompany, removeExampleCompany } from '../../src/cli/load-example.ts';
import { readConfig } from '../../src/config.ts';
import { asId, type TeamId } from '../../src/core/ids.ts';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import { allLocations, readExampleState } from '../../src/sources/example-state.ts';
import { readMarkdownFolder } from '../../src/sources/markdown.ts';
import { readRecorded, readWorkspace, recordWorkspace } from '../../src/store/record-workspace.ts';
import { fillWithExample } from '../fixtures/example-folder.ts';
import { teamsOfRows } from '../fixtures/teams-of-rows.ts';

test('the example company is a workspace where there is none, and gives way to a real one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-example-'));
  await fillWithExample(folder);
  const config = readConfig({ SWITCHBOARD_DATA_DIR: folder, LOG_LEVEL: 'silent' }, folder);
  const app = await openApp(config, { command: 'test' });
  try {
    const example = asId<TeamId>('T0FERROWICK');
    expect(await readWorkspace(app.database)).toBe(example);
    // What says how far the load has come was written before the company's workspace was known.
    expect(await teamsOfRows(app.database)).toEqual([example]);
    const real = asId<TeamId>('T1');
    await recordWorkspace(app.database, { teamId: real });
    await loadExampleCompany(app, () => undefined);
    expect(await readWorkspace(app.database)).toBe(real);
    await removeExampleCompany(app, { connected: false });
    expect(await teamsOfRows(app.database)).toEqual([real]);
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 180_000);

test.each([
  ['where a bot is at work in it', true],
  ['before a bot starts again', false],
])(
  'its workspace can be gone on in without the company, %s',
  async (_, connected) => {
    const folder = await mkdtemp(join(tmpdir(), 'switchboard-example-'));
    await fillWithExample(folder);
    const config = readConfig({ SWITCHBOARD_DATA_DIR: folder, LOG_LEVEL: 'silent' }, folder);
    const app = await openApp(config, { command: 'test' });
    const workspace = {
      teamId: asId<TeamId>('T0FERROWICK'),
      name: 'Ferrowick',
      botUserId: 'U0BOT',
      botId: 'B0BOT',
    };
    const source = await readMarkdownFolder(join(import.meta.dirname, '../../example/articles'));
    const ingest = () =>
      ingestArticles(app.database, { ...source, source, readers: ['everyone'], embedder: app.embedder });
    try {
      await recordWorkspace(app.database, workspace);
      await removeExampleCompany(app, { connected });
      if (connected) expect(await readRecorded(app.database, workspace.teamId)).toMatchObject(workspace);
      await ingest();
      await recordWorkspace(app.database, workspace);
      expect(await teamsOfRows(app.database)).toEqual([workspace.teamId]);
      expect(await readExampleState(app.database)).toBe('removed');
      expect(await allLocations(app.database)).toHaveLength(1);
    } finally {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
  180_000,
);
