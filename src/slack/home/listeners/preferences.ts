import { savePreferences } from '../../../store/directory.ts';
import type { Listener } from '../../listeners/listener.ts';
import { settling } from '../../outcome-carrier.ts';
import { publishHome } from '../publish-home.ts';
import { PREFER_PRIVATE } from '../views/home-view.ts';
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
