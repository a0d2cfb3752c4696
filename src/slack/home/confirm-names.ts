import { parseJson } from '../../core/parse-json.ts';
import { confirmName, listMovedNames } from '../../store/names.ts';
import type { Listener } from '../listeners/listener.ts';
import { forAdmins } from './for-admins.ts';
import { homeInteractions } from './home-interactions.ts';
import { confirmedName } from './name-row.ts';
import { redrawList, stateIn } from './open-settings.ts';
import { publishHomes } from './publish-home.ts';

/** The buttons beside a name that changed hands: it goes on meaning who bore it first, or means who bears it now. */
export const confirmNames: Listener = (bolt, deps) => {
  for (const { id } of [homeInteractions.nameKept, homeInteractions.nameMoved]) {
    bolt.action(
      id,
      forAdmins(deps, async (act) => {
        const wanted = confirmedName.safeParse(parseJson(act.action?.value ?? ''));
        if (!wanted.success) return { outcome: 'ignored', reason: 'no name of ours' };
        const { kind, name, subjectId } = wanted.data;
        const moved = (await listMovedNames(deps.database)).find(
          (one) => one.kind === kind && one.name === name && one.teamId === act.teamId,
        );
        // Only one of the two whom the row has named, and only while it is so.
        if (moved === undefined || ![moved.subjectId, moved.borneBy].includes(subjectId))
          return { outcome: 'ignored', reason: 'the name has changed hands again' };
        await confirmName(deps.database, { ...wanted.data, teamId: act.teamId, actor: act.personId });
        const state = stateIn(act);
        if (state !== undefined) await redrawList(deps, act, state);
        await publishHomes(deps, act.teamId, act.personId);
        return { outcome: 'applied' };
      }),
    );
  }
};
