import { constants, openAsBlob } from 'node:fs';
import { access, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BotError } from '../core/bot-error.ts';
import { lockDataFolder } from './lock-data-folder.ts';
import { appliedMigrations, migrate } from './migrate.ts';
import { openEmbedded } from './open-embedded.ts';
import { DATABASE_FOLDER } from './prepare-data-folder.ts';

/**
 * Puts a backup in the place of the embedded database. It is opened beside it first, and nothing is replaced by what does not open;
 * what was there before is kept.
 * @returns where that is; null: there was none
 * @throws BotError `data_folder_in_use`, `input_invalid`, `not_found`, `database_newer`, `database_older`, `disk_full`
 */
export async function restoreEmbedded(dataDir: string, file: string, now: Date): Promise<string | null> {
  const lock = await lockDataFolder(dataDir, 'switchboard restore');
  const beside = join(dataDir, 'restoring');
  try {
    process.umask(0o077);
    await rm(beside, { recursive: true, force: true });
    await unpack(beside, file);
    const there = join(dataDir, DATABASE_FOLDER);
    const kept = join(dataDir, `${DATABASE_FOLDER}.before-${now.toISOString().replace(/[:.]/g, '-')}`);
    const had = await stat(there).then(
      () => true,
      () => false,
    );
    if (had) await rename(there, kept);
    await rename(join(beside, DATABASE_FOLDER), there);
    return had ? kept : null;
  } finally {
    await rm(beside, { recursive: true, force: true });
    await lock.release();
  }
}

async function unpack(beside: string, file: string): Promise<void> {
  await access(file, constants.R_OK).catch((cause: unknown) => {
    throw new BotError('not_found', `The backup cannot be read: ${file}`, { cause });
  });
  const archive = await openAsBlob(file);
  const database = await openEmbedded(beside, archive).catch((cause: unknown) => {
    if (cause instanceof BotError && cause.code === 'disk_full') throw cause;
    throw new BotError('input_invalid', `${file} is no backup of an embedded database.`, { cause });
  });
  try {
    if ((await appliedMigrations(database)).length === 0)
      throw new BotError('input_invalid', `${file} holds a database, but none of Switchboard.`);
    await migrate(database);
  } finally {
    await database.close();
  }
}
