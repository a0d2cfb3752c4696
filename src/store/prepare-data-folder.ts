import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BotError } from '../core/bot-error.ts';

/** Where the embedded database lies in the data folder. */
export const DATABASE_FOLDER = 'pg';
/** What the bot itself puts into the data folder. */
const OURS = /^(?:pg(?:\..+)?|sandbox|restoring|holder\..+|audit-checkpoints\.jsonl|lost\+found)$/;
/** Nobody but the owner may read, write or enter. */
const PRIVATE = 0o700;

/**
 * Makes the folder of the embedded database private, whatever it was before, and looks whether what is in it is a whole database:
 * PGlite makes a new one wherever the file of the version is missing, over all that is there.
 * @throws BotError `data_folder_damaged`; `input_invalid` when others can read it and we cannot change that
 */
export async function prepareDataFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: PRIVATE });
  // A folder that holds other things than ours is not closed to those whom they are for; the database in it is.
  if ((await readdir(folder)).every((name) => OURS.test(name))) await close(folder);
  const database = join(folder, DATABASE_FOLDER);
  await mkdir(database, { recursive: true, mode: PRIVATE });
  await close(database);
  const names = await readdir(database);
  if (names.length === 0) return;
  for (const needed of ['PG_VERSION', 'base', 'global/pg_control', 'pg_wal'])
    if (!(await isThere(join(database, needed)))) throw damaged(database, `${needed} is missing`);
}

/** Takes from others what PGlite gives everybody with the files of a new database, once. */
export async function closeFiles(folder: string): Promise<void> {
  const database = join(folder, DATABASE_FOLDER);
  const version = join(database, 'PG_VERSION');
  if (((await stat(version)).mode & 0o077) === 0) return;
  await setModes(database, { folders: PRIVATE, files: 0o600 });
}

/** Lets everybody read a database that has nothing in it: who installs the bot need not be who runs it. */
export async function openFiles(database: string): Promise<void> {
  await setModes(database, { folders: 0o755, files: 0o644 });
  await chmod(database, 0o755);
}

async function setModes(
  database: string,
  { folders, files }: { folders: number; files: number },
): Promise<void> {
  const version = join(database, 'PG_VERSION');
  for (const entry of await readdir(database, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (path !== version) await chmod(path, entry.isDirectory() ? folders : files).catch(() => undefined);
  }
  // Last, since it says that all others were.
  await chmod(version, files).catch(() => undefined);
}

/** What is said of a database that cannot be opened. */
export function damaged(database: string, what: string, cause?: unknown): BotError {
  return new BotError(
    'data_folder_damaged',
    `The database in ${database} is damaged (${what}). Bring back a backup with "switchboard restore <file>", which keeps what is there beside it, or move the folder away to begin with an empty one.`,
    { cause },
  );
}

async function close(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  if ((mode & 0o077) === 0) return;
  await chmod(folder, PRIVATE).catch((cause: unknown) => {
    // A volume of a container may belong to another user and be shared with our group alone.
    if ((mode & 0o007) === 0) return;
    throw new BotError(
      'input_invalid',
      `Others on this machine can read ${folder}, and it belongs to another user. Take their rights away (chmod 700), or set SWITCHBOARD_DATA_DIR to a folder of your own.`,
      { cause },
    );
  });
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
