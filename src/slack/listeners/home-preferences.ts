import type { PersonId, TeamId } from '../../core/ids.ts';
import { readPerson, savePreferences } from '../../store/directory.ts';
import { publishHome } from '../home/publish-home.ts';
import { settling } from '../outcome-carrier.ts';
import { PREFER_PRIVATE } from '../views/home-view.ts';
import type { Listener, ListenerDeps } from './listener.ts';
import { readHomeAct } from './settings-admin-only.ts';

/** The switch for private answers in App Home. */
export const preferPrivate: Listener = (bolt, deps) => {
  bolt.action(
    PREFER_PRIVATE,
    settling(async (raw, delivery) => {
      const { teamId, personId, action } = await readHomeAct(deps, raw, delivery);
      const privateByDefault = action?.value === 'on';
      await savePreferences(deps.database, { teamId, id: personId, preferences: { privateByDefault } });
      await publishHome(deps, teamId, personId);
      return { outcome: 'applied' };
    }),
  );
};

/** For whom alone an answer in a channel is, as whoever asks prefers it; to be spread into the question. */
export async function preferredViewer(
  { database }: Pick<ListenerDeps, 'database'>,
  teamId: TeamId,
  askerId: PersonId,
): Promise<{ viewer?: PersonId }> {
  const person = await readPerson(database, teamId, askerId);
  return person?.preferences.privateByDefault === true ? { viewer: askerId } : {};
}
