import type { HandoffAction } from '../../handoff/handoff.ts';
import { publishHome } from '../home/publish-home.ts';
import type { Listener } from '../listeners/listener.ts';
import { withOutcome } from '../with-outcome.ts';
import { actOnHandoff } from './act-on-handoff.ts';
import { type HandoffClick, readHandoffClick } from './handoff-click.ts';
import { handoffInteractions } from './handoff-interactions.ts';

/** The buttons that need no form: approve and take over for leads, withdraw for the asker. */
export const decideHandoff: Listener = (bolt, deps) => {
  const decide = withOutcome(async (raw, delivery) => {
    const click = readHandoffClick(raw);
    if (click === null) return { outcome: 'ignored', reason: 'a button without a handoff' };
    const { handoffId, place } = click;
    const outcome = await actOnHandoff(deps, delivery, { handoffId, place, action: actionOf(click) });
    // A button in App Home stays there until it is drawn again.
    if (place.channelId === undefined) await publishHome(deps, delivery.teamId, place.personId);
    return outcome;
  });
  for (const { id } of [handoffInteractions.decide, handoffInteractions.withdraw]) bolt.action(id, decide);
};

function actionOf({ name, draftHash, seen }: HandoffClick): HandoffAction {
  if (name === 'approve') return { type: 'approve', draftHash: draftHash ?? '' };
  if (name === 'withdraw') return { type: 'withdraw' };
  return { type: 'take_over', ...(seen === undefined ? {} : { seen }) };
}
