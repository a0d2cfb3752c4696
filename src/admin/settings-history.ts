import { sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import {
  defaultSetting,
  isSettingFamily,
  type Setting,
  type SettingFamily,
  settingSchemas,
} from '../core/settings.ts';
import type { Database } from '../store/database.ts';
import type { Row, RowAs } from '../store/row.ts';
import { changeSetting, type StoredSetting } from '../store/settings.ts';

/** A change of a setting, as it was recorded. */
export interface RecordedChange {
  id: number;
  family: SettingFamily;
  subject: string;
  /** Null: the default applied. */
  before: unknown;
  after: unknown;
  version: number;
  actor: string;
  at: Date;
  undoes: number | null;
  /** No newer change of the same setting exists, so this one can be undone. */
  newest: boolean;
}

/** The changes of a workspace, newest first. */
export async function listSettingChanges(
  database: Database,
  { teamId, limit, offset = 0 }: { teamId: TeamId; limit: number; offset?: number },
): Promise<RecordedChange[]> {
  const rows = await database.query<RowAs<'setting_changes', RecordedChange, 'newest'>>(sql`
    select id::int, family, subject, before, after, version, actor, at, undoes, not exists (
      select 1 from setting_changes later where later.team_id = change.team_id and later.family = change.family
        and later.subject = change.subject and later.id > change.id) as newest
    from setting_changes change where team_id = ${teamId} order by id desc limit ${limit} offset ${offset}`);
  return rows.filter((row) => isSettingFamily(row.family));
}

/** What came of taking a change back; `superseded` names who changed the same setting since. */
export type UndoResult =
  | { type: 'undone'; family: SettingFamily; setting: StoredSetting<SettingFamily> }
  | { type: 'superseded'; by: string; at: Date }
  | { type: 'unknown' };

/** Puts a setting back to what it was before a change, as a change of its own; only the newest can be taken back. */
export function undoChange(
  database: Database,
  { teamId, changeId, actor, at }: { teamId: TeamId; changeId: number; actor: string; at: Date },
): Promise<UndoResult> {
  return database.transaction(async (tx) => {
    const change = await readChange(tx, teamId, changeId);
    if (change === null) return { type: 'unknown' };
    const { family, subject } = change;
    const setting = await changeSetting(tx, {
      teamId,
      family,
      subject,
      value: valueBefore(family, change.before),
      expectedVersion: change.version,
      actor,
      at,
      undoes: changeId,
    });
    return setting === null ? readNewer(tx, teamId, change) : { type: 'undone', family, setting };
  });
}

/** A recorded change; null when the workspace has none of that id. */
export async function readChange(
  database: Database,
  teamId: TeamId,
  id: number,
): Promise<Pick<RecordedChange, 'family' | 'subject' | 'before' | 'version'> | null> {
  const [row] = await database.query<
    RowAs<'setting_changes', Pick<RecordedChange, 'family' | 'subject' | 'before' | 'version'>>
  >(sql`
    select family, subject, before, version from setting_changes where team_id = ${teamId} and id = ${id}`);
  return row === undefined || !isSettingFamily(row.family) ? null : row;
}

/** The value before a change, in the form of today. */
export function valueBefore<Family extends SettingFamily>(family: Family, before: unknown): Setting<Family> {
  const parsed = settingSchemas[family].safeParse(before ?? {});
  return (parsed.success ? parsed.data : defaultSetting(family)) as Setting<Family>;
}

async function readNewer(
  tx: Database,
  teamId: TeamId,
  { family, subject }: Pick<RecordedChange, 'family' | 'subject'>,
): Promise<UndoResult> {
  const [newest] = await tx.query<Row<'setting_changes', 'actor' | 'at'>>(sql`
    select actor, at from setting_changes where team_id = ${teamId} and family = ${family} and subject = ${subject}
    order by id desc limit 1`);
  return newest === undefined ? { type: 'unknown' } : { type: 'superseded', by: newest.actor, at: newest.at };
}
