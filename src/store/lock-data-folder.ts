import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BotError } from '../core/bot-error.ts';

/** Who holds a data folder. */
export interface Holder {
  pid: number;
  /** The kernel's start time of the process where it tells one: a reused pid is not the same holder. */
  startedAt: string;
  command: string;
}

/** A held folder; nobody else opens its database until it is released. */
export interface FolderLock {
  release(): Promise<void>;
}

/** Each taking of a folder has a number one higher than the last; the highest says who holds it. */
const GENERATION = /^holder\.(\d+)\.json$/;

/**
 * Holds a data folder for this process. PGlite takes no lock of its own, and two processes would damage it. The lock
 * of a process that was killed is taken over. A number is never used twice, so that of many takers who saw the same
 * dead holder only one can follow it.
 * @throws BotError `data_folder_in_use` naming the holder, `disk_full`, `input_invalid`
 */
export async function lockDataFolder(folder: string, command: string): Promise<FolderLock> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const generation = await latestGeneration(folder);
    const holder = await readHolder(folder);
    if (holder !== null) {
      throw new BotError(
        'data_folder_in_use',
        `${folder} is in use by "${holder.command}" (process ${holder.pid}). Stop it first, or set SWITCHBOARD_DATA_DIR to another folder.`,
      );
    }
    const path = pathOf(folder, generation + 1);
    if (!(await tryLock(path, folder, command))) continue;
    if ((await latestGeneration(folder)) !== generation + 1) {
      // Somebody went on from here long ago and has cleared our number away since.
      await rm(path, { force: true });
      continue;
    }
    await clearOlder(folder, generation + 1);
    // Emptied, not removed: the next number must be higher than every one before. It needs no room on a full disk.
    return { release: () => truncate(path).catch(() => rm(path, { force: true })) };
  }
  throw new BotError(
    'data_folder_in_use',
    `${folder} is being opened by several processes at once. Try again.`,
  );
}

/** The living process that holds a folder, or null. */
export async function readHolder(folder: string): Promise<Holder | null> {
  const path = pathOf(folder, await latestGeneration(folder));
  const holder = parseHolder(await readFile(path, 'utf8').catch(() => ''));
  return holder !== null && (await isAlive(holder)) ? holder : null;
}

function pathOf(folder: string, generation: number): string {
  return join(folder, `holder.${generation}.json`);
}

async function generations(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => GENERATION.exec(name)?.slice(1).map(Number) ?? []);
}

async function latestGeneration(folder: string): Promise<number> {
  return Math.max(0, ...(await generations(folder)));
}

async function clearOlder(folder: string, than: number): Promise<void> {
  for (const generation of await generations(folder))
    if (generation < than) await rm(pathOf(folder, generation), { force: true });
}

/** The file appears under its name with its content or not at all, so that nobody reads it half-written. */
async function tryLock(path: string, folder: string, command: string): Promise<boolean> {
  const holder: Holder = { pid: process.pid, startedAt: (await startTimeOf(process.pid)) ?? '', command };
  const draft = join(folder, `holder.draft.${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(draft, JSON.stringify(holder), { mode: 0o600 });
    await link(draft, path);
    return true;
  } catch (error) {
    return refuse(error, path);
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

function refuse(error: unknown, path: string): false {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EEXIST') return false;
  if (code === 'ENOSPC') {
    throw new BotError(
      'disk_full',
      `The disk is full: ${path} cannot be written. Free some room and try again.`,
      { cause: error },
    );
  }
  throw new BotError('input_invalid', `The data folder cannot be written (${code}): ${path}`, {
    cause: error,
  });
}

function parseHolder(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    if (typeof value.pid !== 'number') return null;
    return { pid: value.pid, startedAt: value.startedAt ?? '', command: value.command ?? 'switchboard' };
  } catch {
    return null;
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  return (await startTimeOf(holder.pid)) === holder.startedAt;
}

/** Start time of a living process (Linux: field 22 of /proc/pid/stat; elsewhere an empty text), null when it is gone. */
async function startTimeOf(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie answers signals, but holds nothing any more.
  return fields[0] === 'Z' ? null : (fields[19] ?? '');
}
