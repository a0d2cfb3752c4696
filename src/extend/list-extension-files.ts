import { readdir } from 'node:fs/promises';

const EXTENSION = /\.m?[jt]s$/;
const NO_EXTENSION = /\.(?:test|spec|d)\.m?[jt]s$/;

/** Lists the files of a folder that are extensions, sorted by name; those of folders in it are their helpers. */
export async function listExtensionFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  return names.filter((name) => EXTENSION.test(name) && !NO_EXTENSION.test(name)).sort();
}
