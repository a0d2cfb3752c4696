import type { Listener } from '../listeners/listener.ts';
import { withOutcome } from '../with-outcome.ts';
import { deliveryKey } from './act-on-handoff.ts';
import { metadataOf, readHandoffClick } from './handoff-click.ts';
import { surveyView } from './handoff-form-views.ts';
import { handoffInteractions } from './handoff-interactions.ts';
import { notifyRefused } from './notify-refused.ts';
import { openForm } from './open-handoff-form.ts';

/** The survey's buttons keep the score at once; a form for a few words follows. */
export const answerSurvey: Listener = (bolt, deps) => {
  bolt.action(
    handoffInteractions.survey.id,
    withOutcome(async (raw, delivery) => {
      const click = readHandoffClick(raw);
      if (click === null) return { outcome: 'ignored', reason: 'a button without a handoff' };
      const { handoffId, place } = click;
      const score = Number(click.name.split(':')[1]);
      const action = { type: 'survey', score } as const;
      const result = await deps.handoffs.act({
        handoffId,
        key: deliveryKey(delivery),
        actor: place.personId,
        action,
      });
      if (result.type === 'refused') return notifyRefused(deps, place, { ...result, action: 'survey' });
      const language = await deps.directory.languageOf(delivery.teamId, place.personId);
      const view = surveyView({ language, metadata: metadataOf(click, score) });
      // Without the form the score is kept all the same.
      await openForm(deps, click, { language, view });
      return { outcome: 'applied' };
    }),
  );
};
