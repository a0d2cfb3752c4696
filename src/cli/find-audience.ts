import type { Audience } from '../core/audience.ts';
import type { Database } from '../store/database.ts';
import { createStoredDirectory } from '../store/stored-directory.ts';
import { audienceOf } from '../turn/audience-of.ts';
import { findAsker } from './find-asker.ts';

/** Everyone who would read a reply to `--as` in `--in`; all full members where neither is said. */
export async function findAudience(
  database: Database,
  options: { as?: string | undefined; in?: string | undefined },
): Promise<Audience> {
  const asked = await findAsker(database, options);
  return audienceOf(createStoredDirectory(database), database, { ...asked, viewerId: null });
}
