import type { TeamId } from '../../core/ids.ts';
import type { Database } from '../../store/database.ts';
import { readSetting } from '../../store/settings.ts';
import type { RecordTerms } from './record-terms.ts';

/** What words mean in a workspace: as its admins have said, else as delivered. */
export async function readTerms(database: Database, teamId: TeamId): Promise<RecordTerms> {
  return (await readSetting(database, teamId, 'terms')).value;
}
