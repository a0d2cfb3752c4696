import type { PersonId, TeamId } from '../../core/ids.ts';
import { readPerson } from '../../store/people.ts';
import type { ListenerDeps } from '../listeners/listener.ts';

/** For whom alone an answer in a channel is, as the asker prefers it; to be spread into the question. */
export async function preferredViewer(
  { database }: Pick<ListenerDeps, 'database'>,
  teamId: TeamId,
  askerId: PersonId,
): Promise<{ viewer?: PersonId }> {
  const person = await readPerson(database, teamId, askerId);
  return person?.preferences.privateByDefault === true ? { viewer: askerId } : {};
}
