import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TEMPLATE_PREFIX, TEMPLATES, templateFolder } from './copy-template.ts';
import { migrate } from './migrate.ts';
import { openEmbedded } from './open-embedded.ts';
import { DATABASE_FOLDER, openFiles } from './prepare-data-folder.ts';

/**
 * Creates the empty, migrated database that a first start copies, unless it is there: to make one takes ten seconds of a
 * processor, to copy one a fraction of a second. Any number of processes may do so at once.
 * @returns its folder; null: there is nothing to make it from
 * @throws BotError `disk_full`, `database_unreachable`
 */
export async function makeTemplate(): Promise<string | null> {
  const folder = await templateFolder();
  if (folder === null || existsSync(folder)) return folder;
  await mkdir(TEMPLATES, { recursive: true });
  const draft = await mkdtemp(join(TEMPLATES, '.draft-'));
  try {
    const database = await openEmbedded(draft);
    await migrate(database);
    await database.close();
    await openFiles(join(draft, DATABASE_FOLDER));
    await rename(join(draft, DATABASE_FOLDER), folder).catch((error: unknown) => {
      // One who comes second finds the place taken by the same content.
      if (!existsSync(folder)) throw error;
    });
    await removeOthers(folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

/** Those of other migrations or packages: a start that would need one makes its database itself. */
async function removeOthers(kept: string): Promise<void> {
  for (const name of await readdir(TEMPLATES)) {
    const path = join(TEMPLATES, name);
    if (name.startsWith(TEMPLATE_PREFIX) && path !== kept) await rm(path, { recursive: true, force: true });
  }
}
