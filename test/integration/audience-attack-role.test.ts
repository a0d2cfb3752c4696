import { type SQL, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { Audience } from '../../src/core/audience.ts';
import { asAudience } from '../../src/store/as-audience.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { loadWorld } from '../fixtures/audience/load.ts';
import { generateWorld, TEAM } from '../fixtures/audience/world.ts';
import { READER_COLUMNS, readerColumns, selectableColumns } from '../fixtures/reader-grants.ts';

/*
 * What a statement could do that somebody smuggled into a read. Out of the fence, as SECURITY.md and docs/limits.md say: it
 * could set another audience, or on the embedded database become its owner again.
 */
describeOnEachDatabase('the restricted role', (opened) => {
  const world = generateWorld(5);
  const everybody: Audience = { teamId: TEAM, everyone: true, people: [] };

  beforeAll(async () => {
    await loadWorld(opened().database, world, { vault: true });
  });
  const as = <Row extends object>(audience: Audience, statement: SQL): Promise<Row[]> =>
    asAudience(opened().database, audience, (tx) => tx.query<Row>(statement));

  test('may select what is listed and nothing that came later', async () => {
    const listed = Object.keys(READER_COLUMNS).map((table) => [table, readerColumns(table)]);
    expect(await selectableColumns(opened().owner, 'switchboard_reader')).toEqual(Object.fromEntries(listed));
  });

  test('may do nothing but select, own nothing, and call no function of ours that tells of hidden rows', async () => {
    const { owner } = opened();
    const rights = await owner.query(sql`
      select c.relname, r.privilege from pg_class c,
        unnest(array['insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as r(privilege)
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and has_table_privilege('switchboard_reader', c.oid, r.privilege)
      union all select s.sequencename, 'sequence' from pg_sequences s where s.schemaname = 'public'
        and has_sequence_privilege('switchboard_reader', format('public.%I', s.sequencename), 'usage, select')
      union all select relname, 'owner' from pg_class where relowner = 'switchboard_reader'::regrole
      union all select nspname, 'create' from pg_namespace where has_schema_privilege('switchboard_reader', oid, 'create')
        and nspname not like 'pg_temp%'`);
    expect(rights).toEqual([]);
    const functions = await owner.query<{ name: string }>(sql`
      select p.proname as name from pg_proc p
      where p.pronamespace = 'public'::regnamespace and has_function_privilege('switchboard_reader', p.oid, 'execute')
        and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`);
    // The third names the workspace that the reader reads for; the second, the generation of the index that is searched, and nothing of what is in it.
    expect(functions.map(({ name }) => name)).toEqual([
      'switchboard_allowed_access',
      'switchboard_live_generation',
      'switchboard_seen_team',
    ]);
    const [role] = await owner.query(sql`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
        (select count(*)::int from pg_auth_members where member = r.oid) as memberships
      from pg_roles r where rolname = 'switchboard_reader'`);
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolcanlogin: false,
      memberships: 0,
    });
  });

  /** What a statement that somebody smuggled in could try, each of which must end in a refusal. */
  const REFUSED: [string, SQL][] = [
    ['a column that names hidden articles', sql`select superseded_by from articles`],
    ['the whole row', sql`select a from articles a`],
    ['the row as JSON', sql`select to_jsonb(a) from articles a`],
    ['a hidden column in a condition', sql`select 1 from articles where links <> '{}'`],
    ['a hidden column in an order', sql`select id from cases order by contact_id`],
    ['where rows came from', sql`select * from sources`],
    ['who may read what', sql`select * from access_rules`],
    ['questions of others', sql`select question from turns`],
    ['what was said', sql`select text from messages`],
    ['receipts', sql`select body from receipts`],
    ['replies', sql`select reply from outbox`],
    ['people', sql`select * from people`],
    ['settings', sql`select * from settings`],
    ['words that the embedder learned', sql`select lexeme from term_vectors`],
    ['the audit log', sql`select * from audit_log`],
    ['a copy into a file', sql`copy articles to '/tmp/articles'`],
    ['a copy of what a program says', sql`copy articles (title) to program 'cat'`],
    ['a file of the server', sql`select pg_read_file('postgresql.conf')`],
    ['a lock that stops writers', sql`lock table articles in exclusive mode`],
    ['statistics of the planner', sql`select * from pg_statistic`],
    ['a sequence', sql`select last_value from passages_id_seq`],
    ['the value that a sequence gave last', sql`select currval('passages_id_seq')`],
    ['a policy of its own', sql`create policy mine on articles for select using (true)`],
    ['no policies', sql`alter table articles disable row level security`],
    ['rights', sql`grant select on turns to switchboard_reader`],
    ['a view over all', sql`create view public.mine as select * from articles`],
  ];
  test.each(REFUSED)('are refused %s', async (_, statement) => {
    await expect(as(everybody, statement)).rejects.toMatchObject({ code: 'database_failed' });
  });

  test('see no hidden value by a function of their own that tells what it is called with', async () => {
    const hidden = [...world.items.values()].filter(({ vault }) => vault).flatMap(({ secrets }) => secrets);
    const told = await asAudience(opened().database, everybody, async (tx) => {
      await tx.query(sql`create temp table told (value text)`);
      await tx.query(sql`
        create function pg_temp.leak(value text) returns boolean language plpgsql cost 0.0000001 as
          $$ begin insert into told values (value); return true; end $$`);
      await tx.query(sql`select 1 from articles where pg_temp.leak(title) and pg_temp.leak(body)`);
      await tx.query(sql`select 1 from article_relations where pg_temp.leak(other_id)`);
      await tx.query(sql`select 1 from contacts where pg_temp.leak(account_id) and pg_temp.leak(name)`);
      await tx.query(sql`select 1 from prices where pg_temp.leak(sku)`);
      return tx.query<{ value: string }>(sql`select value from told`);
    });
    expect(told.length).toBeGreaterThan(20);
    const text = told.map(({ value }) => value.toLowerCase()).join(' ');
    expect(hidden.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test('see no hidden value in an error about a value that is none', async () => {
    const words = [...world.items.values()].filter(({ vault }) => vault).flatMap(({ secrets }) => secrets);
    const casts = [
      sql`select title::int from articles order by id`,
      sql`select 1 from articles where body::int = 1`,
      sql`select name::date from contacts`,
      sql`select 1 from cases where number::uuid is null`,
      sql`select ('[' || text)::jsonb from passages order by id`,
    ];
    for (const statement of casts) {
      const error = (await as(everybody, statement).catch((one: unknown) => one)) as Error;
      const said =
        `${error.message} ${String(error.cause)} ${JSON.stringify(error.cause ?? {})}`.toLowerCase();
      expect(words.filter((word) => said.includes(word))).toEqual([]);
    }
  });

  test('see of other sessions neither what they ask nor with which values', async () => {
    const rows = await as<{ query: string }>(
      everybody,
      sql`select query from pg_stat_activity where pid <> pg_backend_pid() and usename is not null and query <> ''`,
    );
    for (const { query } of rows) expect(query).toBe('<insufficient privilege>');
  });
});
