import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Language } from '../../core/language.ts';
import { assignTriage, closeTriage, type TriageChange } from '../../feedback/change-triage.ts';
import { RESOLUTIONS } from '../../feedback/triage.ts';
import { t } from '../../messages/t.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { plain } from '../render/plain.ts';
import { openModal } from '../views/show-modal.ts';
import { readSubmission } from '../views/view-checks.ts';
import { withOutcome } from '../with-outcome.ts';
import { field, option } from './admin-blocks.ts';
import { faultText } from './fault-text.ts';
import { type HomeAct, readHomeAct, showInModal } from './for-admins.ts';
import { homeInteractions } from './home-interactions.ts';
import { publishHomes } from './publish-home.ts';
import { readEntered } from './settings-form.ts';

const MAX_NOTE = 1_000;
const entered = z.object({ as: z.enum(RESOLUTIONS), note: z.string().nullish() });

/** Taking on a group of answers to look at, and closing it; who may is decided with the change itself. */
export const workOnTriage: Listener = (bolt, deps) => {
  bolt.action(
    homeInteractions.takeTriage.id,
    withOutcome(async (raw, delivery) => {
      const act = await readHomeAct(deps, raw, delivery);
      const itemId = act.action?.value ?? '';
      return finish(
        deps,
        act,
        await assignTriage(deps.database, { itemId, by: act.personId, to: act.personId }),
      );
    }),
  );
  bolt.action(
    homeInteractions.closeTriage.id,
    withOutcome(async (raw, delivery) => {
      const act = await readHomeAct(deps, raw, delivery);
      const opened = await openModal(
        deps.api,
        act.triggerId,
        closeView(act.language, act.action?.value ?? ''),
      );
      return opened === null
        ? { outcome: 'ignored', reason: 'the trigger had expired' }
        : { outcome: 'applied' };
    }),
  );
  bolt.view(
    homeInteractions.sendTriage.id,
    withOutcome(async (raw, delivery) => {
      const act = await readHomeAct(deps, raw, delivery);
      const { as, note } = entered.parse(readEntered(readSubmission(raw)?.values ?? {}));
      const wanted = { itemId: act.view?.private_metadata ?? '', by: act.personId, as, wholeGroup: true };
      return finish(deps, act, await closeTriage(deps.database, { ...wanted, ...(note ? { note } : {}) }));
    }),
  );
};

async function finish(deps: ListenerDeps, act: HomeAct, change: TriageChange): Promise<EventOutcome> {
  if (change.type === 'refused') {
    const fault = change.reason === 'not_allowed' ? 'not_allowed' : 'gone';
    await showInModal(deps, act, faultText(act.language, fault));
  }
  await publishHomes(deps, act.teamId, act.personId);
  return change.type === 'done' ? { outcome: 'applied' } : { outcome: 'ignored', reason: change.reason };
}

function closeView(language: Language, itemId: string): ModalView {
  const options = RESOLUTIONS.map((resolution) =>
    option(resolution, t(language, `slack.admin.resolution.${resolution}`)),
  );
  return {
    type: 'modal',
    callback_id: homeInteractions.sendTriage.id,
    private_metadata: itemId,
    title: plain(t(language, 'slack.admin.area.triage')),
    submit: plain(t(language, 'slack.admin.save')),
    close: plain(t(language, 'slack.modal.close')),
    blocks: [
      field('as', t(language, 'slack.admin.triage_as'), { type: 'static_select', options }),
      field(
        'note',
        t(language, 'slack.admin.triage_note'),
        { type: 'plain_text_input', multiline: true, max_length: MAX_NOTE },
        { optional: true },
      ),
    ],
  };
}
