import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Audience, Reader } from '../../src/core/audience.ts';
import { asId, type ChannelId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { accessRule, parseReaders } from '../../src/store/access-rule.ts';
import { asAudience } from '../../src/store/as-audience.ts';
import type { Database, OpenDatabase } from '../../src/store/database.ts';
import { saveChannel, saveGroup, saveMembers, savePerson, saveRoles } from '../../src/store/directory.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { tableNames } from '../fixtures/clear-tables.ts';
import { READER_COLUMNS, readerColumns } from '../fixtures/reader-grants.ts';
import { insertSample } from '../fixtures/sample-row.ts';

const TEAM = asId<TeamId>('T1');
const person = (id: string) => asId<PersonId>(id);
const channel = (id: string) => asId<ChannelId>(id);

/** Every list of readers that the tests put on rows, one row of each content table apiece. */
const RULES = [
  'anyone',
  'everyone',
  'admins',
  'group:sales',
  'group:legal',
  'person:U_ANA',
  'channel:C_DEALS',
  'group:sales,channel:C_DEALS',
] as const;

describeOnEachDatabase('what an audience may see', (opened) => {
  let database: OpenDatabase;
  let contentTables: string[];

  beforeAll(async () => {
    ({ database } = opened());
    await fillDirectory(database);
    contentTables = await tablesWithAccess(opened().owner);
    const ids = new Map<string, number>();
    for (const rule of RULES) ids.set(rule, await accessRule(database, parseReaders(rule)));
    for (const table of contentTables)
      for (const [rule, id] of ids) await insertSample(database, table, { rule, accessId: id });
  });

  const allows = async (audience: Partial<Audience>, table = 'articles', team = TEAM): Promise<string[]> => {
    const rows = await asAudience(
      database,
      { teamId: team, everyone: false, people: [], ...audience },
      (tx) => tx.query<{ access_id: number }>(sql`select access_id from ${sql.identifier(table)}`),
    );
    const keys = await database.query<{ id: number; key: string }>(sql`select id, key from access_rules`);
    return rows.map((row) => keys.find((one) => one.id === row.access_id)?.key ?? '?').sort();
  };
  const people = (...ids: string[]) => ({ people: ids.map(person) });

  test('what an audience may see is worked out again for the next one, also within one transaction', async () => {
    const audience = (...ids: string[]) => JSON.stringify({ team: TEAM, everyone: false, people: ids });
    const visible = async (tx: Database, spec: string): Promise<number> => {
      await tx.query(sql`select set_config('switchboard.audience', ${spec}, true)`);
      const [row] = await tx.query<{ count: number }>(sql`select count(*)::int as count from articles`);
      return row!.count;
    };
    const none: Audience = { teamId: TEAM, everyone: false, people: [] };
    const counts = await asAudience(database, none, async (tx) => [
      await visible(tx, audience('U_ANA')),
      await visible(tx, audience('U_ANA', 'U_STRANGER')),
      await visible(tx, ''),
      await visible(tx, audience('U_ANA')),
    ]);
    expect(counts[0]).toBeGreaterThan(counts[1]!);
    expect(counts).toEqual([counts[0], 1, 0, counts[0]]);
  });

  test('there is row-level security on every table that says who may read a row', async () => {
    expect(contentTables).toEqual(
      expect.arrayContaining([
        'articles',
        'passages',
        'posting_blocks',
        'passage_vectors',
        'accounts',
        'prices',
      ]),
    );
    const rows = await opened().owner.query<{ name: string; on: boolean }>(sql`
      select relname as name, relrowsecurity as on from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`);
    const secured = rows.filter((row) => row.on).map((row) => row.name);
    expect(secured).toEqual(expect.arrayContaining(contentTables));
  });

  test('every such table shows an audience the same rows', async () => {
    for (const table of contentTables) {
      expect(await allows(people('U_ANA'), table), table).toEqual([
        'anyone',
        'channel:C_DEALS',
        'channel:C_DEALS,group:sales',
        'everyone',
        'group:sales',
        'person:U_ANA',
      ]);
      expect(await allows({ everyone: true }, table), table).toEqual(['anyone', 'everyone']);
      expect(await allows({}, table), table).toEqual([]);
    }
  });

  describe('in detail', () => {
    test('an audience of nobody sees nothing, not even what anyone may read', async () => {
      expect(await allows({})).toEqual([]);
    });

    test('without an audience nothing is seen', async () => {
      const rows = await database.transaction(async (tx) => {
        await tx.query(sql`select set_config('role', 'switchboard_reader', true)`);
        return tx.query(sql`select 1 from articles`);
      });
      expect(rows).toEqual([]);
    });

    test('somebody unknown sees only what anyone may read', async () => {
      expect(await allows(people('U_NOBODY'))).toEqual(['anyone']);
    });

    test('a guest or an external person does not count as everyone, but keeps their groups and channels', async () => {
      expect(await allows(people('U_GUEST'))).toEqual([
        'anyone',
        'channel:C_DEALS',
        'channel:C_DEALS,group:sales',
      ]);
      expect(await allows(people('U_EXTERNAL'))).toEqual(['anyone']);
    });

    test('a person whose account was deleted sees only what anyone may read', async () => {
      expect(await allows(people('U_GONE'))).toEqual(['anyone']);
    });

    test('admins see what is for admins, and a guest with that role does not', async () => {
      expect(await allows(people('U_ADMIN'))).toEqual(['admins', 'anyone', 'everyone']);
      expect(await allows(people('U_GUEST_ADMIN'))).toEqual(['anyone']);
    });

    test('a private channel sees what all of its members may', async () => {
      expect(await allows(people('U_ANA', 'U_BEN'))).toEqual([
        'anyone',
        'channel:C_DEALS,group:sales',
        'everyone',
        'group:sales',
      ]);
      expect(await allows(people('U_ANA', 'U_ADMIN'))).toEqual(['anyone', 'everyone']);
    });

    test('different readers of one rule may be covered by different parts of it', async () => {
      expect(await allows(people('U_BEN', 'U_GUEST'))).toEqual(['anyone', 'channel:C_DEALS,group:sales']);
    });

    test('a public channel with a guest in it sees what everyone and the guest may', async () => {
      expect(await allows({ everyone: true, ...people('U_GUEST') })).toEqual(['anyone']);
      expect(await allows({ everyone: true, ...people('U_ANA') })).toEqual(['anyone', 'everyone']);
    });

    test('nobody is let in by the people of another workspace', async () => {
      expect(await allows(people('U_ANA'), 'articles', asId<TeamId>('T2'))).toEqual(['anyone']);
    });

    test('anyone who leaves a group or a channel stops seeing its rows at once', async () => {
      await saveGroup(database, {
        teamId: TEAM,
        id: 'S1',
        handle: 'sales',
        name: '',
        members: [person('U_BEN')],
      });
      await saveMembers(database, {
        teamId: TEAM,
        channelId: channel('C_DEALS'),
        members: [person('U_GUEST')],
      });
      expect(await allows(people('U_ANA'))).toEqual(['anyone', 'everyone', 'person:U_ANA']);
      await fillDirectory(database);
      expect(await allows(people('U_ANA'))).toHaveLength(6);
    });
  });

  describe('the restricted role', () => {
    const everyone: Audience = { teamId: TEAM, everyone: true, people: [] };
    const asReader = (statement: SQL) => asAudience(database, everyone, (tx) => tx.query(statement));
    let readable: string[];

    beforeEach(async () => {
      readable = [...contentTables, 'lexeme_stats', 'corpus_stats'];
    });

    test('reads content and its statistics and no other table', async () => {
      for (const table of await tableNames(opened().owner)) {
        const columns = readerColumns(table).map((column) => sql.identifier(column));
        const named = columns.length === 0 ? sql`*` : sql.join(columns, sql`, `);
        const read = asReader(sql`select ${named} from ${sql.identifier(table)} limit 1`);
        if (columns.length > 0) await expect(read, table).resolves.toBeDefined();
        else await expect(read, table).rejects.toMatchObject({ code: 'database_failed' });
      }
      expect(Object.keys(READER_COLUMNS)).toEqual(expect.arrayContaining(readable));
    });

    test('writes nothing', async () => {
      for (const table of readable) {
        const name = sql.identifier(table);
        await expect(asReader(sql`delete from ${name}`), table).rejects.toThrow(/permission denied/);
        await expect(asReader(sql`truncate ${name}`), table).rejects.toThrow(/permission denied/);
        await expect(asReader(sql`insert into ${name} default values`), table).rejects.toThrow(
          /permission denied/,
        );
      }
      await expect(asReader(sql`update articles set access_id = 1`)).rejects.toThrow(/permission denied/);
      await expect(asReader(sql`create table mine (id int)`)).rejects.toThrow(/permission denied/);
    });

    test('cannot ask what others are covered by', async () => {
      const asked = asReader(sql`select switchboard_covers('T1', 'U_ADMIN', array['admins'])`);
      await expect(asked).rejects.toThrow(/permission denied/);
    });

    test('ends with the reads, also when they fail', async () => {
      await expect(asReader(sql`select * from turns`)).rejects.toThrow();
      await asReader(sql`select 1`);
      const rows = await Promise.all(
        Array.from({ length: 12 }, () =>
          database.query<{ role: string; spec: string | null }>(
            sql`select current_user::text as role, current_setting('switchboard.audience', true) as spec`,
          ),
        ),
      );
      for (const [row] of rows) {
        expect(row?.role).not.toBe('switchboard_reader');
        expect(row?.spec || null).toBeNull();
      }
    });

    test('an audience does not leak into reads that run at the same time', async () => {
      const found = await Promise.all(
        Array.from({ length: 20 }, (_, n) => allows(n % 2 === 0 ? { everyone: true } : people('U_ADMIN'))),
      );
      for (const [n, rules] of found.entries())
        expect(rules).toEqual(n % 2 === 0 ? ['anyone', 'everyone'] : ['admins', 'anyone', 'everyone']);
    });
  });

  describe('lists of readers', () => {
    test('the same readers in any order, and twice, are one rule', async () => {
      const one = await accessRule(database, ['group:a', 'group:b'] as Reader[]);
      expect(await accessRule(database, ['group:b', 'group:a', 'group:b'] as Reader[])).toBe(one);
    });

    test('the same rule asked for many times at once is one rule', async () => {
      const ids = await Promise.all(Array.from({ length: 10 }, () => accessRule(database, ['group:new'])));
      expect(new Set(ids).size).toBe(1);
    });

    test.each(['', 'all', 'group:', 'group', 'everyone;admins', 'person: U1'])(
      '%j is refused by name',
      (text) => {
        expect(() => parseReaders(text)).toThrow(/Readers must be/);
      },
    );
  });
});

async function fillDirectory(database: Database): Promise<void> {
  const base = { teamId: TEAM, realName: '', locale: 'en-US', timeZone: 'UTC' };
  const save = (id: string, more: Partial<Parameters<typeof savePerson>[1]> = {}) =>
    savePerson(database, { ...base, id: person(id), handle: id, kind: 'member', ...more });
  await save('U_ANA');
  await save('U_BEN');
  await save('U_ADMIN');
  await save('U_GUEST', { kind: 'guest' });
  await save('U_GUEST_ADMIN', { kind: 'guest' });
  await save('U_EXTERNAL', { kind: 'external' });
  await save('U_GONE', { deleted: true });
  for (const id of ['U_ADMIN', 'U_GUEST_ADMIN', 'U_GONE'])
    await saveRoles(database, { teamId: TEAM, personId: person(id), source: 'manual', roles: ['admin'] });
  const sales = [person('U_ANA'), person('U_BEN'), person('U_GONE')];
  await saveGroup(database, { teamId: TEAM, id: 'S1', handle: 'sales', name: 'Sales', members: sales });
  await saveGroup(database, { teamId: TEAM, id: 'S2', handle: 'legal', name: 'Legal', members: [] });
  await saveChannel(database, { teamId: TEAM, id: channel('C_DEALS'), name: 'deals', kind: 'private' });
  const members = [person('U_ANA'), person('U_GUEST')];
  await saveMembers(database, { teamId: TEAM, channelId: channel('C_DEALS'), members });
}

async function tablesWithAccess(owner: Database): Promise<string[]> {
  const rows = await owner.query<{ name: string }>(sql`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'access_id' and table_name <> 'sources' order by 1`);
  return rows.map((row) => row.name);
}
