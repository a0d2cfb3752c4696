import { describe, expect, it } from 'vitest';
import type { Exception } from '../../scripts/check-statements/exceptions.ts';
import { findQuerySites } from '../../scripts/check-statements/find-query-sites.ts';
import { judgeSites } from '../../scripts/check-statements/judge-sites.ts';
import type { RecordedStatement } from '../../scripts/check-statements/recorded-statements.ts';

const PATH = 'src/turn/find-turn.ts';
const SITES = findQuerySites(
  PATH,
  `export async function findTurn(database: Database) {
  const [turn] = await database.query<{ id: TurnId }>(sql\`select id from turns\`);
  await database.query(sql\`lock table turns\`);
}
`,
);

/** What a test is recorded to have run in that file. */
function ran(line: number, sql: string, driver: RecordedStatement['driver'] = 'embedded'): RecordedStatement {
  const column = SITES.find((site) => site.line === line)?.column ?? 0;
  return { driver, path: PATH, line, column, sql };
}

function except(more: Pick<Exception, 'saying' | 'kind'>): Exception {
  return { path: PATH, why: 'there is a reason', ...more };
}

const ALL = [ran(2, 'select id from turns'), ran(3, 'lock table turns')];

describe('statements in the sources', () => {
  it('are every call of query with a statement alone', () => {
    const text = `
      tx.query(statement);
      live.query(grant, statement);
      const query = (text: string) => text;
      query('a');
      (await connection()).query<Row>(sql\`select 1\`);`;
    expect(findQuerySites('src/a.ts', text)).toEqual([
      { path: 'src/a.ts', line: 2, column: 10, statement: 'statement' },
      { path: 'src/a.ts', line: 6, column: 28, statement: 'sql`select 1`' },
    ]);
  });
});

describe('a statement that no test reaches', () => {
  it('is named with its place', () => {
    const { problems } = judgeSites(SITES, [ran(2, 'select id from turns')], []);
    expect(problems).toEqual([expect.stringMatching(/^src\/turn\/find-turn\.ts:3: no integration test/)]);
    expect(judgeSites(SITES, ALL, []).problems).toEqual([]);
  });

  it('is excused where only a server can run it, and there was none', () => {
    const serverOnly = [except({ saying: 'lock table', kind: 'on a server only' })];
    const reached = ran(2, 'select id from turns');
    expect(judgeSites(SITES, [reached], serverOnly).problems).toEqual([]);
    const onServer = ran(2, 'select id from turns', 'server');
    expect(judgeSites(SITES, [reached, onServer], serverOnly).problems).toHaveLength(1);
  });

  it('is not reached by a test that runs another place of the same line', () => {
    const beside = { ...ran(2, 'select id from turns'), column: 1 };
    expect(judgeSites(SITES, [beside, ran(3, 'lock table turns')], []).problems).toHaveLength(1);
  });
});

describe('what is to be prepared', () => {
  it('is each statement once on each database that ran it', () => {
    const recorded = [...ALL, ran(2, 'select id from turns', 'server'), ran(2, 'select id from turns')];
    expect(judgeSites(SITES, recorded, []).toPrepare).toEqual([
      { driver: 'embedded', sql: 'select id from turns', places: [`${PATH}:2`] },
      { driver: 'server', sql: 'select id from turns', places: [`${PATH}:2`] },
    ]);
  });

  it('is nothing that was asked of another database, or that is excepted', () => {
    const external = [ran(2, 'select id from orders', 'external'), ran(3, 'lock table turns')];
    expect(judgeSites(SITES, external, [])).toEqual({ problems: [], toPrepare: [] });
    const excepted = judgeSites(SITES, ALL, [except({ saying: 'select id', kind: 'not prepared' })]);
    expect(excepted).toEqual({ problems: [], toPrepare: [] });
  });
});

it('an exception that means no statement any more is named', () => {
  const { problems } = judgeSites(SITES, ALL, [except({ saying: 'from handoffs', kind: 'not prepared' })]);
  expect(problems).toEqual([expect.stringContaining('"there is a reason" means no statement')]);
});
