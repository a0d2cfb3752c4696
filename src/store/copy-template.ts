import { createHash } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { chmod, cp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { INSTALLATION } from '../core/installation.ts';

const MIGRATIONS = join(INSTALLATION, 'migrations');
/** Beside the builds, and no secret: what is in it every installation of this version has. */
export const TEMPLATES = join(INSTALLATION, 'dist');
export const TEMPLATE_PREFIX = 'database-';

/**
 * Puts a copy of an empty, migrated database in the place of an empty folder. Where there is none, or it cannot be copied, the
 * folder stays empty, for PGlite to make what it makes. The caller holds the lock of the data folder.
 */
export async function copyTemplate(template: string | null, database: string): Promise<void> {
  const draft = `${database}.draft`;
  // A start that was killed left it.
  await rm(draft, { recursive: true, force: true });
  if (template === null || !existsSync(template)) return;
  try {
    await cp(template, draft, { recursive: true, mode: constants.COPYFILE_FICLONE });
    // What everybody may read is a copy by now, and the place of the database is nobody else's.
    await chmod(draft, 0o700);
    await rename(draft, database);
  } catch {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * Where the template is, or would be: named by all that decides what is in it, the migrations and the packages that make the
 * files. Null where there are no migrations, as while the image is built.
 */
export async function templateFolder(): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for (const name of (await readdir(MIGRATIONS)).filter((one) => one.endsWith('.sql')).sort())
      hash.update(name).update(await readFile(join(MIGRATIONS, name)));
    hash.update(await readFile(join(INSTALLATION, 'package-lock.json')));
  } catch {
    return null;
  }
  return join(TEMPLATES, `${TEMPLATE_PREFIX}${hash.digest('hex').slice(0, 12)}`);
}
