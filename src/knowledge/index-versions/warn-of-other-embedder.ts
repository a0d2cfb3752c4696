import type { Log } from '../../core/log.ts';
import type { Database } from '../../store/database.ts';
import type { Embedders } from './embedders.ts';
import { liveIndexVersion } from './index-version.ts';
import { holdsPassages } from './index-versions-to-write.ts';

/** An index keeps the embedder that it was made with: another one in the configuration is for the next index. */
export async function warnOfOtherEmbedder(database: Database, embedders: Embedders, log: Log): Promise<void> {
  const live = await liveIndexVersion(database);
  if (live.embedder === embedders.preferred.embedder || !(await holdsPassages(database))) return;
  const usable = embedders.of(live) !== null;
  log.warn(
    { live: live.embedder, configured: embedders.preferred.embedder, usable },
    'the live index is made with another embedder than is configured; "switchboard index build" makes a new one',
  );
}
