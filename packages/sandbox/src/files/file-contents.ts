import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What files hold, by their ids. */
export interface FileContents {
  write(id: string, bytes: Uint8Array): void;
  read(id: string): Uint8Array<ArrayBuffer> | undefined;
  remove(id: string): void;
}

/** Keeps contents in the folder `files` of a data folder, or in memory where there is none. */
export function openFileContents(dataDir: string | undefined): FileContents {
  return dataDir === undefined ? inMemory() : inFolder(join(dataDir, 'files'));
}

function inMemory(): FileContents {
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    write: (id, bytes) => void contents.set(id, new Uint8Array(bytes)),
    read: (id) => contents.get(id),
    remove: (id) => void contents.delete(id),
  };
}

function inFolder(folder: string): FileContents {
  const pathOf = (id: string) => join(folder, id);
  return {
    write: (id, bytes) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      // A process that is killed meanwhile leaves no half a file under the real name.
      writeFileSync(`${pathOf(id)}.new`, bytes, { mode: 0o600 });
      renameSync(`${pathOf(id)}.new`, pathOf(id));
    },
    remove: (id) => rmSync(pathOf(id), { force: true }),
    read: (id) => (existsSync(pathOf(id)) ? new Uint8Array(readFileSync(pathOf(id))) : undefined),
  };
}
