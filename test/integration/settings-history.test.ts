import { sql } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { applyGroupRoles, leavesAnAdmin, listRoles } from '../../src/admin/group-roles.ts';
import { listSettingChanges, undoChange } from '../../src/admin/settings-history.ts';
import { asId, type PersonId, type TeamId } from '../../src/core/ids.ts';
import { verifyAudit } from '../../src/store/audit-log.ts';
import { saveGroup, savePerson, saveRoles } from '../../src/store/directory.ts';
import { listAdmins } from '../../src/store/list-admins.ts';
import { readPerson } from '../../src/store/people.ts';
import { changeSetting, readSetting } from '../../src/store/settings.ts';
import { describeOnEachDatabase } from '../fixtures/app-database.ts';

const teamId = asId<TeamId>('T1');
const at = new Date('2026-11-21T10:00:00Z');
const ANA = asId<PersonId>('U_ANA');
const BEN = asId<PersonId>('U_BEN');
const GUEST = asId<PersonId>('U_GUEST');

describeOnEachDatabase('settings', (opened) => {
  beforeEach(() => opened().clear());
  const database = () => opened().database;

  const setDays = (days: number | null, expectedVersion: number, actor = 'U_ANA') =>
    changeSetting(database(), {
      teamId,
      family: 'retention',
      value: { days, unaskedDays: 1 },
      expectedVersion,
      actor,
      at,
    });
  const changes = () => listSettingChanges(database(), { teamId, limit: 10 });
  const undo = (changeId: number) => undoChange(database(), { teamId, changeId, actor: 'U_BEN', at });

  it('are changed by the first of two who saw the same version', async () => {
    const results = await Promise.all([setDays(30, 0), setDays(60, 0, 'U_BEN')]);
    expect(results.filter((result) => result === null)).toHaveLength(1);
    expect((await readSetting(database(), teamId, 'retention')).version).toBe(1);
    expect(await changes()).toHaveLength(1);
    expect(await setDays(90, 0)).toBeNull();
    expect(await setDays(90, 1)).toMatchObject({ version: 2, value: { days: 90 } });
  });

  it('go back to what was set before, as a change of its own that can be undone as well', async () => {
    await setDays(30, 0);
    const [first] = await changes();
    expect(await undo(first!.id)).toMatchObject({
      type: 'undone',
      setting: { value: { days: 365, unaskedDays: 1 }, version: 2 },
    });
    const [second] = await changes();
    expect(second).toMatchObject({ undoes: first!.id, newest: true, actor: 'U_BEN' });
    expect(await undo(second!.id)).toMatchObject({ type: 'undone', setting: { value: { days: 30 } } });
    expect((await verifyAudit(database())).brokenAt).toBeNull();
    const audit = await database().query(sql`select action, detail from audit_log order by id`);
    expect(audit).toMatchObject([
      {
        action: 'setting',
        detail: '{"before":{"days":365,"unaskedDays":1},"after":{"days":30,"unaskedDays":1}}',
      },
      {
        action: 'setting undone',
        detail: '{"before":{"days":30,"unaskedDays":1},"after":{"days":365,"unaskedDays":1}}',
      },
      { action: 'setting undone' },
    ]);
  });

  it('are not undone behind a newer change, and the refusal says whose that is', async () => {
    await setDays(30, 0);
    await setDays(60, 1, 'U_BEN');
    const [, older] = await changes();
    expect(older).toMatchObject({ newest: false });
    expect(await undo(older!.id)).toEqual({ type: 'superseded', by: 'U_BEN', at });
    expect((await readSetting(database(), teamId, 'retention')).value.days).toBe(60);
    expect(await undo(4_711)).toEqual({ type: 'unknown' });
    expect(
      await undoChange(database(), { teamId: asId<TeamId>('T2'), changeId: older!.id, actor: 'U1', at }),
    ).toEqual({
      type: 'unknown',
    });
  });

  it('are undone once when two undo at the same time', async () => {
    await setDays(30, 0);
    const [change] = await changes();
    const results = await Promise.all([undo(change!.id), undo(change!.id)]);
    expect(results.map((result) => result.type).sort()).toEqual(['superseded', 'undone']);
    expect((await readSetting(database(), teamId, 'retention')).version).toBe(2);
  });
});

