import { asId, type PersonId, type TurnId } from '../../core/ids.ts';
import type { KeyEnd } from '../../messages/catalogue.ts';
import { t } from '../../messages/t.ts';
import type { SendRowsResult } from '../../turn/send-rows.ts';
import { clickBody, placeOf } from '../listeners/interaction.ts';
import type { Listener } from '../listeners/listener.ts';
import { notifyPrivately } from '../listeners/notify-privately.ts';
import { isDirect } from '../reply/slack-place.ts';
import { withOutcome } from '../with-outcome.ts';
import { askInteractions } from './ask-interactions.ts';

/** Send all as CSV: the rows of an answer go into the own messages of the person who clicked, or the reason why not does. */
export const sendRowsAsFile: Listener = (bolt, deps) => {
  bolt.action(
    askInteractions.csv.id,
    withOutcome(async (raw, { teamId, receivedAt }) => {
      const click = clickBody.parse(raw);
      const personId = asId<PersonId>(click.user.id);
      const language = await deps.directory.languageOf(teamId, personId);
      const turnId = asId<TurnId>(click.actions[0]!.value ?? '');
      const result = await deps.turns.sendRows({ turnId, personId, at: receivedAt, language });
      const place = placeOf(click);
      // Where the file arrives nobody needs to be told where to look.
      const isThere = place !== null && isDirect(place.channelId);
      if (result.type === 'sent' && result.first && isThere) return { outcome: 'applied' };
      const { ts: _ts, viewer: _viewer, ...where } = place ?? {};
      const responseUrl = click.response_url;
      const note = { personId, ...where, ...(responseUrl === undefined ? {} : { responseUrl }) };
      await notifyPrivately(deps, note, t(language, `slack.rows.${whatOf(result)}`));
      return { outcome: 'applied' };
    }),
  );
};

function whatOf(result: SendRowsResult): KeyEnd<'slack.rows'> {
  if (result.type === 'refused') return result.reason;
  return result.first ? 'first' : 'again';
}
