import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the build is made from; a folder stands for everything in it. */
const FILES = ['package.json', 'package-lock.json', 'scripts/build.js'];
const FOLDERS = ['src', 'packages', 'bench'];
/** The sandbox's page is bundled when it is served, and not here. */
const NO_SOURCE = /^(?:node_modules|test|dist|\..*)$|\.(?:test\.tsx?|md|css|svg|html)$/;

/**
 * Names a state of the sources in `root` by the path, size and time of every file, which takes some ten milliseconds,
 * where reading them all would cost what the build saves. Null where there are no sources, as in the image.
 * @param {string} root
 * @returns {string | null}
 */
export function stampSources(root) {
  if (!existsSync(join(root, 'src/main.ts'))) return null;
  /** @type {string[]} */
  const lines = [];
  /** @param {string} path */
  const note = (path) => {
    const file = statSync(join(root, path), { throwIfNoEntry: false });
    if (file !== undefined) lines.push(`${path} ${file.size} ${file.mtimeMs}`);
  };
  /** @param {string} folder */
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (NO_SOURCE.test(entry.name)) continue;
      if (entry.isDirectory()) walk(`${folder}/${entry.name}`);
      else note(`${folder}/${entry.name}`);
    }
  };
  for (const file of FILES) note(file);
  for (const folder of FOLDERS) if (existsSync(join(root, folder))) walk(folder);
  return createHash('sha1').update(lines.sort().join('\n')).digest('hex').slice(0, 12);
}

/**
 * The stamp of the sources that `dist/` was last made from; null where nothing has been built.
 * @param {string} root
 * @returns {string | null}
 */
export function stampOfBuild(root) {
  try {
    const [, stamp] =
      /"\.\/([\da-f]+)\/main\.js"/.exec(readFileSync(join(root, 'dist/main.js'), 'utf8')) ?? [];
    return stamp !== undefined && existsSync(join(root, 'dist', stamp, 'main.js')) ? stamp : null;
  } catch {
    return null;
  }
}
