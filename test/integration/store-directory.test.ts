import { sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { findOwnerSpellings } from '../../src/accounts/queries/find-owner-spellings.ts';
import { applyGroupRoles } from '../../src/admin/group-roles.ts';
import { seesChannel } from '../../src/admin/sees-channel.ts';
import { asId, type ChannelId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { accessRule, channelsThatRead } from '../../src/store/access-rule.ts';
import type { OpenDatabase } from '../../src/store/database.ts';
import {
  forgetMembers,
  listGroups,
  readChannel,
  readMembers,
  removeGroup,
  saveChannel,
  saveGroup,
  saveMembers,
  savePerson,
  saveRoles,
} from '../../src/store/directory.ts';
import { forgetWorkspace } from '../../src/store/forget-workspace.ts';
import { listAdmins } from '../../src/store/list-admins.ts';
import { moveChannel } from '../../src/store/move-channel.ts';
import { confirmName, listMovedNames, listNames } from '../../src/store/names.ts';
import { findOwner } from '../../src/store/owners.ts';
import { readPerson, savePreferences } from '../../src/store/people.ts';
import { changeSetting, readSetting } from '../../src/store/settings.ts';
import { textArray } from '../../src/store/sql-values.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const teamId = asId<TeamId>('T1');
const channelId = asId<ChannelId>('C1');
const [ada, bo] = [asId<PersonId>('U1'), asId<PersonId>('U2')];

describeOnEachDatabase('the directory', (app) => {
  let database: OpenDatabase;
  beforeEach(async () => {
    await app().clear();
    database = app().database;
    for (const [id, handle] of [
      [ada, 'ada'],
      [bo, 'bo'],
    ] as const)
      await savePerson(database, {
        teamId,
        id,
        handle,
        realName: handle,
        locale: 'en-US',
        timeZone: 'UTC',
        kind: 'member',
      });
    await saveChannel(database, { teamId, id: channelId, name: 'leads', kind: 'private' });
    await saveMembers(database, { teamId, channelId, members: [ada] });
  });

  it('keeps what a person prefers, key by key', async () => {
    await savePreferences(database, { teamId, id: ada, preferences: { language: 'de' } });
    await savePreferences(database, { teamId, id: ada, preferences: { privateByDefault: true } });
    expect((await readPerson(database, teamId, ada))?.preferences).toEqual({
      language: 'de',
      privateByDefault: true,
    });
    expect((await readPerson(database, teamId, bo))?.preferences).toEqual({});
  });

  it('lists groups with those who are in them, and empty ones too', async () => {
    await saveGroup(database, { teamId, id: 'S1', handle: 'leads', name: 'Leads', members: [bo, ada] });
    await saveGroup(database, { teamId, id: 'S2', handle: 'nobody', name: 'Nobody', members: [] });
    expect(await listGroups(database)).toEqual([
      { teamId, id: 'S1', handle: 'leads', name: 'Leads', members: [ada, bo] },
      { teamId, id: 'S2', handle: 'nobody', name: 'Nobody', members: [] },
    ]);
  });

  it('knows nothing of who is in a channel once that is forgotten', async () => {
    expect((await readChannel(database, teamId, channelId))?.membersSyncedAt).toBeInstanceOf(Date);
    await forgetMembers(database, { teamId, channelId });
    expect((await readChannel(database, teamId, channelId))?.membersSyncedAt).toBeNull();
  });

  it('lets those see a private channel who are in it, and everybody a public one', async () => {
    expect(await seesChannel(database, { teamId, channelId, personId: ada })).toBe(true);
    expect(await seesChannel(database, { teamId, channelId, personId: bo })).toBe(false);
    await saveChannel(database, { teamId, id: channelId, name: 'leads', kind: 'public' });
    expect(await seesChannel(database, { teamId, channelId, personId: bo })).toBe(true);
  });

  it('names as admins the members that have the role, for whatever reason', async () => {
    await saveRoles(database, { teamId, personId: bo, source: 'slack', roles: ['admin'] });
    await saveRoles(database, { teamId, personId: bo, source: 'group', roles: ['admin'] });
    await saveRoles(database, { teamId, personId: ada, source: 'group', roles: ['support_lead'] });
    expect(await listAdmins(database, teamId)).toEqual([bo]);
  });

  it('names the channels whose members are readers of something', async () => {
    await accessRule(database, ['channel:C9', 'group:sales']);
    await accessRule(database, ['channel:C1', 'channel:C9']);
    expect(await channelsThatRead(database)).toEqual(['C1', 'C9']);
  });

  it('forgets the people and places of a workspace that leaves, and those of no other', async () => {
    const other = asId<TeamId>('T2');
    await saveChannel(database, { teamId: other, id: channelId, name: 'leads', kind: 'public' });
    await forgetWorkspace(database, teamId);
    expect(await readPerson(database, teamId, ada)).toBeNull();
    expect(await readChannel(database, teamId, channelId)).toBeNull();
    expect(await readChannel(database, other, channelId)).not.toBeNull();
  });

  it('leaves rights with the group that bore a name first, until an admin says otherwise', async () => {
    const rule = ['group:deal-desk'] as const;
    const covers = async (person: PersonId) => {
      const [row] = await database.query<{ covered: boolean }>(
        sql`select switchboard_covers(${teamId}, ${person}, ${textArray(rule)}) as covered`,
      );
      return row!.covered;
    };
    await saveGroup(database, { teamId, id: 'S1', handle: 'deal-desk', name: 'Deal desk', members: [ada] });
    await saveGroup(database, { teamId, id: 'S1', handle: 'deal-desk-emea', name: 'EMEA', members: [ada] });
    await saveGroup(database, { teamId, id: 'S2', handle: 'deal-desk', name: 'Mine now', members: [bo] });
    expect([await covers(ada), await covers(bo)]).toEqual([true, false]);
    expect((await readPerson(database, teamId, bo))?.groups).toEqual([]);
    expect(await listMovedNames(database)).toEqual([]);
    await accessRule(database, rule);
    // Those that somebody else bears by now come first.
    expect((await listNames(database))[0]).toMatchObject((await listMovedNames(database))[0]!);
    expect(await listMovedNames(database)).toMatchObject([
      { kind: 'group', name: 'deal-desk', subjectId: 'S1', borneBy: 'S2' },
    ]);
    await confirmName(database, {
      teamId,
      kind: 'group',
      name: 'deal-desk',
      subjectId: 'S2',
      actor: 'operator',
    });
    expect([await covers(ada), await covers(bo)]).toEqual([false, true]);
    expect(await listMovedNames(database)).toEqual([]);
  });

  it('knows a person by the e-mail address that was theirs first, and by no profile', async () => {
    const profile = { teamId, realName: 'Ada', locale: 'en-US', timeZone: 'UTC', kind: 'member' as const };
    const email = 'ada@ferrowick.example';
    await savePerson(database, { ...profile, id: ada, handle: 'ada', email: 'Ada@Ferrowick.example' });
    await savePerson(database, { ...profile, id: bo, handle: 'bo', realName: email, email });
    expect((await findOwner(database, teamId, `@${email}`))?.id).toBe(ada);
    expect((await findOwner(database, teamId, 'ADA@ferrowick.example'))?.id).toBe(ada);
    const spellings = await findOwnerSpellings(database, teamId, [ada, bo]);
    expect(spellings.get(ada)).toContain(email);
    expect(spellings.get(bo) ?? []).not.toContain(email);
  });

  it('gives nobody by a group of a freed name the role that the name gives', async () => {
    await saveGroup(database, { teamId, id: 'S1', handle: 'it', name: 'IT', members: [ada] });
    const change = { teamId, family: 'role' as const, subject: 'admin', value: { groups: ['it'] } };
    await changeSetting(database, { ...change, expectedVersion: 0, actor: 'operator', at: new Date() });
    await removeGroup(database, { teamId, id: 'S1' });
    await saveGroup(database, { teamId, id: 'S2', handle: 'it', name: 'Mine now', members: [bo] });
    await applyGroupRoles(database, teamId);
    expect(await listAdmins(database, teamId)).not.toContain(bo);
  });

  it('gives a channel its new id everywhere when Slack changes it', async () => {
    const to = asId<ChannelId>('C2');
    await database.query(sql`
      insert into messages (team_id, channel_id, ts, thread_ts, author_id, author_kind, text)
      values (${teamId}, ${channelId}, '1.0', '1.0', ${ada}, 'person', 'hello')`);
    const change = {
      teamId,
      family: 'channel',
      subject: channelId,
      value: { mode: 'off', agents: null },
    } as const;
    await changeSetting(database, { ...change, expectedVersion: 0, actor: 'operator', at: new Date() });
    const rule = await accessRule(database, ['channel:C1', 'group:sales']);
    await moveChannel(database, { teamId, from: channelId, to });
    expect(await readChannel(database, teamId, channelId)).toBeNull();
    expect(await readChannel(database, teamId, to)).toMatchObject({ connected: true, membersSyncedAt: null });
    expect(await readMembers(database, teamId, to)).toEqual([ada]);
    const [message] = await database.query<{ place: string }>(
      sql`select channel_id as place from messages where ts = '1.0'`,
    );
    expect(message?.place).toBe('C2');
    expect((await readSetting(database, teamId, 'channel', 'C2')).value.mode).toBe('off');
    expect(await channelsThatRead(database)).toEqual(['C2']);
    expect(await accessRule(database, ['channel:C2', 'group:sales'])).toBe(rule);
  });
});
