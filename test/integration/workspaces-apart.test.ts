import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listAccounts } from '../../src/admin/list-accounts.ts';
import { readSources } from '../../src/admin/read-sources.ts';
import { asId, type TeamId, type TurnId } from '../../src/core/ids.ts';
import { beginIndexVersion } from '../../src/knowledge/index-versions/begin-index-version.ts';
import { createLocalEmbedder } from '../../src/knowledge/local-embedder.ts';
import { search } from '../../src/knowledge/search.ts';
import { createSearchTool } from '../../src/knowledge/search-tool.ts';
import { createScriptedModel } from '../../src/models/scripted.ts';
import { accessRule } from '../../src/store/access-rule.ts';
import { asAudience } from '../../src/store/as-audience.ts';
import type { Database } from '../../src/store/database.ts';
import { saveChannel, saveMembers, savePerson } from '../../src/store/directory.ts';
import { inWorkspace } from '../../src/store/in-workspace.ts';
import { recordWorkspace } from '../../src/store/record-workspace.ts';
import { readReceipt } from '../../src/turn/read-receipt.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ANA, newQuestion, openTestTurns, SALES, SENTENCE, TEAM } from '../fixtures/app-turns.ts';
import { ingestSentence } from '../fixtures/ingest-sentence.ts';
import { insertRecords } from '../fixtures/insert-records.ts';
import { insertSample } from '../fixtures/sample-row.ts';

const OTHER = asId<TeamId>('T2');

/** Tables that say a workspace and are not parted by it, and why. */
const NOT_PARTED: Record<string, string> = {
  audit_log: 'one chain of hashes for the whole database, which only its operator reads',
  events: 'deliveries of any workspace are recorded; whose they are is told when they are handled',
  installations: 'which workspaces there are',
};

