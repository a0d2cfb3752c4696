import { asId, type ChannelId, type HandoffId, type MessageTs, type PersonId } from '../../core/ids.ts';
import type { HandoffAction } from '../../handoff/handoff.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { readSubmission } from '../views/view-checks.ts';
import { withOutcome } from '../with-outcome.ts';
import { actOnHandoff } from './act-on-handoff.ts';
import { type FormValues, readFormText, readPerson } from './form-values.ts';
import { callbackOf, HANDOFF_FORMS, type HandoffForm, readFormMetadata } from './handoff-form.ts';
import { lastAnswer } from './last-answer.ts';

/** What people send with the forms about a handoff. Faults in a field were told before it came this far. */
export const submitHandoffForm: Listener = (bolt, deps) => {
  for (const form of HANDOFF_FORMS) {
    bolt.view(
      callbackOf(form),
      withOutcome((raw, delivery) => submit(deps, delivery, { form, raw })),
    );
  }
};

async function submit(
  deps: ListenerDeps,
  delivery: InboxEvent,
  { form, raw }: { form: HandoffForm; raw: unknown },
): Promise<EventOutcome> {
  const sent = readSubmission(raw);
  if (sent === null) return { outcome: 'ignored', reason: 'a form that was closed' };
  const about = readFormMetadata(sent.metadata);
  if (about === null) return { outcome: 'ignored', reason: 'a form without a handoff' };
  const { handoffId, channelId, threadTs, score } = about;
  const id = asId<HandoffId>(handoffId);
  const action = await actionOf(deps, form, { id, values: sent.values, score });
  if (action === null) return { outcome: 'ignored', reason: 'a form with nothing in it' };
  const place = {
    personId: sent.personId,
    ...(channelId === undefined ? {} : { channelId: asId<ChannelId>(channelId) }),
    ...(threadTs === undefined ? {} : { threadTs: asId<MessageTs>(threadTs) }),
  };
  return actOnHandoff(deps, delivery, { handoffId: id, place, action });
}

async function actionOf(
  deps: ListenerDeps,
  form: HandoffForm,
  { id, values, score }: { id: HandoffId; values: FormValues; score: number | undefined },
): Promise<HandoffAction | null> {
  const text = readFormText(values);
  switch (form) {
    case 'edit':
      return { type: 'edit_and_send', text };
    case 'decline':
      return { type: 'decline', reason: text };
    case 'assign':
      return { type: 'assign', to: asId<PersonId>(readPerson(values) ?? '') };
    case 'resolve':
      return { type: 'resolve', ...(await newAnswer(deps, id, text)) };
    case 'survey':
      return score === undefined || text === '' ? null : { type: 'survey', score, comment: text };
  }
}

/** What the asker has read already is kept as the answer without being said to them again. */
async function newAnswer(deps: ListenerDeps, id: HandoffId, text: string): Promise<{ answer?: string }> {
  const handoff = await deps.handoffs.read(id);
  const known = handoff === null ? null : await lastAnswer(deps.database, handoff);
  return text === '' || text === known?.trim() ? {} : { answer: text };
}
