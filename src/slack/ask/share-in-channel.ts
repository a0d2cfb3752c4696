import { asId, type PersonId, type TurnId } from '../../core/ids.ts';
import type { KeyEnd } from '../../messages/catalogue.ts';
import { t } from '../../messages/t.ts';
import type { ShareResult } from '../../turn/share-answer.ts';
import { readTurn } from '../../turn/turn-store.ts';
import { clickBody, placeOf } from '../listeners/interaction.ts';
import type { Listener } from '../listeners/listener.ts';
import { notifyPrivately } from '../listeners/notify-privately.ts';
import { withOutcome } from '../with-outcome.ts';
import { askInteractions } from './ask-interactions.ts';
import { refuseToAnswer } from './refuse-to-answer.ts';

/** Share in channel: a private answer is said to everybody there if they may all see it; why not is said in words. */
export const shareInChannel: Listener = (bolt, deps) => {
  bolt.action(
    askInteractions.share.id,
    withOutcome(async (raw, { teamId }) => {
      const click = clickBody.parse(raw);
      const place = placeOf(click);
      const personId = asId<PersonId>(click.user.id);
      const turn = await readTurn(deps.database, asId<TurnId>(click.actions[0]!.value ?? ''));
      if (turn === null || place === null) return { outcome: 'ignored', reason: 'that turn is not known' };
      // The click may be in a DM, where the answer went because the channel could not be written to.
      const { channelId, threadTs } = turn;
      const refused = await refuseToAnswer(deps, { teamId, channelId, threadTs, personId });
      if (refused !== null) return refused;
      const result: ShareResult = (await deps.directory.canPost(teamId, channelId))
        ? await deps.turns.share(turn.id, personId)
        : { type: 'refused', reason: 'place' };
      const { ts: _ts, viewer: _viewer, ...where } = place;
      const responseUrl = click.response_url;
      const note = { personId, ...where, ...(responseUrl === undefined ? {} : { responseUrl }) };
      const language = await deps.directory.languageOf(teamId, personId);
      await notifyPrivately(deps, note, t(language, `slack.shared.${whatOf(result)}`));
      return { outcome: 'applied' };
    }),
  );
};

function whatOf(result: ShareResult): KeyEnd<'slack.shared'> {
  if (result.type === 'refused') return result.reason;
  return result.first ? 'first' : 'again';
}
