import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { asId, type TeamId } from '../../src/core/ids.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { createSearchTool } from '../../src/knowledge/search-tool.ts';
import { createScriptedModel } from '../../src/models/scripted.ts';
import { appendAudit, verifyAudit } from '../../src/store/audit-log.ts';
import type { Database, OpenDatabase } from '../../src/store/database.ts';
import { appliedMigrations, migrate, readJournal } from '../../src/store/migrate.ts';
import { recordWorkspace } from '../../src/store/record-workspace.ts';
import { SQUASHED_INTO, SQUASHED_MIGRATIONS } from '../../src/store/squashed-migrations.ts';
import { type AppDatabase, describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, BEN, GUEST, newQuestion, openTestTurns, SALES, SENTENCE, TEAM } from '../fixtures/app-turns.ts';
import { tableNames } from '../fixtures/clear-tables.ts';
import { describeCatalogue } from '../fixtures/describe-catalogue.ts';
import { ingestSentence } from '../fixtures/ingest-sentence.ts';
import { migrateAsBefore, sinceTheSquash } from '../fixtures/old-migrations.ts';
import { readAllRows } from '../fixtures/read-all-rows.ts';
import { insertSample } from '../fixtures/sample-row.ts';
import { teamsOfRows } from '../fixtures/teams-of-rows.ts';

/** What else there is a row of: the audit log as a chain that holds, and no workspace, which nobody wrote down before. */
const FILLED_OTHERWISE = ['audit_log', 'installations'];

test('no migration of today has the name of one that was squashed', async () => {
  const tags = (await readJournal()).map(({ tag }) => tag);
  expect(tags.slice(0, SQUASHED_INTO.length)).toEqual(SQUASHED_INTO);
  expect(tags.filter((tag) => SQUASHED_MIGRATIONS.includes(tag))).toEqual([]);
});

describeOnEachDatabase('a database that was made before the migrations were squashed', (opened) => {
  let before: AppDatabase;
  let owner: OpenDatabase;

  beforeEach(async () => {
    before = await opened().openUnmigrated();
    owner = before.owner;
  });

  test('is taken over once by several who start at once, and has then the schema that a new one has', async () => {
    await migrateAsBefore(owner);
    const applied = await Promise.all([migrate(owner), migrate(owner), migrate(owner)]);
    expect(applied.flat()).toEqual(await sinceTheSquash());
    expect(await describeCatalogue(owner)).toEqual(await describeCatalogue(opened().owner));
    const fresh = await opened().openEmpty();
    const tables = await tableNames(fresh.owner);
    const seeds = async (database: Database) => {
      const { index_generations: indexes, ...rest } = await readAllRows(database, tables);
      const times = { created_at: expect.anything(), live_at: expect.anything() };
      return { ...rest, indexes: indexes!.map((index) => Object.assign({}, index, times)) };
    };
    const { indexes, ...rest } = await seeds(owner);
    expect(indexes).toHaveLength(1);
    expect(Object.values(rest).flat()).toEqual([]);
    expect(await readAllRows(fresh.owner, tables)).toEqual({ ...rest, index_generations: indexes });
  });

  test('keeps every row, gives them to the workspace it served, and answers from them', async () => {
    await migrateAsBefore(owner);
    await fillWorkspaceAsBefore(owner);
    await ingestAsBefore(owner);
    const entry = { actor: 'U_ANA', action: 'setting', subject: 'waiting', detail: '{}' } as const;
    await owner.transaction((tx) => appendAudit(tx, entry));
    const tables = await tableNames(owner);
    for (const table of tables.filter((name) => !FILLED_OTHERWISE.includes(name)))
      await insertSample(owner, table, { rule: TEAM, accessId: 77 });
    const rows = await readAllRows(owner, tables);

    expect(await migrate(owner)).toEqual(await sinceTheSquash());

    const { installations: workspaces, ...now } = await readAllRows(owner, tables);
    const { installations: none, ...then } = rows;
    expect(none).toEqual([]);
    expect(workspaces).toHaveLength(1);
    expect(ofThen(now, then)).toEqual(then);
    expect(Object.values(then).filter((all) => all.length === 0)).toEqual([]);
    expect(await teamsOfRows(owner)).toEqual([TEAM]);
    expect(await verifyAudit(owner)).toEqual({ entries: 1, brokenAt: null });
    expect(await appliedMigrations(owner)).toEqual((await readJournal()).map(({ tag }) => tag));

    const { database } = before;
    const tool = createSearchTool(database, createLocalEmbedder(database));
    const model = createScriptedModel([
      { text: `${SENTENCE} [1]`, usage: { inputTokens: 9, outputTokens: 9, costUsd: 0 } },
    ]);
    const turns = await openTestTurns(database, { tools: [tool], flows: [], model });
    const asked = await turns.ask(newQuestion({ text: 'How do I set up SSO in Enterprise?' }));
    await turns.close();
    expect(asked).toMatchObject({ outcome: 'answered' });
    expect(await teamsOfRows(owner)).toEqual([TEAM]);
  });

  test('that served several workspaces leaves its content to the one that connects, and turns keep theirs', async () => {
    const ours = asId<TeamId>('T1');
    await migrateAsBefore(owner);
    await fillWorkspaceAsBefore(owner);
    await ingestAsBefore(owner);
    await savePeopleAsBefore(owner, 'T2', ['U_ZOE']);
    await owner.query(sql`
      insert into turns (id, team_id, channel_id, ts, thread_ts, asker_id, origin, question)
      values ('t_1', 'T1', 'C', '1', '1', 'U', 'mention', ''), ('t_2', 'T2', 'C', '1', '1', 'U', 'mention', '')`);
    await owner.query(
      sql`insert into receipts (turn_id, revision, body) values ('t_1', 1, '{}'), ('t_2', 1, '{}')`,
    );
    await owner.query(sql`
      insert into outbox (key, state, address) values ('one', 'sent', '{"teamId": "T2"}'), ('two', 'sent', '{}')`);
    await migrate(owner);
    const teams = async (table: string, order: string) => {
      const rows = await owner.query<{ team: string }>(
        sql`select team_id as team from ${sql.identifier(table)} order by ${sql.identifier(order)}`,
      );
      return rows.map(({ team }) => team);
    };
    expect(await teams('receipts', 'turn_id')).toEqual(['T1', 'T2']);
    expect(await teams('outbox', 'key')).toEqual(['T2', '']);
    expect(await teams('articles', 'id')).toEqual(['']);
    await recordWorkspace(before.database, { teamId: ours });
    expect(await teams('receipts', 'turn_id')).toEqual(['T1', 'T2']);
    expect(await teams('outbox', 'key')).toEqual(['T2', 'T1']);
    expect(await teams('articles', 'id')).toEqual(['T1']);
  });

  test('with only some of the old migrations is refused by what to do, and left as it was', async () => {
    await migrateAsBefore(owner, 2);
    const [catalogue, ledger] = [await describeCatalogue(owner), await appliedMigrations(owner)];
    const advice = /up to 0001_tables, 2 of 26 .*commit fa29292/;
    await expect(migrate(owner)).rejects.toMatchObject({
      code: 'database_older',
      message: expect.stringMatching(advice),
    });
    expect(await describeCatalogue(owner)).toEqual(catalogue);
    expect(await appliedMigrations(owner)).toEqual(ledger);
    // What a newer version did on top of it is that version's to go on from.
    await owner.query(sql`insert into switchboard_migrations (name) values ('0099_tomorrow')`);
    await expect(migrate(owner)).rejects.toMatchObject({ code: 'database_newer' });
  });
});

