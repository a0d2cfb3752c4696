import { z } from 'zod';
import { asId, type ChannelId, type MessageTs, type PersonId, type TurnId } from '../../core/ids.ts';
import { notifyOwner } from '../../feedback/notify-owner.ts';
import { reportFault } from '../../feedback/report-fault.ts';
import { t } from '../../messages/t.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import { deferOverShare } from '../listeners/defer-over-share.ts';
import { type Click, type ClickPlace, clickBody, placeOf } from '../listeners/interaction.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { mayActOn, NOT_THEIRS } from '../listeners/may-act-on.ts';
import { notifyExpired } from '../listeners/notify-expired.ts';
import { openModal } from '../views/show-modal.ts';
import { withOutcome } from '../with-outcome.ts';
import { type ComplainedOf, complainedOf, complaintValues, complaintView } from './complaint-view.ts';
import { notifyRater } from './confirm-rating.ts';
import { feedbackInteractions } from './feedback-interactions.ts';

const submitBody = z.looseObject({
  user: z.looseObject({ id: z.string() }),
  view: z.looseObject({ private_metadata: z.string(), state: z.looseObject({ values: complaintValues }) }),
});

/** The form that asks what was wrong with an answer, and what is entered in it. */
export const complain: Listener = (bolt, deps) => {
  bolt.action(
    feedbackInteractions.complain.id,
    withOutcome(async (raw, delivery) => {
      const click = clickBody.parse(raw);
      const turnId = asId<TurnId>(click.actions[0]!.value ?? '');
      const personId = asId<PersonId>(click.user.id);
      if (!(await mayActOn(deps, turnId, personId))) return NOT_THEIRS;
      const place = placeOf(click);
      if (await openComplaint(deps, delivery, { click, turnId, place })) return { outcome: 'applied' };
      const { response_url: responseUrl } = click;
      const clicked = { personId, ...place, ...(responseUrl === undefined ? {} : { responseUrl }) };
      return notifyExpired(deps, clicked, await deps.directory.languageOf(delivery.teamId, personId));
    }),
  );
  bolt.view(
    feedbackInteractions.sendComplaint.id,
    withOutcome((raw, delivery) => submit(deps, delivery, submitBody.parse(raw))),
  );
};

/** Opens the form for an answer; false when it could not be opened, which must not cost anybody their rating. */
export async function openComplaint(
  deps: ListenerDeps,
  { teamId }: InboxEvent,
  { click, turnId, place }: { click: Click; turnId: TurnId; place: ClickPlace | null },
): Promise<boolean> {
  if (click.trigger_id === undefined) return false;
  const language = await deps.directory.languageOf(teamId, asId<PersonId>(click.user.id));
  const about: ComplainedOf = { turnId, place: place && within(place) };
  const opened = await openModal(deps.api, click.trigger_id, complaintView(language, about)).catch(
    (error: unknown) => {
      deps.log.warn({ err: error }, 'the form of a rating could not be opened');
      return null;
    },
  );
  return opened !== null;
}

function within({ channelId, threadTs }: ClickPlace): ComplainedOf['place'] {
  return threadTs === undefined ? { channelId } : { channelId, threadTs };
}

async function submit(
  deps: ListenerDeps,
  delivery: InboxEvent,
  { user, view }: z.output<typeof submitBody>,
): Promise<EventOutcome> {
  const { teamId } = delivery;
  const about = complainedOf.parse(JSON.parse(view.private_metadata));
  const { fault, comment, expected } = view.state.values;
  const turnId = asId<TurnId>(about.turnId);
  const personId = asId<PersonId>(user.id);
  if (!(await mayActOn(deps, turnId, personId))) return NOT_THEIRS;
  const place = about.place && toPlace(about.place);
  const deferred = await deferOverShare(deps, delivery, { personId, ...place });
  if (deferred !== null) return deferred;
  const known = await reportFault(deps.database, {
    teamId,
    turnId,
    personId,
    fault: fault.fault.selected_option.value,
    comment: comment.comment.value ?? null,
    expected: expected.expected.value ?? null,
  });
  if (!known) return { outcome: 'ignored', reason: 'that turn is not known' };
  await notifyOwner(deps.database, { teamId, turnId, personId });
  const language = await deps.directory.languageOf(teamId, personId);
  await notifyRater(deps, { teamId, turnId, personId, place }, { text: t(language, 'feedback.reported') });
  return { outcome: 'applied' };
}

function toPlace({ channelId, threadTs }: NonNullable<ComplainedOf['place']>): Omit<ClickPlace, 'ts'> {
  const channel = asId<ChannelId>(channelId);
  return threadTs === undefined
    ? { channelId: channel }
    : { channelId: channel, threadTs: asId<MessageTs>(threadTs) };
}
