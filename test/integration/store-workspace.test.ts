import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { asId, type TeamId } from '../../src/core/ids.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { createSearchTool } from '../../src/knowledge/search-tool.ts';
import { createScriptedModel } from '../../src/models/scripted.ts';
import { appendAudit, verifyAudit } from '../../src/store/audit-log.ts';
import { forgetWorkspace } from '../../src/store/forget-workspace.ts';
import { readWorkspace, readWorkspaceName, recordWorkspace } from '../../src/store/record-workspace.ts';
import { describeOnEachDatabase, describeOnServer } from '../fixtures/app-database.ts';
import { fillWorkspace, newQuestion, openTestTurns, SENTENCE, TEAM } from '../fixtures/app-turns.ts';
import { tableNames } from '../fixtures/clear-tables.ts';
import { ingestSentence } from '../fixtures/ingest-sentence.ts';
import { teamsOfRows } from '../fixtures/teams-of-rows.ts';

const OTHER = asId<TeamId>('T2');

/** Tables that hold nothing of a company, and why. */
const OF_NO_COMPANY: Record<string, string> = {
  index_generations: 'how this database cuts and embeds what it indexes, no matter whose it is',
  record_changes: 'that records of a kind were changed, and nothing of them',
  slack_tokens: 'tokens of the installation, which are needed before it is known whose it is',
};

describeOnEachDatabase('the workspace that rows belong to', (opened) => {
  beforeEach(() => opened().clear());

  const ask = async () => {
    const { database } = opened();
    const tool = createSearchTool(database, createLocalEmbedder(database));
    const model = createScriptedModel([
      { text: `${SENTENCE} [1]`, usage: { inputTokens: 9, outputTokens: 9, costUsd: 0 } },
    ]);
    const turns = await openTestTurns(database, { tools: [tool], flows: [], model });
    expect(await turns.ask(newQuestion({ text: 'How do I set up SSO in Enterprise?' }))).toMatchObject({
      outcome: 'answered',
    });
    await turns.close();
  };

  test('stands in every table that holds something of a company', async () => {
    const { owner } = opened();
    const rows = await owner.query<{ name: string }>(sql`
      select table_name::text as name from information_schema.columns
      where table_schema = 'public' and column_name = 'team_id' and is_nullable = 'NO'`);
    const carrying = new Set(rows.map(({ name }) => name));
    const without = (await tableNames(owner)).filter((name) => !carrying.has(name));
    expect(without).toEqual(Object.keys(OF_NO_COMPANY));
  });

  test('stands in every row of articles that come in and of a question that is answered', async () => {
    const { database, owner } = opened();
    await fillWorkspace(database);
    await recordWorkspace(database, { teamId: TEAM });
    await ingestSentence(database);
    await ask();
    expect(await teamsOfRows(owner)).toEqual([TEAM]);
    for (const table of ['articles', 'passages', 'posting_blocks', 'lexeme_stats', 'receipts', 'outbox'])
      expect(await database.query(sql`select distinct team_id from ${sql.identifier(table)}`), table).toEqual(
        [{ team_id: TEAM }],
      );
  });

  test('is given to what was there before any was known, once and for good', async () => {
    const { database, owner } = opened();
    await fillWorkspace(database);
    await ingestSentence(database);
    await ask();
    const entry = { actor: 'operator', action: 'setting', subject: '', detail: '' } as const;
    await database.transaction((tx) => appendAudit(tx, entry));
    expect(await readWorkspace(database)).toBeNull();
    expect(await teamsOfRows(owner)).toEqual(['']);
    await recordWorkspace(database, { teamId: TEAM });
    expect(await teamsOfRows(owner)).toEqual([TEAM]);
    expect((await verifyAudit(database)).brokenAt).toBeNull();
    await ask();
    await recordWorkspace(database, { teamId: OTHER });
    expect(await teamsOfRows(owner)).toEqual([TEAM]);
    await ingestSentence(database);
    await database.query(sql`insert into access_rules (key, readers) values ('', '{}')`);
    expect(await teamsOfRows(owner)).toEqual([TEAM, OTHER]);
    expect(await readWorkspace(database)).toBe(OTHER);
  });

  test('is called by the name that it has by now', async () => {
    const { database } = opened();
    await recordWorkspace(database, { teamId: TEAM, name: 'Ferrow' });
    await recordWorkspace(database, { teamId: TEAM, name: 'Ferrowick' });
    await recordWorkspace(database, { teamId: TEAM });
    expect(await readWorkspaceName(database, TEAM)).toBe('Ferrowick');
  });

  test('is the one that a transaction names, where it names one', async () => {
    const { database, owner } = opened();
    await recordWorkspace(database, { teamId: TEAM });
    await database.transaction(async (tx) => {
      await tx.query(sql`select set_config('switchboard.team', ${OTHER}, true)`);
      await tx.query(sql`insert into access_rules (key, readers) values ('a', '{}')`);
    });
    await database.query(sql`insert into access_rules (key, readers) values ('b', '{}')`);
    expect(await teamsOfRows(owner)).toEqual([TEAM, OTHER]);
  });

  test('that is forgotten leaves what it read to the one that stays, or to the next', async () => {
    const { database, owner } = opened();
    await recordWorkspace(database, { teamId: OTHER });
    await ingestSentence(database);
    await recordWorkspace(database, { teamId: TEAM });
    await forgetWorkspace(database, OTHER);
    expect(await teamsOfRows(owner)).toEqual([TEAM]);
    await forgetWorkspace(database, TEAM);
    expect(await teamsOfRows(owner)).toEqual(['']);
    await recordWorkspace(database, { teamId: OTHER });
    expect(await teamsOfRows(owner)).toEqual([OTHER]);
  });
});

