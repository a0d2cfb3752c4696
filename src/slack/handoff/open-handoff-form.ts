import type { ModalView } from '@slack/types';
import { idsBehind } from '../../core/citation.ts';
import type { Language } from '../../core/language.ts';
import type { Handoff } from '../../handoff/handoff.ts';
import type { Step } from '../../handoff/transitions.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { notifyExpired } from '../listeners/notify-expired.ts';
import { openModal } from '../views/show-modal.ts';
import { withOutcome } from '../with-outcome.ts';
import { draftText } from './draft-text.ts';
import { type HandoffClick, metadataOf, readHandoffClick } from './handoff-click.ts';
import { assignView, declineView, editView, resolveView } from './handoff-form-views.ts';
import { handoffInteractions } from './handoff-interactions.ts';
import { keepReadable } from './keep-readable.ts';
import { proposedAnswer } from './last-answer.ts';
import { notifyRefused } from './notify-refused.ts';
import { refusalBefore } from './refusal-before.ts';

const STEPS: Record<string, Extract<Step, 'edit_and_send' | 'decline' | 'assign' | 'resolve'>> = {
  edit: 'edit_and_send',
  decline: 'decline',
  assign: 'assign',
  resolve: 'resolve',
};

/** The buttons that open a form: edit and send, decline, assign, resolve. Who may not act is told so instead. */
export const openHandoffForm: Listener = (bolt, deps) => {
  bolt.action(
    handoffInteractions.openForm.id,
    withOutcome(async (raw) => {
      const click = readHandoffClick(raw);
      if (click === null) return { outcome: 'ignored', reason: 'a button without a handoff' };
      const { place } = click;
      const action = STEPS[click.name]!;
      const handoff = await deps.handoffs.read(click.handoffId);
      if (handoff === null) return notifyRefused(deps, place, { reason: 'unknown', handoff, action });
      const { personId } = place;
      const reason = await refusalBefore(deps.database, handoff, { step: action, personId });
      if (reason !== null) return notifyRefused(deps, place, { reason, handoff, action });
      const language = await deps.directory.languageOf(deps.identity.teamId, personId);
      return openForm(deps, click, { language, view: await viewOf(deps, click, { handoff, language }) });
    }),
  );
};

/** Opens a form, or says that it was too late for it. */
export async function openForm(
  deps: ListenerDeps,
  { triggerId, place }: HandoffClick,
  { language, view }: { language: Language; view: ModalView },
): Promise<EventOutcome> {
  const opened = triggerId === undefined ? null : await openModal(deps.api, triggerId, view);
  return opened === null ? notifyExpired(deps, place, language) : { outcome: 'applied' };
}

async function viewOf(
  deps: ListenerDeps,
  click: HandoffClick,
  { handoff, language }: { handoff: Handoff; language: Language },
): Promise<ModalView> {
  const given = { language, metadata: metadataOf(click) };
  const { personId } = click.place;
  const restsOn = idsBehind(handoff.draft?.citations ?? []);
  // Who came later, or lost a right since, writes an answer of their own.
  const mayRead = (await keepReadable(deps, { teamId: handoff.teamId, personId }, [{ restsOn }])).length > 0;
  switch (STEPS[click.name]) {
    case 'edit_and_send':
      return editView(given, mayRead ? draftText(handoff.draft?.parts ?? []) : '');
    case 'decline':
      return declineView(given);
    case 'assign':
      return assignView(given);
    default:
      return resolveView(given, mayRead ? await proposedAnswer(deps.database, handoff) : '');
  }
}