/** Rows without the columns that came since. */
function ofThen(now: Record<string, unknown[]>, then: Record<string, unknown[]>): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(now).map(([table, rows]) => {
      const known = Object.keys(then[table]?.[0] ?? {});
      const only = (row: unknown) =>
        Object.fromEntries(Object.entries(row as object).filter(([column]) => known.includes(column)));
      return [table, rows.map(only)];
    }),
  );
}

/** Ingests the sentence into a database of old: what is written today and had no table then has one meanwhile. */
/** As the people and the channel of the workspace were kept then: what is kept since is not there yet. */
async function fillWorkspaceAsBefore(owner: OpenDatabase): Promise<void> {
  await savePeopleAsBefore(owner, TEAM, [ANA, BEN, GUEST]);
  await owner.query(
    sql`insert into channels (team_id, id, name, kind) values (${TEAM}, ${SALES}, 'sales', 'private')`,
  );
  for (const id of [ANA, BEN])
    await owner.query(
      sql`insert into channel_members (team_id, channel_id, person_id) values (${TEAM}, ${SALES}, ${id})`,
    );
  await owner.query(sql`update channels set members_synced_at = now()`);
}

async function savePeopleAsBefore(owner: OpenDatabase, teamId: string, ids: string[]): Promise<void> {
  for (const id of ids)
    await owner.query(
      sql`insert into people (team_id, id, handle) values (${teamId}, ${id}, ${id.toLowerCase()})`,
    );
}

async function ingestAsBefore(owner: OpenDatabase): Promise<void> {
  await owner.query(
    sql`create table article_synonyms (article_id text, place integer, key text, terms text[])`,
  );
  await owner.query(sql`create function switchboard_is_prefix_taken(prefix text) returns boolean
    language sql as $$ select false $$`);
  for (const [table, unique] of Object.entries(UNIQUE_THEN)) {
    await owner.query(sql`alter table ${sql.identifier(table)} add column team_id text not null default ''`);
    await owner.query(sql`create unique index on ${sql.identifier(table)} (${sql.raw(unique)}, team_id)`);
  }
  await ingestSentence(owner);
  for (const table of Object.keys(UNIQUE_THEN))
    await owner.query(sql`alter table ${sql.identifier(table)} drop column team_id`);
  await owner.query(sql`drop function switchboard_is_prefix_taken`);
  await owner.query(sql`drop table article_synonyms`);
}

/** What was unique in the database then is unique in a workspace today. */
const UNIQUE_THEN = {
  access_rules: 'key',
  sources: 'location',
  lexeme_stats: 'generation, lexeme',
  corpus_stats: 'id',
};