describeOnEachDatabase('two workspaces in one database', (opened) => {
  beforeEach(async () => {
    await opened().clear();
    await bind();
  });
  afterEach(() => unbind());

  // The embedded database has one session: as the store does, it is worked with as the runtime role.
  const bind = async () => {
    if (opened().database.kind === 'embedded') await opened().database.query(sql`set role switchboard_app`);
  };
  const unbind = async () => {
    if (opened().database.kind === 'embedded') await opened().database.query(sql`reset role`);
  };
  const asOwner = async <Result>(work: (owner: Database) => Promise<Result>): Promise<Result> => {
    await unbind();
    const result = await work(opened().owner);
    await bind();
    return result;
  };
  const everyoneOf = (teamId: TeamId) => ({ teamId, everyone: true, people: [] });

  const partedTables = async () => {
    const rows = await asOwner((owner) =>
      owner.query<{ name: string }>(sql`
        select table_name::text as name from information_schema.columns
        where table_schema = 'public' and column_name = 'team_id' order by 1`),
    );
    return rows.map(({ name }) => name).filter((name) => !(name in NOT_PARTED));
  };

  /** A row of each workspace in every table. */
  const fillTables = async (tables: readonly string[]) =>
    asOwner(async (owner) => {
      for (const [at, team] of [TEAM, OTHER].entries())
        await inWorkspace(owner, team, async (tx) => {
          const accessId = await accessRule(tx, ['everyone']);
          // What refers to an article finds it there.
          for (const table of ['articles', ...tables.filter((name) => name !== 'articles')])
            if (table !== 'access_rules') await insertSample(tx, table, { rule: team, accessId });
          await tx.query(sql`insert into installations (team_id, name, updated_at)
            values (${team}, '', now() - ${at} * interval '1 hour')`);
        });
    });

  test('every table that says a workspace is parted by it', async () => {
    const rows = await asOwner((owner) =>
      owner.query<{ name: string }>(sql`
        select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid
        where not p.polpermissive and c.relrowsecurity and p.polcmd = '*' and cardinality(p.polroles) = 2
          and pg_get_expr(p.polqual, p.polrelid) = pg_get_expr(p.polwithcheck, p.polrelid)
          and pg_get_expr(p.polqual, p.polrelid) like '%switchboard_seen_team()%' order by 1`),
    );
    expect(rows.map(({ name }) => name)).toEqual(await partedTables());
  });

  test('the bot sees, changes and writes rows of the one that it works for, in every table', async () => {
    const { database } = opened();
    const tables = await partedTables();
    await fillTables(tables);
    for (const team of [TEAM, OTHER]) {
      await inWorkspace(database, team, async (tx) => {
        for (const table of tables) {
          const name = sql.identifier(table);
          const seen = await tx.query(sql`select distinct team_id from ${name}`);
          expect(seen, table).toEqual([{ team_id: team }]);
        }
      });
      const strange = team === TEAM ? OTHER : TEAM;
      await inWorkspace(database, team, async (tx) => {
        for (const table of tables.filter((each) => each !== 'model_uses'))
          expect(
            await tx.query(sql`delete from ${sql.identifier(table)} where team_id = ${strange} returning 1`),
            table,
          ).toEqual([]);
      });
      await expect(
        inWorkspace(database, team, (tx) =>
          tx.query(
            sql`insert into access_rules (team_id, key, readers) values (${strange}, 'x', '{anyone}')`,
          ),
        ),
      ).rejects.toThrow(/row-level security/);
    }
    // Whoever names none works for the one that was connected last.
    expect(await database.query(sql`select team_id from turns`)).toEqual([{ team_id: TEAM }]);
  });

  test('readers see rows of their own, even where one of another names their list of readers', async () => {
    const { database } = opened();
    const tables = await partedTables();
    await fillTables(tables);
    const readable = await asOwner(async (owner) => {
      const rows = await owner.query<{ name: string }>(sql`
        select table_name::text as name from information_schema.column_privileges
        where grantee = 'switchboard_reader' and column_name = 'access_id' group by 1`);
      await owner.query(sql`
        update articles set access_id = (select id from access_rules where team_id = ${TEAM}), title = 'strayed' where team_id = ${OTHER}`);
      return rows.map(({ name }) => name);
    });
    expect(readable.length).toBeGreaterThan(12);
    for (const table of [...readable, 'corpus_stats', 'lexeme_stats']) {
      const rows = await asAudience(database, everyoneOf(TEAM), (tx) =>
        tx.query(sql`select count(*) from ${sql.identifier(table)} having count(*) = 1`),
      );
      expect(rows, table).toHaveLength(1);
    }
    expect(
      await asAudience(database, everyoneOf(TEAM), (tx) =>
        tx.query(sql`select 1 from articles where title = 'strayed'`),
      ),
    ).toEqual([]);
  });

  test('search, records, sources, answers and receipts are those of the one that is connected', async () => {
    const { database } = opened();
    const turnOf = new Map<TeamId, TurnId>();
    for (const teamId of [TEAM, OTHER]) {
      await recordWorkspace(database, { teamId });
      const person = { teamId, realName: '', locale: 'en-US', timeZone: 'UTC', kind: 'member' as const };
      await savePerson(database, { ...person, id: ANA, handle: 'ana' });
      await saveChannel(database, { teamId, id: SALES, name: 'sales', kind: 'private' });
      await saveMembers(database, { teamId, channelId: SALES, members: [ANA] });
      // Both bring in the same folder, and an account of the same id.
      await ingestSentence(database);
      await insertRecords(database, 'accounts', [{ id: 'acc-1', name: `Northquay ${teamId}` }]);
      const tool = createSearchTool(database, createLocalEmbedder(database));
      const model = createScriptedModel([
        { text: `${SENTENCE} [1]`, usage: { inputTokens: 9, outputTokens: 9, costUsd: 0 } },
      ]);
      const turns = await openTestTurns(database, { tools: [tool], flows: [], model });
      const result = await turns.ask(newQuestion({ teamId, text: 'Is SSO included in Enterprise?' }));
      expect(result.outcome, JSON.stringify(result)).toBe('answered');
      turnOf.set(teamId, result.turnId);
      await turns.close();
    }
    for (const teamId of [TEAM, OTHER]) {
      const other = teamId === TEAM ? OTHER : TEAM;
      await recordWorkspace(database, { teamId });
      const found = await search(database, createLocalEmbedder(database), {
        query: 'SSO Enterprise',
        audience: everyoneOf(teamId),
        limit: 10,
      });
      expect(found.hits.map(({ text }) => text)).toEqual([SENTENCE]);
      const strange = await search(database, createLocalEmbedder(database), {
        query: 'SSO Enterprise',
        audience: everyoneOf(asId<TeamId>('T3')),
        limit: 10,
      });
      expect(strange.hits).toEqual([]);
      expect((await listAccounts(database)).map(({ name }) => name)).toEqual([`Northquay ${teamId}`]);
      expect(await readSources(database)).toHaveLength(1);
      expect(await readReceipt(database, turnOf.get(teamId)!, 'operator')).not.toBeNull();
      expect(await readReceipt(database, turnOf.get(other)!, 'operator')).toBeNull();
      await expect(
        beginIndexVersion(database, { preferred: {} } as never, { wish: { dims: 64 }, actor: 'operator' }),
      ).rejects.toThrow(/Another workspace/);
    }
  });
});
