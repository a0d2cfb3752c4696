import { sql } from 'drizzle-orm';
import { BotError } from '../core/bot-error.ts';
import type { OpenDatabase } from './database.ts';
import { releaseAllClaims } from './inbox.ts';
import { type FolderLock, lockDataFolder } from './lock-data-folder.ts';
import { migrate } from './migrate.ts';
import { openEmbedded } from './open-embedded.ts';
import { openServer } from './open-server.ts';
import { refuseUnsafeRole } from './refuse-unsafe-role.ts';

/** Where the data is, and for whom it is opened. */
export interface StoreOptions {
  dataDir: string;
  databaseUrl?: string | undefined;
  migrationUrl?: string | undefined;
  /** The same server past a pooler, for notices. */
  listenUrl?: string | undefined;
  /** Shown to the person who finds the data folder in use. */
  command: string;
  onProgress?: (message: string) => void;
}

/** An open, migrated database. */
export interface Store {
  database: OpenDatabase;
  /** Names of the migrations applied just now. */
  migrated: string[];
  close(): Promise<void>;
}

/**
 * Opens the database that the options name, embedded or server, and brings its tables up to date.
 * @throws BotError `data_folder_in_use`, `database_unreachable`, `database_unsafe_role`, `database_newer`, `database_older`,
 * `data_folder_damaged`, `disk_full`
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  return options.databaseUrl === undefined
    ? openEmbeddedStore(options)
    : openServerStore(options, options.databaseUrl);
}

async function openEmbeddedStore(options: StoreOptions): Promise<Store> {
  const lock = await lockDataFolder(options.dataDir, options.command);
  let database: OpenDatabase | undefined;
  try {
    options.onProgress?.('opening the embedded database');
    // The files that PGlite makes are for everybody, as far as the mask of the process lets them be.
    process.umask(0o077);
    database = await openEmbedded(options.dataDir);
    const migrated = await migrate(database);
    // From here on the embedded database binds us as a server binds its runtime role: row-level security, no tables of our own.
    await database.query(sql`set role switchboard_app`);
    await releaseAllClaims(database);
    return { database, migrated, close: () => closeBoth(database, lock) };
  } catch (error) {
    await closeBoth(database, lock);
    throw error;
  }
}

/** The lock goes last: while the database is open, nobody else may have the folder. */
async function closeBoth(database: OpenDatabase | undefined, lock: FolderLock): Promise<void> {
  await database?.close().catch(() => undefined);
  await lock.release();
}

async function openServerStore(options: StoreOptions, databaseUrl: string): Promise<Store> {
  const migrated =
    options.migrationUrl === undefined ? [] : await migrateServer(options.migrationUrl, databaseUrl);
  const database = await openServer(databaseUrl, { listenUrl: options.listenUrl });
  try {
    await refuseUnsafeRole(database);
    if (options.migrationUrl === undefined) await requireMigrated(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return { database, migrated, close: () => database.close() };
}

/** Migrates as the owner, then lets the runtime role work as the two group roles. */
async function migrateServer(migrationUrl: string, databaseUrl: string): Promise<string[]> {
  const owner = await openServer(migrationUrl, { maxConnections: 1 });
  try {
    const applied = await migrate(owner);
    const runtime = decodeURIComponent(new URL(databaseUrl.replace(/,[^/]*/, '')).username);
    if (applied.length > 0 && runtime !== '') await grantRoles(owner, runtime);
    return applied;
  } finally {
    await owner.close();
  }
}

async function grantRoles(owner: OpenDatabase, runtime: string): Promise<void> {
  const [known] = await owner.query<{ member: boolean }>(sql`
    select pg_has_role(${runtime}, 'switchboard_app', 'member') and pg_has_role(${runtime}, 'switchboard_reader', 'member') as member`);
  if (known?.member) return;
  await owner.query(sql`grant switchboard_app, switchboard_reader to ${sql.identifier(runtime)}`);
}

async function requireMigrated(database: OpenDatabase): Promise<void> {
  const missing = await migrate(database).catch((error: unknown) => {
    if (error instanceof BotError && ['database_newer', 'database_older'].includes(error.code)) throw error;
    throw new BotError(
      'config_invalid',
      'The database lacks tables of this version: set DATABASE_MIGRATION_URL to the owner of the tables, or run "switchboard migrate" with it.',
      { cause: error },
    );
  });
  if (missing.length > 0)
    throw new BotError('database_unsafe_role', 'The runtime role could create tables; it must not own any.');
}
