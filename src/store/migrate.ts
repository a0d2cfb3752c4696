import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { BotError } from '../core/bot-error.ts';
import { INSTALLATION } from '../core/installation.ts';
import type { Database } from './database.ts';
import { takeLock } from './locks.ts';
import { textArray } from './sql-values.ts';
import { LAST_BEFORE_SQUASH, SQUASHED_INTO, SQUASHED_MIGRATIONS } from './squashed-migrations.ts';

const FOLDER = join(INSTALLATION, 'migrations');

interface JournalEntry {
  idx: number;
  when: number;
  tag: string;
}

/** Migrations in the order they are applied. */
export async function readJournal(folder = FOLDER): Promise<JournalEntry[]> {
  const journal = JSON.parse(await readFile(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    entries: JournalEntry[];
  };
  return journal.entries;
}

/**
 * Applies the migrations that the database lacks, each once, under a lock that concurrent migrators wait for.
 * All of them land in one transaction or none does. A database of before 0.1.0 that has all migrations of then goes on
 * from there.
 * @returns the names applied now
 * @throws BotError `database_newer` when the database was migrated by a newer version, `database_older` when it has only
 * some of the migrations of before 0.1.0
 */
export async function migrate(database: Database, folder = FOLDER): Promise<string[]> {
  const journal = await readJournal(folder);
  const before = await appliedMigrations(database);
  if (missingOf(before, journal).length === 0) return [];
  return database.transaction(async (tx) => {
    await takeLock(tx, 'migrations');
    await tx.query(
      sql`create table if not exists switchboard_migrations (name text primary key, applied_at timestamptz not null default now())`,
    );
    const applied = await appliedMigrations(tx);
    const missing = missingOf(applied, journal);
    await renameSquashed(tx, applied);
    for (const { tag } of missing) await applyMigration(tx, tag, folder);
    return missing.map((entry) => entry.tag);
  });
}

/** Names of the migrations that the database has; none when it was never migrated. */
export async function appliedMigrations(database: Database): Promise<string[]> {
  const [table] = await database.query<{ present: boolean }>(
    sql`select to_regclass('switchboard_migrations') is not null as present`,
  );
  if (!table?.present) return [];
  const rows = await database.query<{ name: string }>(
    sql`select name from switchboard_migrations order by name`,
  );
  return rows.map((row) => row.name);
}

async function applyMigration(tx: Database, tag: string, folder: string): Promise<void> {
  const text = await readFile(join(folder, `${tag}.sql`), 'utf8');
  for (const statement of text.split('--> statement-breakpoint')) {
    if (statement.trim() !== '') await tx.query(sql.raw(statement));
  }
  await tx.query(sql`insert into switchboard_migrations (name) values (${tag})`);
}

/** What of the journal the database lacks. @throws BotError `database_newer`, `database_older` */
function missingOf(applied: string[], journal: JournalEntry[]): JournalEntry[] {
  const known = new Set([...journal.map((entry) => entry.tag), ...SQUASHED_MIGRATIONS]);
  refuseNewer(applied.filter((name) => !known.has(name)));
  const squashed = SQUASHED_MIGRATIONS.filter((name) => applied.includes(name));
  if (squashed.length > 0) refuseOlder(squashed);
  const have = new Set(squashed.length > 0 ? [...applied, ...SQUASHED_INTO] : applied);
  return journal.filter((entry) => !have.has(entry.tag));
}

function refuseNewer(unknown: string[]): void {
  if (unknown.length === 0) return;
  throw new BotError(
    'database_newer',
    `The database was migrated by a newer Switchboard (${unknown.join(', ')}). Start that version, or restore a backup from before.`,
  );
}

function refuseOlder(squashed: string[]): void {
  if (squashed.length === SQUASHED_MIGRATIONS.length) return;
  throw new BotError(
    'database_older',
    `The database was last migrated by a Switchboard of before 0.1.0 (up to ${squashed.at(-1)}, ${squashed.length} of ${SQUASHED_MIGRATIONS.length} migrations), which this version cannot go on from. Nothing was changed. Check out commit ${LAST_BEFORE_SQUASH} of the repository, run "npm ci" and "switchboard migrate" there with the same settings, then start this version.`,
  );
}

/** Lets the migrations of today count as applied where those that they were squashed from are. */
async function renameSquashed(tx: Database, applied: string[]): Promise<void> {
  if (!SQUASHED_MIGRATIONS.every((name) => applied.includes(name))) return;
  await tx.query(
    sql`delete from switchboard_migrations where name = any (${textArray(SQUASHED_MIGRATIONS)})`,
  );
  await tx.query(
    sql`insert into switchboard_migrations (name) select unnest(${textArray(SQUASHED_INTO)}) on conflict do nothing`,
  );
}
