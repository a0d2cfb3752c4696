import { asId, type TurnId } from '../../core/ids.ts';
import type { Handoff } from '../../handoff/handoff.ts';
import { t } from '../../messages/t.ts';
import { readTurn } from '../../turn/turn-store.ts';
import { nameOf } from '../ask/ask-for-person.ts';
import { deferOverShare } from '../listeners/defer-over-share.ts';
import { clickBody } from '../listeners/interaction.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { notifyPrivately, type PrivatePlace } from '../listeners/notify-privately.ts';
import { escapeShort } from '../text/escape-slack-text.ts';
import { withOutcome } from '../with-outcome.ts';
import { placeOfClick } from './handoff-click.ts';
import { handoffInteractions } from './handoff-interactions.ts';

/** The button "Ask a person" under a reply, for the person who asked the question. */
export const askPerson: Listener = (bolt, deps) => {
  bolt.action(
    handoffInteractions.ask.id,
    withOutcome(async (raw, delivery) => {
      const click = clickBody.parse(raw);
      const place = placeOfClick(click);
      const turnId = asId<TurnId>(click.actions[0]!.value ?? '');
      const deferred = await deferOverShare(deps, delivery, place);
      if (deferred !== null) return deferred;
      const result = await deps.turns.handOff(turnId, place.personId);
      if (result.type === 'opened') {
        if (!result.first && delivery.attempts === 1)
          await notifyAlreadyHandedOff(deps, place, result.handoff);
        return { outcome: 'applied' };
      }
      await notifyPrivately(deps, place, await refusalText(deps, place, { turnId, reason: result.reason }));
      return { outcome: 'ignored', reason: `nobody was asked: ${result.reason}` };
    }),
  );
};

/** A second click opens nothing; the person who clicked must not wait for it. */
async function notifyAlreadyHandedOff(
  deps: ListenerDeps,
  place: PrivatePlace,
  { state }: Handoff,
): Promise<void> {
  const language = await deps.directory.languageOf(deps.identity.teamId, place.personId);
  await notifyPrivately(deps, place, t(language, `slack.handoff.already.${state}`));
}

async function refusalText(
  deps: ListenerDeps,
  { personId }: PrivatePlace,
  { turnId, reason }: { turnId: TurnId; reason: 'unknown' | 'not_asker' | 'nobody' | 'not_here' },
): Promise<string> {
  const { teamId } = deps.identity;
  const language = await deps.directory.languageOf(teamId, personId);
  if (reason === 'nobody') return t(language, 'slack.handoff.nobody');
  const askerId = (await readTurn(deps.database, turnId))?.askerId ?? null;
  if (reason !== 'not_asker' || askerId === null) return t(language, 'slack.handoff.refused.unknown');
  const person = escapeShort(await nameOf(deps, teamId, askerId), 100);
  return t(language, 'slack.handoff.refused.not_yours', { person });
}
