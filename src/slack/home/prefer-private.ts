import { savePreferences } from '../../store/people.ts';
import type { Listener } from '../listeners/listener.ts';
import { withOutcome } from '../with-outcome.ts';
import { readHomeAct } from './for-admins.ts';
import { homeInteractions } from './home-interactions.ts';
import { publishHome } from './publish-home.ts';

/** The switch for private answers in App Home. */
export const preferPrivate: Listener = (bolt, deps) => {
  bolt.action(
    homeInteractions.preferPrivate.id,
    withOutcome(async (raw, delivery) => {
      const { teamId, personId, action } = await readHomeAct(deps, raw, delivery);
      const privateByDefault = action?.value === 'on';
      await savePreferences(deps.database, { teamId, id: personId, preferences: { privateByDefault } });
      await publishHome(deps, teamId, personId);
      return { outcome: 'applied' };
    }),
  );
};
