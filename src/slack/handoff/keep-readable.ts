import type { PersonId, TeamId } from '../../core/ids.ts';
import { visibleEvidence } from '../../turn/visible-evidence.ts';
import type { ListenerDeps } from '../listeners/listener.ts';

/** Something stored that rests on evidence, by its ids. */
interface Resting {
  restsOn: readonly string[];
}

/** Of stored texts those of which one person may see now all that they rest on; what is gone cannot be told of, and stays out. */
export async function keepReadable<Stored extends Resting>(
  { database }: Pick<ListenerDeps, 'database'>,
  { teamId, personId }: { teamId: TeamId; personId: PersonId },
  stored: readonly Stored[],
): Promise<Stored[]> {
  const alone = { teamId, everyone: false, people: [personId] };
  const ids = [...new Set(stored.flatMap(({ restsOn }) => restsOn))];
  const visible = await visibleEvidence(database, alone, ids);
  return stored.filter(({ restsOn }) => restsOn.every((id) => visible.has(id)));
}
