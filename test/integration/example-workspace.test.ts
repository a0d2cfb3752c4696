import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openApp } from '../../src/app.ts';
import { loadExampleCompany, removeExampleCompany } from '../../src/cli/load-example.ts';
import { readConfig } from '../../src/config.ts';
import { asId, type TeamId } from '../../src/core/ids.ts';
import { readWorkspace, recordWorkspace } from '../../src/store/record-workspace.ts';
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
    await removeExampleCompany(app);
    expect(await teamsOfRows(app.database)).toEqual([real]);
  } finally {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  }
}, 180_000);
