import { asId, type PersonId, type TurnId } from '../../core/ids.ts';
import { readTurn } from '../../turn/turn-store.ts';
import { deferOverShare } from '../listeners/defer-over-share.ts';
import { clickBody, placeOf } from '../listeners/interaction.ts';
import type { Listener } from '../listeners/listener.ts';
import { mayActOn, NOT_THEIRS } from '../listeners/may-act-on.ts';
import { withOutcome } from '../with-outcome.ts';
import { askForPerson } from './ask-for-person.ts';
import { askInteractions } from './ask-interactions.ts';
import { refuseToAnswer } from './refuse-to-answer.ts';

/** Refresh and Try again do a turn's work once more, in place of its reply. */
export const redoTurn: Listener = (bolt, deps) => {
  bolt.action(
    askInteractions.redo.id,
    withOutcome(async (raw, delivery) => {
      const click = clickBody.parse(raw);
      const { ts: _ts, viewer: _viewer, ...where } = placeOf(click) ?? {};
      const personId = asId<PersonId>(click.user.id);
      const turnId = asId<TurnId>(click.actions[0]!.value ?? '');
      if (!(await mayActOn(deps, turnId, personId))) return NOT_THEIRS;
      const deferred = await deferOverShare(deps, delivery, { ...where, personId });
      if (deferred !== null) return deferred;
      const result = await deps.turns.refresh(turnId);
      if (result === null) return { outcome: 'ignored', reason: 'that turn is not known' };
      return { outcome: 'turn', turnId: result.turnId };
    }),
  );
};

/** Answers the question of a public reply once more, for the person who clicked, with what that person may see. */
export const answerPrivately: Listener = (bolt, deps) => {
  bolt.action(
    askInteractions.answerPrivately.id,
    withOutcome(async (raw, delivery) => {
      const click = clickBody.parse(raw);
      const place = placeOf(click);
      const turn = await readTurn(deps.database, asId<TurnId>(click.actions[0]!.value ?? ''));
      if (turn === null || place === null) return { outcome: 'ignored', reason: 'that turn is not known' };
      const personId = asId<PersonId>(click.user.id);
      if (!(await mayActOn(deps, turn.id, personId))) return NOT_THEIRS;
      const { ts: _ts, ...where } = place;
      const refused = await refuseToAnswer(deps, {
        teamId: delivery.teamId,
        ...where,
        personId,
        viewer: personId,
      });
      if (refused !== null) return refused;
      return askForPerson(deps, delivery, {
        teamId: delivery.teamId,
        ...where,
        personId,
        viewer: personId,
        text: turn.question,
        unreadFiles: turn.unreadFiles,
        origin: 'button',
        ...(turn.command === null ? {} : { command: turn.command }),
      });
    }),
  );
};
