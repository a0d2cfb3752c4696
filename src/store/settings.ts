import { sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import { defaultSetting, type Setting, type SettingFamily, settingSchemas } from '../core/settings.ts';
import { appendAudit } from './audit-log.ts';
import type { Database } from './database.ts';
import type { Row } from './row.ts';
import { jsonValue } from './sql-values.ts';

/** A setting as it stands; version 0: nobody has set it. */
export interface StoredSetting<Family extends SettingFamily> {
  subject: string;
  value: Setting<Family>;
  version: number;
  updatedBy: string | null;
  updatedAt: Date | null;
}

/** Reads the current setting; what was stored under an earlier form is completed with defaults. */
export async function readSetting<Family extends SettingFamily>(
  database: Database,
  teamId: TeamId,
  family: Family,
  subject = '',
): Promise<StoredSetting<Family>> {
  const [row] = await database.query<SettingRow>(sql`
    select subject, value, version, updated_by, updated_at from settings
    where team_id = ${teamId} and family = ${family} and subject = ${subject}`);
  return row === undefined
    ? { subject, value: defaultSetting(family), version: 0, updatedBy: null, updatedAt: null }
    : toSetting(family, row);
}

/** Every row of a family that somebody has set. */
export async function readSettings<Family extends SettingFamily>(
  database: Database,
  teamId: TeamId,
  family: Family,
): Promise<StoredSetting<Family>[]> {
  const rows = await database.query<SettingRow>(sql`
    select subject, value, version, updated_by, updated_at from settings
    where team_id = ${teamId} and family = ${family} order by subject`);
  return rows.map((row) => toSetting(family, row));
}

/** A change that somebody wants; `expectedVersion` is the one that they saw. */
export interface SettingChange<Family extends SettingFamily> {
  teamId: TeamId;
  family: Family;
  subject?: string;
  value: Setting<Family>;
  expectedVersion: number;
  actor: string;
  at: Date;
  /** The change that this one takes back. */
  undoes?: number;
}

/**
 * Changes a setting, with its history and audit entry, unless somebody else was faster.
 * @returns null when it has another version than expected by now
 */
export function changeSetting<Family extends SettingFamily>(
  database: Database,
  change: SettingChange<Family>,
): Promise<StoredSetting<Family> | null> {
  return database.transaction(async (tx) => {
    const { teamId, family, actor, at, subject = '' } = change;
    // What cannot be read again would count as the default, and nobody would be told.
    settingSchemas[family].parse(change.value);
    const before = await readSetting(tx, teamId, family, subject);
    const version = change.expectedVersion + 1;
    const [row] = await tx.query<SettingRow>(sql`
      insert into settings (team_id, family, subject, value, version, updated_by, updated_at)
      select ${teamId}, ${family}, ${subject}, ${jsonValue(change.value)}, ${version}::int, ${actor}, ${at}
      where ${change.expectedVersion}::int = 0 or exists (
        select 1 from settings where team_id = ${teamId} and family = ${family} and subject = ${subject})
      on conflict (team_id, family, subject) do update set value = excluded.value, version = excluded.version,
        updated_by = excluded.updated_by, updated_at = excluded.updated_at
      where settings.version = ${change.expectedVersion}
      returning subject, value, version, updated_by, updated_at`);
    if (row === undefined) return null;
    await tx.query(sql`
      insert into setting_changes (team_id, family, subject, before, after, version, actor, at, undoes)
      values (${teamId}, ${family}, ${subject}, ${before.version === 0 ? null : jsonValue(before.value)},
        ${jsonValue(change.value)}, ${version}, ${actor}, ${at}, ${change.undoes ?? null})`);
    await appendAudit(tx, {
      actor,
      action: change.undoes === undefined ? 'setting' : 'setting undone',
      subject: subject === '' ? family : `${family}:${subject}`,
      detail: JSON.stringify({ before: before.value, after: change.value }),
    });
    return toSetting(family, row);
  });
}

type SettingRow = Row<'settings', 'subject' | 'value' | 'version' | 'updated_by' | 'updated_at'>;

function toSetting<Family extends SettingFamily>(family: Family, row: SettingRow): StoredSetting<Family> {
  const parsed = settingSchemas[family].safeParse(row.value);
  return {
    subject: row.subject,
    value: (parsed.success ? parsed.data : defaultSetting(family)) as Setting<Family>,
    version: row.version,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
  };
}