describeOnServer('the workspace that rows belong to, with several at work', (opened) => {
  beforeEach(() => opened().clear());

  test('reaches rows that are being written while it connects', async () => {
    const { database, owner } = opened();
    const another = await opened().openAnother();
    let connecting: Promise<void> | undefined;
    await database.transaction(async (tx) => {
      await tx.query(sql`insert into access_rules (key, readers) values ('before', '{}')`);
      connecting = recordWorkspace(another, { teamId: TEAM });
      await new Promise((resolve) => setTimeout(resolve, 200));
      await tx.query(sql`insert into access_rules (key, readers) values ('during', '{}')`);
    });
    await connecting;
    await database.query(sql`insert into access_rules (key, readers) values ('after', '{}')`);
    expect(await owner.query(sql`select count(*)::int as count from access_rules`)).toEqual([{ count: 3 }]);
    expect(await teamsOfRows(owner)).toEqual([TEAM]);
  });

  test('given to vectors takes their graph along, and has it looked at again', async () => {
    const { database, owner } = opened();
    const graphs = () =>
      owner.query(sql`select 1 from pg_indexes where indexname like 'passage_vectors_near_%'`);
    await ingestSentence(database);
    await database.query(
      sql`insert into passage_vectors (generation, passage_id, access_id, embedding) values ('1:test', 1, 1, '[1,0]')`,
    );
    await database.query(sql`update index_generations set checked_at = now()`);
    await database.query(sql`select switchboard_index_vectors('1:test', 2, false)`);
    expect(await graphs()).toHaveLength(1);
    await recordWorkspace(database, { teamId: TEAM });
    expect(await graphs()).toEqual([]);
    const [live] = await database.query<{ checked: Date | null }>(
      sql`select checked_at as checked from index_generations where state = 'live'`,
    );
    expect(live).toEqual({ checked: null });
  });

  test('is recorded once by several processes that connect at the same time', async () => {
    const { database, owner } = opened();
    await database.query(sql`insert into access_rules (key, readers) values ('before', '{}')`);
    const others = await Promise.all([1, 2, 3].map(() => opened().openAnother()));
    await Promise.all(others.map((other) => recordWorkspace(other, { teamId: TEAM })));
    expect(await owner.query(sql`select team_id from installations`)).toEqual([{ team_id: TEAM }]);
    expect(await teamsOfRows(owner)).toEqual([TEAM]);
  });
});
