import { sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { readAccountIdsByName } from '../../src/accounts/store-records.ts';
import { replaceRows } from '../../src/accounts/store-rows.ts';
import { nameSourceOwner, recordReread } from '../../src/admin/change-sources.ts';
import { listAccounts } from '../../src/admin/list-accounts.ts';
import { readDatabaseFacts } from '../../src/admin/read-database-facts.ts';
import type { SourceRow } from '../../src/admin/read-sources.ts';
import { asId, type ChannelId, type MessageTs, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { findRatedTurn } from '../../src/feedback/find-rated-turn.ts';
import { exampleLocations, markExample, readExampleState } from '../../src/sources/example-state.ts';
import { accessRule } from '../../src/store/access-rule.ts';
import { savePerson } from '../../src/store/directory.ts';
import { visibleEvidence } from '../../src/turn/visible-evidence.ts';
import { type AppDatabase, describeOnEachDatabase } from '../fixtures/app-database.ts';

const teamId = asId<TeamId>('T1');
const channelId = asId<ChannelId>('C1');
const ts = (text: string) => asId<MessageTs>(text);

describeOnEachDatabase('what is noted of sources', (app) => {
  let database: AppDatabase['database'];
  let rule: number;
  beforeEach(async () => {
    await app().clear();
    database = app().database;
    rule = await accessRule(database, ['group:sales']);
    await database.query(
      sql`insert into sources (kind, location, access_id) values ('markdown', 'docs', ${rule})`,
    );
  });
  const source = async () =>
    (
      await database.query<SourceRow>(
        sql`select id, owner_id as "ownerId" from sources where location = 'docs'`,
      )
    )[0]!;
  const actor = asId<PersonId>('U1');

  it('is who answers for one, with an audit entry', async () => {
    await nameSourceOwner(database, { source: await source(), ownerId: 'U2', actor });
    expect((await source()).ownerId).toBe('U2');
    const audited = await database.query(sql`select action, detail from audit_log`);
    expect(audited).toEqual([{ action: 'source owner', detail: '{"before":null,"after":"U2"}' }]);
  });

  it('is why one could not be read again', async () => {
    const { id } = await source();
    await recordReread(database, { sourceId: id, failed: 'it is not there', actor });
    const [row] = await database.query(sql`select report -> 'failed' ->> 'reason' as reason from sources`);
    expect(row).toEqual({ reason: 'it is not there' });
  });

  it('is how the example company stands, in a row that is none of its sources', async () => {
    expect(await readExampleState(database)).toBe('absent');
    await markExample(database, 'loading');
    await markExample(database, 'loaded');
    expect(await readExampleState(database)).toBe('loaded');
    await database.query(
      sql`insert into sources (kind, location, access_id) values ('example', 'handbook', ${rule})`,
    );
    expect(await exampleLocations(database)).toEqual(['handbook']);
  });

  it('is of which an account came, and what has one name alone', async () => {
    const { id } = await source();
    await database.query(sql`
      insert into accounts (id, name, source_id, access_id) values
        ('crm/1', 'Acme', ${id}, ${rule}), ('crm/2', 'Twin', ${id}, ${rule}), ('crm/3', 'twin', ${id}, ${rule})`);
    expect((await listAccounts(database))[0]).toEqual({
      id: 'crm/1',
      name: 'Acme',
      owner: null,
      readers: ['group:sales'],
      source: 'docs',
    });
    expect(await readAccountIdsByName(database, 'crm')).toEqual(new Map([['acme', 'crm/1']]));
    expect(await readDatabaseFacts(database)).toMatchObject({ articles: 0, vector: expect.any(String) });
  });

  it('is each row of a table once, and none that the source has no more', async () => {
    const { id } = await source();
    const row = (role: string, percent: number) => ({ role, max_percent: percent, access_id: rule });
    const replace = (...rows: ReturnType<typeof row>[]) =>
      replaceRows(database, 'discount_authority', id, rows);
    expect(await replace(row('rep', 5), row('lead', 15))).toEqual({ added: 2, unchanged: 0, removed: 0 });
    expect(await replace(row('lead', 15))).toEqual({ added: 0, unchanged: 1, removed: 1 });
    expect(await database.query(sql`select role from discount_authority`)).toEqual([{ role: 'lead' }]);
  });
});

describeOnEachDatabase('who may see or rate what was answered', (app) => {
  let database: AppDatabase['database'];
  beforeEach(async () => {
    await app().clear();
    database = app().database;
  });

  it('goes, for what a tool of the company brought, by the rule in its id', async () => {
    const person = { teamId, realName: 'Ada', locale: 'en-US', timeZone: 'UTC', kind: 'member' } as const;
    await savePerson(database, { ...person, id: asId<PersonId>('U1'), handle: 'ada' });
    const open = `external:${await accessRule(database, ['everyone'])}:stock/7`;
    const closed = `external:${await accessRule(database, ['person:U2'])}:stock/8`;
    const audience = { teamId, everyone: false, people: [asId<PersonId>('U1')] };
    expect(await visibleEvidence(database, audience, [open, closed, 'external:no rule'])).toEqual(
      new Set([open]),
    );
  });

  it('goes by the turn that a message answers, where it was sent and where it was only seen', async () => {
    await database.query(sql`
      insert into turns (id, team_id, channel_id, ts, thread_ts, asker_id, origin, question) values
        ('t_1', ${teamId}, ${channelId}, '1.0', '1.0', 'U1', 'mention', 'why?')`);
    await database.query(sql`
      insert into outbox (key, turn_id, state, address, ref)
      values ('t_1:1', 't_1', 'sent', '{}', jsonb_build_object('channelId', ${channelId}::text, 'ts', '2.0'))`);
    await database.query(sql`
      insert into messages (team_id, channel_id, ts, thread_ts, author_id, author_kind, text, turn_id)
      values (${teamId}, ${channelId}, '3.0', '1.5', 'B1', 'self', 'because', 't_1')`);
    const find = (at: string) => findRatedTurn(database, { teamId, channelId, ts: ts(at) });
    expect(await find('2.0')).toEqual({ turnId: 't_1', threadTs: '1.0' });
    expect(await find('3.0')).toEqual({ turnId: 't_1', threadTs: '1.5' });
    expect(await find('4.0')).toBeNull();
  });
});
