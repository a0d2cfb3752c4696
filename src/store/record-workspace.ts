import { sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import type { Database, OpenDatabase } from './database.ts';
import type { Row } from './row.ts';

/** A workspace as the bot learns of it when it connects. */
export interface Workspace {
  teamId: TeamId;
  /** As people call it; most name it like their company. */
  name?: string;
  enterpriseId?: string | null;
  botUserId?: string;
  botId?: string;
}

/** The workspace that new rows belong to; null until one was recorded. */
export async function readWorkspace(database: Database): Promise<TeamId | null> {
  const [row] = await database.query<Row<'installations', 'teamId', { teamId: TeamId }>>(
    sql`select team_id as "teamId" from installations order by updated_at desc limit 1`,
  );
  return row?.teamId ?? null;
}

/** The name of a workspace; null where nobody has told it. */
export async function readWorkspaceName(database: Database, teamId: TeamId): Promise<string | null> {
  const [row] = await database.query<Row<'installations', 'name'>>(
    sql`select name from installations where team_id = ${teamId}`,
  );
  return row?.name || null;
}

/** A workspace as it was recorded; null where it never was. */
export async function readRecorded(database: Database, teamId: TeamId): Promise<Workspace | null> {
  const [row] = await database.query<
    Row<'installations', 'name' | 'enterpriseId' | 'botUserId' | 'botId'>
  >(sql`
    select name, enterprise_id as "enterpriseId", bot_user_id as "botUserId", bot_id as "botId" from installations
    where team_id = ${teamId}`);
  return row === undefined ? null : { teamId, ...row };
}

/**
 * Makes this the workspace that new rows belong to, and gives it the rows that were written before any was known. Call it
 * whenever the bot connects; from the second time on it is one look. Statements of this process are of this workspace from then on.
 */
export async function recordWorkspace(database: OpenDatabase, workspace: Workspace): Promise<void> {
  await save(database, workspace);
  await database.nameWorkspace?.(workspace.teamId);
}

async function save(
  database: Database,
  { teamId, name = '', enterpriseId, botUserId, botId }: Workspace,
): Promise<void> {
  if ((await readWorkspace(database)) === teamId) {
    // The example is loaded before the platform says who the bot is.
    await database.query(sql`
      update installations set name = coalesce(nullif(${name}::text, ''), name),
        bot_user_id = coalesce(nullif(${botUserId ?? ''}::text, ''), bot_user_id), bot_id = coalesce(nullif(${botId ?? ''}::text, ''), bot_id)
      where team_id = ${teamId} and ((${name}::text not in ('', name)) or (${botUserId ?? ''}::text not in ('', bot_user_id))
        or (${botId ?? ''}::text not in ('', bot_id)))`);
    return;
  }
  await database.transaction(async (tx) => {
    await lockWorkspaces(tx);
    await tx.query(sql`
      insert into installations (team_id, name, enterprise_id, bot_user_id, bot_id, updated_at)
      values (${teamId}, ${name}, ${enterpriseId ?? null}, ${botUserId ?? ''}, ${botId ?? ''}, clock_timestamp())
      on conflict (team_id) do update set name = case when excluded.name = '' then installations.name else excluded.name end,
        enterprise_id = excluded.enterprise_id, bot_user_id = excluded.bot_user_id,
        bot_id = excluded.bot_id, updated_at = excluded.updated_at`);
    await tx.query(sql`select switchboard_move_rows('', ${teamId})`);
  });
}

/** Waits until nobody writes rows of the workspace there is, or of none: they have all looked at this table. */
export async function lockWorkspaces(tx: Database): Promise<void> {
  await tx.query(sql`lock table installations in access exclusive mode`);
}
