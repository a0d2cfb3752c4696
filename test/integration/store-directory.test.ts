import { beforeEach, expect, it } from 'vitest';
import { seesChannel } from '../../src/admin/sees-channel.ts';
import { asId, type ChannelId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { accessRule, channelsThatRead } from '../../src/store/access-rule.ts';
import type { Database } from '../../src/store/database.ts';
import {
  forgetMembers,
  listGroups,
  readChannel,
  readPerson,
  saveChannel,
  saveGroup,
  saveMembers,
  savePerson,
  savePreferences,
  saveRoles,
} from '../../src/store/directory.ts';
import { forgetWorkspace } from '../../src/store/forget-workspace.ts';
import { listAdmins } from '../../src/store/list-admins.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const teamId = asId<TeamId>('T1');
const channelId = asId<ChannelId>('C1');
const [ada, bo] = [asId<PersonId>('U1'), asId<PersonId>('U2')];

describeOnEachDatabase('the directory', (app) => {
  let database: Database;
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
});
