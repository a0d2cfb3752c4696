import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import { BotError } from '../core/bot-error.ts';

const SKIPPED_FOLDERS = new Set(['node_modules']);

/** A file of a folder, by its path within it with forward slashes. */
export interface FoundFile {
  path: string;
  /** Why it is not even opened. */
  unreadable?: string;
  /** Said of a folder that cannot be listed: any article may be in it. */
  whole?: true;
}

/**
 * The real path of a folder.
 * @throws BotError `not_found` when there is none
 */
export async function findFolder(path: string): Promise<string> {
  try {
    const folder = await realpath(path);
    if ((await stat(folder)).isDirectory()) return folder;
  } catch (error) {
    throw new BotError('not_found', `There is no readable folder at ${path}; nothing was changed.`, {
      cause: error,
    });
  }
  throw new BotError('not_found', `${path} is not a folder; nothing was changed.`);
}

/** The files of a folder whose names match, at any depth, in an order that stays; hidden ones are left out. */
export function listFiles(folder: string, name: RegExp): Promise<FoundFile[]> {
  return listWithin({ root: folder, name }, folder);
}

async function listWithin(search: { root: string; name: RegExp }, folder: string): Promise<FoundFile[]> {
  const within = (name: string): string =>
    relative(search.root, join(folder, name)).split(sep).join(posix.sep);
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const unreadable = `the folder cannot be listed (${codeOf(error)})`;
    return [{ path: within(''), unreadable, whole: true }];
  }
  const found: FoundFile[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name))
        found.push(...(await listWithin(search, join(folder, entry.name))));
    } else if (search.name.test(entry.name)) {
      // A link may lead out of the folder that was named.
      found.push(
        entry.isFile()
          ? { path: within(entry.name) }
          : { path: within(entry.name), unreadable: 'it is a link or a special file, which is not followed' },
      );
    }
  }
  return found;
}

/**
 * One file, or the files of one folder whose names match, with what links between them are scoped to.
 * @throws BotError `not_found` when there is nothing at the path
 */
export async function findFileSet(
  path: string,
  name: RegExp,
): Promise<{ location: string; fileSet: string; files: string[] }> {
  try {
    const location = await realpath(path);
    if (!(await stat(location)).isDirectory())
      return { location, fileSet: dirname(location), files: [basename(location)] };
    const entries = await readdir(location, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && name.test(entry.name));
    return { location, fileSet: location, files: files.map((entry) => entry.name).sort() };
  } catch (error) {
    throw new BotError('not_found', `There is nothing readable at ${path}; nothing was changed.`, {
      cause: error,
    });
  }
}

/** The code of a failed system call, to be told in a reason. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error
    ? String(error.code)
    : 'unknown error';
}
