import { z } from 'zod';
import { asId, type ChannelId, type MessageTs, type PersonId, type TurnId } from '../../core/ids.ts';
import { findRatedTurn } from '../../feedback/find-rated-turn.ts';
import { rate, type Thumb, unrate } from '../../feedback/rate.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import { type Click, clickBody, placeOf } from '../listeners/interaction.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { mayActOn, NOT_THEIRS } from '../listeners/may-act-on.ts';
import { withOutcome } from '../with-outcome.ts';
import { openComplaint } from './complain.ts';
import { confirmRating } from './confirm-rating.ts';
import { feedbackInteractions } from './feedback-interactions.ts';

const reactionBody = z.looseObject({
  event: z.looseObject({
    user: z.string(),
    reaction: z.string(),
    event_ts: z.string().optional(),
    item: z.looseObject({ type: z.string(), channel: z.string().optional(), ts: z.string().optional() }),
  }),
});
const pressed = z.looseObject({ action_ts: z.string().optional() });

/** The feedback buttons under an answer. */
export const rateByButton: Listener = (bolt, deps) => {
  bolt.action(
    feedbackInteractions.rate.id,
    withOutcome((raw, delivery) => press(deps, delivery, clickBody.parse(raw))),
  );
};

async function press(deps: ListenerDeps, delivery: InboxEvent, click: Click): Promise<EventOutcome> {
  const [verdict, turn] = (click.actions[0]!.value ?? '').split(':');
  if ((verdict !== 'good' && verdict !== 'bad') || !turn)
    return { outcome: 'ignored', reason: 'feedback without a turn' };
  const turnId = asId<TurnId>(turn);
  const personId = asId<PersonId>(click.user.id);
  const place = placeOf(click);
  if (!(await mayActOn(deps, turnId, personId))) return NOT_THEIRS;
  // A trigger lives for three seconds: the form comes first.
  const formOpened = verdict === 'bad' && (await openComplaint(deps, delivery, { click, turnId, place }));
  const at = timeOf(pressed.parse(click.actions[0]).action_ts, delivery);
  const value = verdict === 'good' ? 1 : -1;
  const { teamId } = delivery;
  const change = await rate(deps.database, { teamId, turnId, personId, value, via: 'button', at });
  if (change.type === 'unknown') return { outcome: 'ignored', reason: 'that turn is not known' };
  await confirmRating(deps, { teamId, turnId, personId, place, value, formOpened });
  return { outcome: 'applied' };
}

/** 👍 and 👎 on an answer, put there and taken back. */
export const rateByReaction: Listener = (bolt, deps) => {
  bolt.event(
    'reaction_added',
    withOutcome((raw, delivery) => react(deps, delivery, { raw, added: true })),
  );
  bolt.event(
    'reaction_removed',
    withOutcome((raw, delivery) => react(deps, delivery, { raw, added: false })),
  );
};

async function react(
  deps: ListenerDeps,
  delivery: InboxEvent,
  { raw, added }: { raw: unknown; added: boolean },
): Promise<EventOutcome> {
  const { user, reaction, item, event_ts } = reactionBody.parse(raw).event;
  const value = judgementIn(reaction);
  if (value === null) return { outcome: 'ignored', reason: 'a reaction that judges nothing' };
  if (item.channel === undefined || item.ts === undefined)
    return { outcome: 'ignored', reason: 'a reaction to something else than a message' };
  if (user === deps.identity.botUserId) return { outcome: 'ignored', reason: 'a reaction of our own' };
  const { teamId } = delivery;
  const ref = { teamId, channelId: asId<ChannelId>(item.channel), ts: asId<MessageTs>(item.ts) };
  const rated = await findRatedTurn(deps.database, ref);
  if (rated === null) return { outcome: 'ignored', reason: 'a reaction to somebody else' };
  const { turnId, threadTs } = rated;
  const personId = asId<PersonId>(user);
  // A mark that is taken back was theirs, wherever they may read by now.
  if (added && !(await mayActOn(deps, turnId, personId))) return NOT_THEIRS;
  const at = timeOf(event_ts, delivery);
  const mark: Thumb = { teamId, turnId, personId, value, via: 'reaction', at };
  const change = await (added ? rate : unrate)(deps.database, mark);
  if (change.type === 'unknown') return { outcome: 'ignored', reason: 'that turn is not known' };
  if (added && change.after === value) {
    const place = { channelId: ref.channelId, threadTs };
    await confirmRating(deps, { teamId, turnId, personId, place, value, formOpened: false });
  }
  return { outcome: 'applied' };
}

/** When it happened by Slack's clock, so that late news is known as such; else when we heard of it. */
function timeOf(ts: string | undefined, delivery: InboxEvent): Date {
  const seconds = Number(ts);
  return Number.isFinite(seconds) && seconds > 0 ? new Date(seconds * 1000) : delivery.receivedAt;
}

/** Skin tones are part of a reaction's name. */
function judgementIn(reaction: string): 1 | -1 | null {
  const name = reaction.split('::')[0];
  if (name === '+1' || name === 'thumbsup') return 1;
  return name === '-1' || name === 'thumbsdown' ? -1 : null;
}
