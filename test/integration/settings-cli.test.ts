import { beforeEach, expect, test } from 'vitest';
import type { App } from '../../src/app.ts';
import { EXIT } from '../../src/cli/command.ts';
import { verifyAudit } from '../../src/store/audit-log.ts';
import { recordWorkspace } from '../../src/store/record-workspace.ts';
import { readSetting } from '../../src/store/settings.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { TEAM } from '../fixtures/app-turns.ts';
import { runCommand } from '../fixtures/run-command.ts';

describeOnEachDatabase('settings from the command line', (opened) => {
  beforeEach(() => opened().clear());
  const run = (...argv: string[]) =>
    runCommand({ database: opened().database } as unknown as App, 'settings', ...argv);

  test('shares and budgets are shown and changed, audited, by key', async () => {
    expect(await run('show', 'shares')).toMatchObject({ code: EXIT.notFound });
    await recordWorkspace(opened().database, { teamId: TEAM });
    expect(JSON.parse((await run('show', 'shares')).out)).toMatchObject({ perMinute: 12 });
    expect(await run('set', 'shares', 'perMinute=20', 'atOnce=3')).toMatchObject({ code: 0 });
    expect(await run('set', 'budgets', 'dailyCostUsd=none')).toMatchObject({ code: 0 });
    expect((await readSetting(opened().database, TEAM, 'shares')).value).toMatchObject({
      perMinute: 20,
      atOnce: 3,
      outsidersAtOnce: 1,
    });
    expect((await readSetting(opened().database, TEAM, 'budgets')).value.dailyCostUsd).toBeNull();
    expect(await verifyAudit(opened().database)).toEqual({ entries: 2, brokenAt: null });
  });

  test.each([
    ['a key that is none', ['shares', 'perHour=3'], 'perMinute'],
    ['a word', ['shares', 'perMinute=many'], 'perMinute'],
    ['nothing allowed', ['shares', 'perMinute=0'], 'perMinute'],
    ['none where there must be one', ['shares', 'atOnce=none'], 'atOnce'],
    ['a family with a form of its own', ['topic', 'role=x'], 'App Home'],
  ])('%s changes nothing and is said', async (_what, argv, said) => {
    await recordWorkspace(opened().database, { teamId: TEAM });
    const { code, err } = await run('set', ...argv);
    expect(code).toBe(EXIT.badInput);
    expect(err).toContain(said);
    expect((await readSetting(opened().database, TEAM, 'shares')).version).toBe(0);
  });
});
