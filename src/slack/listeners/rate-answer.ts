import { z } from 'zod';
import { asId, type ChannelId, type MessageTs, type PersonId, type TurnId } from '../../core/ids.ts';
import { rate, unrate } from '../../feedback/rate.ts';
import { turnOfMessage } from '../../store/outbox.ts';
import { settling } from '../outcome-carrier.ts';
import { clickBody } from './interaction.ts';
import type { Listener } from './listener.ts';

const reactionBody = z.looseObject({
  event: z.looseObject({
    user: z.string(),
    reaction: z.string(),
    item: z.looseObject({ type: z.string(), channel: z.string().optional(), ts: z.string().optional() }),
  }),
});

/** The feedback buttons under an answer. */
export const rateByButton: Listener = (bolt, deps) => {
  bolt.action(
    'feedback',
    settling(async (raw, { teamId }) => {
      const { actions, user } = clickBody.parse(raw);
      const [verdict, turnId] = (actions[0]!.value ?? '').split(':');
      if ((verdict !== 'good' && verdict !== 'bad') || !turnId) {
        return { outcome: 'ignored', reason: 'feedback without a turn' };
      }
      await rate(deps.database, {
        teamId,
        turnId: asId<TurnId>(turnId),
        personId: asId<PersonId>(user.id),
        value: verdict === 'good' ? 1 : -1,
        via: 'button',
      });
      return { outcome: 'applied' };
    }),
  );
};

/** 👍 and 👎 on an answer, put there and taken back. */
export const rateByReaction: Listener = (bolt, deps) => {
  for (const [type, act] of [
    ['reaction_added', rate],
    ['reaction_removed', unrate],
  ] as const) {
    bolt.event(
      type,
      settling(async (raw, { teamId }) => {
        const { user, reaction, item } = reactionBody.parse(raw).event;
        const value = judgementIn(reaction);
        if (value === null) return { outcome: 'ignored', reason: 'a reaction that judges nothing' };
        if (item.channel === undefined || item.ts === undefined) {
          return { outcome: 'ignored', reason: 'a reaction to something else than a message' };
        }
        const ref = { channelId: asId<ChannelId>(item.channel), ts: asId<MessageTs>(item.ts) };
        const turnId = await turnOfMessage(deps.database, ref);
        if (turnId === null) return { outcome: 'ignored', reason: 'a reaction to somebody else' };
        await act(deps.database, { teamId, turnId, personId: asId<PersonId>(user), value, via: 'reaction' });
        return { outcome: 'applied' };
      }),
    );
  }
};

/** Skin tones are part of a reaction's name. */
function judgementIn(reaction: string): 1 | -1 | null {
  const name = reaction.split('::')[0];
  if (name === '+1' || name === 'thumbsup') return 1;
  return name === '-1' || name === 'thumbsdown' ? -1 : null;
}
