import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, inject, it } from 'vitest';
import { findQuerySites } from '../../scripts/check-statements/find-query-sites.ts';
import type { PreparedOn } from '../../scripts/check-statements/judge-sites.ts';
import { prepareStatements } from '../../scripts/check-statements/prepare-statements.ts';
import { readRecordedStatements } from '../../scripts/check-statements/recorded-statements.ts';
import { countWaiting } from '../../src/store/count-waiting.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const PATH = 'src/store/count-waiting.ts';

describeOnEachDatabase('the check of statements', (app) => {
  it('is told of a statement with the place that asked for it', async () => {
    await countWaiting(app().database);
    const [site] = findQuerySites(PATH, readFileSync(new URL(`../../${PATH}`, import.meta.url), 'utf8'));
    const recorded = readRecordedStatements(inject('statementsFolder'));
    const { statement: _, ...place } = site!;
    expect(recorded).toContainEqual({
      ...place,
      driver: app().database.kind,
      sql: expect.stringContaining('from events where finished_at is null'),
    });
  });

  it('names the place of a statement that a renamed column breaks, and no other', async () => {
    const { owner: database } = app();
    const driver = database.kind;
    const statements: PreparedOn[] = [
      { driver, sql: 'select question from turns where id = $1', places: ['src/turn/a.ts:12'] },
      {
        driver,
        sql: 'select id from turns where team_id = $1',
        places: ['src/turn/a.ts:20', 'src/turn/b.ts:3'],
      },
    ];
    expect(await prepareStatements(database, statements)).toEqual([]);
    await database.query(sql`alter table turns rename column team_id to workspace_id`);
    try {
      expect(await prepareStatements(database, statements)).toEqual([
        expect.stringMatching(/^src\/turn\/a\.ts:20, src\/turn\/b\.ts:3: .*column "team_id" does not exist/),
      ]);
    } finally {
      await database.query(sql`alter table turns rename column workspace_id to team_id`);
    }
  });
});
