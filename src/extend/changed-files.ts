import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listExtensionFiles } from './list-extension-files.ts';

/** The folder of extensions as it was when it was read. */
export interface ReadFolder {
  path: string;
  /** By each file's name, what tells whether it is still the same. */
  stamps: ReadonlyMap<string, string>;
}

/** A file that is not as it was read. */
export interface FileChange {
  file: string;
  change: 'added' | 'changed' | 'removed';
}

/** Stamps the files of a folder, to be compared later. */
export async function stampFiles(path: string, files: readonly string[]): Promise<ReadFolder> {
  const stamps = await Promise.all(
    files.map(async (file) => {
      // A link to nothing is told of where it is loaded.
      const found = await stat(join(path, file)).catch(() => null);
      return [file, found === null ? '' : `${found.mtimeMs}:${found.size}`] as const;
    }),
  );
  return { path, stamps: new Map(stamps) };
}

/** What happened to the files of a folder since it was read; a folder that is gone has lost them all. */
export async function listChangedFiles(read: ReadFolder): Promise<FileChange[]> {
  const files = await listExtensionFiles(read.path).catch(() => []);
  const { stamps: now } = await stampFiles(read.path, files);
  return [...new Set([...read.stamps.keys(), ...now.keys()])].sort().flatMap((file): FileChange[] => {
    if (!now.has(file)) return [{ file, change: 'removed' }];
    if (!read.stamps.has(file)) return [{ file, change: 'added' }];
    return read.stamps.get(file) === now.get(file) ? [] : [{ file, change: 'changed' }];
  });
}
