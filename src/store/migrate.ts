import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { BotError } from '../core/bot-error.ts';
import { INSTALLATION } from '../core/installation.ts';
import type { Database } from './database.ts';
import { takeLock } from './locks.ts';

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
 * All of them land in one transaction or none does.
 * @returns the names applied now
 * @throws BotError `database_newer` when the database was migrated by a newer version
 */
export async function migrate(database: Database, folder = FOLDER): Promise<string[]> {
  const journal = await readJournal(folder);
  const before = await appliedMigrations(database);
  refuseNewer(before, journal);
  if (before.length === journal.length) return [];
  return database.transaction(async (tx) => {
    await takeLock(tx, 'migrations');
    await tx.query(
      sql`create table if not exists switchboard_migrations (name text primary key, applied_at timestamptz not null default now())`,
    );
    const applied = await appliedMigrations(tx);
    refuseNewer(applied, journal);
    const missing = journal.filter((entry) => !applied.includes(entry.tag));
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

function refuseNewer(applied: string[], journal: JournalEntry[]): void {
  const known = new Set(journal.map((entry) => entry.tag));
  const unknown = applied.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new BotError(
    'database_newer',
    `The database was migrated by a newer Switchboard (${unknown.join(', ')}). Start that version, or restore a backup from before.`,
  );
}