describeOnEachDatabase('roles by user group', (opened) => {
  const database = () => opened().database;
  const mapRole = async (role: string, groups: string[]) => {
    const { version } = await readSetting(database(), teamId, 'role', role);
    const change = {
      teamId,
      family: 'role' as const,
      subject: role,
      value: { groups },
      expectedVersion: version,
    };
    await changeSetting(database(), { ...change, actor: 'U_ANA', at });
    return applyGroupRoles(database(), teamId);
  };
  const rolesOf = async (id: PersonId) => (await readPerson(database(), teamId, id))?.roles;
  const support = (members: PersonId[]) =>
    saveGroup(database(), { teamId, id: 'S1', handle: 'support', name: 'Support', members });

  beforeEach(async () => {
    await opened().clear();
    const base = { teamId, realName: '', locale: 'en-US', timeZone: 'UTC' };
    await savePerson(database(), { ...base, id: ANA, handle: 'ana', kind: 'member' });
    await savePerson(database(), { ...base, id: BEN, handle: 'ben', kind: 'member' });
    await savePerson(database(), { ...base, id: GUEST, handle: 'guest', kind: 'guest' });
    await support([BEN, GUEST]);
  });

  it('follow the mapping and the members of the group, and are never given to guests', async () => {
    expect(await mapRole('support_lead', ['support'])).toMatchObject({ given: 1, taken: 0 });
    expect(await rolesOf(BEN)).toEqual(['support_lead']);
    expect(await rolesOf(GUEST)).toEqual([]);
    await support([ANA]);
    expect(await applyGroupRoles(database(), teamId)).toMatchObject({ given: 1, taken: 1 });
    expect(await rolesOf(BEN)).toEqual([]);
    expect(await rolesOf(ANA)).toEqual(['support_lead']);
    await mapRole('support_lead', []);
    expect(await rolesOf(ANA)).toEqual([]);
  });

  it('leave alone what a person has for another reason', async () => {
    await saveRoles(database(), { teamId, personId: BEN, source: 'slack', roles: ['admin'] });
    await mapRole('admin', ['support']);
    expect(await rolesOf(BEN)).toEqual(['admin']);
    await mapRole('admin', []);
    expect(await rolesOf(BEN)).toEqual(['admin']);
    await mapRole('admin', ['support']);
    await saveRoles(database(), { teamId, personId: BEN, source: 'slack', roles: [] });
    expect(await rolesOf(BEN)).toEqual(['admin']);
  });

  it('never leave a workspace without an admin', async () => {
    await mapRole('admin', ['support']);
    expect(await listAdmins(database(), teamId)).toEqual([BEN]);
    expect(await leavesAnAdmin(database(), teamId, [])).toBe(false);
    expect(await leavesAnAdmin(database(), teamId, ['support'])).toBe(true);
    await support([]);
    expect(await applyGroupRoles(database(), teamId)).toMatchObject({ keptLastAdmin: true });
    expect(await listAdmins(database(), teamId)).toEqual([BEN]);
    await saveRoles(database(), { teamId, personId: ANA, source: 'slack', roles: ['admin'] });
    expect(await applyGroupRoles(database(), teamId)).toMatchObject({ taken: 1, keptLastAdmin: false });
    expect(await listAdmins(database(), teamId)).toEqual([ANA]);
  });

  it('are offered with those that topics ask for', async () => {
    await changeSetting(database(), {
      teamId,
      family: 'topic',
      subject: 'pricing',
      value: { channelId: null, role: 'deal_desk', nextRole: 'cfo' },
      expectedVersion: 0,
      actor: 'U_ANA',
      at,
    });
    expect(await listRoles(database(), teamId)).toEqual([
      'admin',
      'cfo',
      'deal_desk',
      'rep',
      'seller',
      'support_lead',
    ]);
  });
});
