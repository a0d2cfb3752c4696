import { BotError } from '../../core/bot-error.ts';
import type { PersonId, TeamId, TurnId } from '../../core/ids.ts';
import type { Reply } from '../../core/reply.ts';
import type { ReplyAddress } from '../../core/reply-channel.ts';
import { t } from '../../messages/t.ts';
import { readTurn } from '../../turn/turn-store.ts';
import type { ClickPlace } from '../listeners/interaction.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { postPrivately } from '../reply/post-privately.ts';
import { COMPLAIN } from './complaint-view.ts';

/** A rating whose arrival is to be shown to the person who gave it. */
export interface ConfirmedRating {
  teamId: TeamId;
  turnId: TurnId;
  personId: PersonId;
  /** Where they gave it; null: nowhere that a message can go. */
  place: Pick<ClickPlace, 'channelId' | 'threadTs'> | null;
  value: 1 | -1;
  /** The form that asks what was wrong is open, so that no button for it is needed. */
  formOpened: boolean;
}

/** Says, to that person only, that their rating has arrived; after a 👎 it offers what can be done next. */
export async function confirmRating(deps: ListenerDeps, rating: ConfirmedRating): Promise<void> {
  const { teamId, turnId, personId, value, formOpened } = rating;
  const language = await deps.directory.languageOf(teamId, personId);
  const complain = { name: COMPLAIN, label: t(language, 'feedback.say_what'), value: turnId };
  await notifyRater(deps, rating, {
    text: t(language, value === 1 ? 'feedback.thanks' : 'feedback.noted'),
    actions: value === -1 && !formOpened ? [complain] : [],
    handoff: value === -1 && (await canAskPerson(deps, rating)),
  });
}

/** Says something short to one person where they are, with what they may do next under it. */
export async function notifyRater(
  deps: ListenerDeps,
  { teamId, turnId, personId, place }: Pick<ConfirmedRating, 'teamId' | 'turnId' | 'personId' | 'place'>,
  said: { text: string; actions?: NonNullable<Reply['actions']>; handoff?: boolean },
): Promise<void> {
  if (place === null) return;
  const { channelId, threadTs } = place;
  const address: ReplyAddress = {
    surface: 'chat',
    teamId,
    channelId,
    ...(threadTs === undefined ? {} : { threadTs }),
    askerId: personId,
    viewer: personId,
  };
  const reply: Reply = {
    turnId,
    outcome: 'answered',
    language: await deps.directory.languageOf(teamId, personId),
    parts: [{ type: 'text', text: said.text }],
    citations: [],
    choices: [],
    suggestions: [],
    notes: [],
    controls: said.handoff ? ['handoff'] : [],
    actions: said.actions ?? [],
  };
  const replyDeps = { ...deps, identity: () => deps.identity };
  const sending = { key: `rating:${turnId}:${personId}`, address, reply, viewer: personId };
  await postPrivately(replyDeps, sending).catch((error: unknown) => {
    if (error instanceof BotError && error.retryable) throw error;
    // What they said is kept all the same.
    deps.log.warn({ err: error }, 'a rating could not be confirmed');
  });
}

/** Only the asker may hand a question over, once, and only where somebody is there to take it. */
async function canAskPerson(
  deps: ListenerDeps,
  { teamId, turnId, personId }: ConfirmedRating,
): Promise<boolean> {
  const turn = await readTurn(deps.database, turnId);
  if (turn === null || turn.askerId !== personId || turn.origin === 'cli') return false;
  if ((await deps.handoffs.list({ turnId, limit: 1 })).length > 0) return false;
  const receipt = await deps.turns.receipt(turnId, 'operator');
  return (await deps.handoffs.escalationChannel(teamId, deps.turns.topicOf(receipt?.agent ?? ''))) !== null;
}
