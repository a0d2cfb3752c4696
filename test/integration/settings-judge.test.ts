import { beforeEach, expect, it } from 'vitest';
import { type JudgedSetting, judgeSetting, type WantedSetting } from '../../src/admin/judge-setting.ts';
import { asId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { saveGroup, savePerson, saveRoles } from '../../src/store/directory.ts';
import { changeSetting } from '../../src/store/settings.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';
import { ROSTER } from '../fixtures/built-in.ts';

const teamId = asId<TeamId>('T1');
const ANA = asId<PersonId>('U_ANA');
const BEN = asId<PersonId>('U_BEN');
const at = new Date('2026-11-21T10:00:00Z');

describeOnEachDatabase('a setting that somebody wants', (opened) => {
  beforeEach(async () => {
    await opened().clear();
    for (const id of [ANA, BEN])
      await savePerson(opened().database, {
        teamId,
        id,
        handle: id.toLowerCase(),
        realName: id,
        title: '',
        locale: 'en-US',
        timeZone: 'UTC',
        kind: 'member',
        workspaceAdmin: false,
      });
    await saveRoles(opened().database, { teamId, personId: ANA, source: 'manual', roles: ['admin'] });
  });

  const judge = (wanted: Partial<WantedSetting>): Promise<JudgedSetting> =>
    judgeSetting(
      {
        database: opened().database,
        roster: ROSTER,
        canPost: async (_team, channelId) => channelId === 'C_IN',
      },
      {
        teamId,
        personId: ANA,
        family: 'retention',
        subject: '',
        version: 0,
        isNew: false,
        entered: { days: 30 },
        ...wanted,
      },
    );
  const fault = (fault: string, key: string | null, more: object = {}) => ({
    type: 'faulty',
    faults: [{ fault, key, ...more }],
  });

  it('is fine with the value that will apply', async () => {
    expect(await judge({})).toEqual({ type: 'fine', value: { days: 30, unaskedDays: 1 } });
  });

  it('is refused to anyone who may not administer, before anything else is looked at', async () => {
    expect(await judge({ personId: BEN, entered: { days: -1 } })).toEqual(fault('not_admin', null));
  });

  it('has its faults told by the keys that do not fit', async () => {
    expect(await judge({ entered: { days: -1 } })).toEqual(fault('invalid', 'days'));
  });

  it.each([
    ['healthBelow', 1, 1_000, [0, 1_001, 59.5, null]],
    ['staleDays', 1, 3_650, [0, 3_651, 2.5, null]],
    ['quietDays', 1, 3_650, [0, 3_651, 2.5, null]],
    ['bigAmount', 0.01, 1e12, [0, -1, 1e12 + 1, null]],
  ])('of what words mean has its limits: %s', async (key, least, most, wrong) => {
    const terms = { healthBelow: 60, staleDays: 14, quietDays: 60, bigAmount: 100_000 };
    const judgeWith = (value: number | null) =>
      judge({ family: 'terms', entered: { ...terms, [key]: value } });
    for (const value of [least, most])
      expect(await judgeWith(value)).toEqual({ type: 'fine', value: { ...terms, [key]: value } });
    for (const value of wrong) expect(await judgeWith(value)).toEqual(fault('invalid', key));
  });

  it('is outdated where another admin was faster, and says who and when', async () => {
    const change = {
      teamId,
      family: 'retention' as const,
      value: { days: 60, unaskedDays: 1 },
      expectedVersion: 0,
      at,
    };
    await changeSetting(opened().database, { ...change, actor: BEN });
    expect(await judge({})).toEqual({ type: 'outdated', by: BEN, at });
    expect(await judge({ version: 1 })).toMatchObject({ type: 'fine' });
  });

  it('cannot be about a topic that there is not', async () => {
    const entered = { channelId: null, role: 'seller', nextRole: 'admin' };
    expect(await judge({ family: 'topic', subject: 'weather', entered })).toEqual(fault('no_subject', null));
    expect(await judge({ family: 'topic', subject: 'sales', entered })).toMatchObject({ type: 'fine' });
  });

  it('needs the bot in a channel that it posts in', async () => {
    const topic = (channelId: string) =>
      judge({ family: 'topic', subject: 'sales', entered: { channelId, role: 'seller', nextRole: 'admin' } });
    expect(await topic('C_OUT')).toEqual(fault('invite', 'channelId'));
    expect(await topic('C_IN')).toMatchObject({ type: 'fine' });
  });

  it('gives roles to groups that are known, and leaves somebody who may administer', async () => {
    await saveRoles(opened().database, { teamId, personId: ANA, source: 'manual', roles: [] });
    await saveRoles(opened().database, { teamId, personId: ANA, source: 'group', roles: ['admin'] });
    await saveGroup(opened().database, {
      teamId,
      id: 'S1',
      handle: 'chiefs',
      name: 'Chiefs',
      members: [ANA],
    });
    await saveGroup(opened().database, { teamId, id: 'S2', handle: 'nobody', name: 'Nobody', members: [] });
    const admins = (...groups: string[]) => judge({ family: 'role', subject: 'admin', entered: { groups } });
    expect(await admins('typo')).toEqual(fault('unknown_group', 'groups', { name: 'typo' }));
    expect(await admins('nobody')).toEqual(fault('last_admin', 'groups'));
    expect(await admins('chiefs')).toMatchObject({ type: 'fine' });
  });

  it('does not set a new role up twice, nor under a name that means everybody', async () => {
    const role = (subject: string) =>
      judge({ family: 'role', subject, isNew: true, entered: { name: subject, groups: [] } });
    expect(await role('deal_desk')).toMatchObject({ type: 'fine' });
    await changeSetting(opened().database, {
      teamId,
      family: 'role',
      subject: 'deal_desk',
      value: { groups: [] },
      expectedVersion: 0,
      actor: ANA,
      at,
    });
    expect(await role('deal_desk')).toEqual(fault('role_known', 'name'));
    expect(await role('member')).toEqual(fault('role_name', 'name'));
  });
});
