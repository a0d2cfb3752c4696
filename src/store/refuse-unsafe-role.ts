import { sql } from 'drizzle-orm';
import { BotError } from '../core/bot-error.ts';
import type { Database } from './database.ts';

/**
 * Refuses a runtime role that row-level security would not bind: superuser, BYPASSRLS, or owner of the tables.
 * @throws BotError `database_unsafe_role`
 */
export async function refuseUnsafeRole(database: Database): Promise<void> {
  const [role] = await database.query<{
    name: string;
    super: boolean;
    bypass: boolean;
    owner: boolean;
    app: boolean;
    reader: boolean;
  }>(sql`
    select rolname as name, rolsuper as super, rolbypassrls as bypass,
      exists (select 1 from pg_class c where c.relname = 'articles' and pg_has_role(c.relowner, 'usage')) as owner,
      coalesce((select pg_has_role(oid, 'member') from pg_roles where rolname = 'switchboard_app'), false) as app,
      coalesce((select pg_has_role(oid, 'member') from pg_roles where rolname = 'switchboard_reader'), false) as reader
    from pg_roles where rolname = current_user`);
  const faults = [
    role?.super && 'is a superuser',
    role?.bypass && 'has BYPASSRLS',
    role?.owner && 'owns the tables',
    !role?.app && 'is no member of switchboard_app',
    !role?.reader && 'is no member of switchboard_reader',
  ].filter((fault) => fault !== false && fault !== undefined);
  if (faults.length === 0) return;
  throw new BotError(
    'database_unsafe_role',
    `The role of DATABASE_URL ${faults.join(' and ')}. Give the bot a role of its own: CREATE ROLE bot LOGIN; GRANT switchboard_app, switchboard_reader TO bot.`,
  );
}
