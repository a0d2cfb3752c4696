import { z } from 'zod';
import { asId, type PersonId } from '../../core/ids.ts';
import { t } from '../../messages/t.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import { type Click, type ClickPlace, clickBody, placeOf } from '../listeners/interaction.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { mrkdwn } from '../render/mrkdwn.ts';
import { escapeShort } from '../text/escape-slack-text.ts';
import { withOutcome } from '../with-outcome.ts';
import { askForPerson, nameOf, showAsked } from './ask-for-person.ts';
import { askInteractions } from './ask-interactions.ts';
import { refuseToAnswer } from './refuse-to-answer.ts';

const carried = z.object({ turnId: z.string(), question: z.string(), label: z.string() });
const anything = z.looseObject({});

/** The buttons under a clarifying question and the suggestions under an answer ask what they say, in that thread. */
export const askByButton: Listener = (bolt, deps) => {
  bolt.action(
    askInteractions.ask.id,
    withOutcome(async (raw, delivery) => {
      const click = clickBody.parse(raw);
      const place = placeOf(click);
      if (place === null) return { outcome: 'ignored', reason: 'a button outside of any conversation' };
      return ask(deps, delivery, click, place);
    }),
  );
};

async function ask(
  deps: ListenerDeps,
  delivery: InboxEvent,
  click: Click,
  place: ClickPlace,
): Promise<EventOutcome> {
  const { action_id, value } = click.actions[0]!;
  const { question, label } = carried.parse(JSON.parse(value ?? '{}'));
  const { teamId } = delivery;
  const { ts: _ts, ...where } = place;
  const asked = { teamId, ...where, personId: asId<PersonId>(click.user.id), text: question };
  const refused = await refuseToAnswer(deps, asked);
  if (refused !== null) return refused;
  if (place.viewer === undefined) {
    // Only so that others can follow: the answer must not fail with it.
    const shown = action_id.startsWith('choose:')
      ? markChosen(deps, delivery, click, place, label)
      : showAsked(deps, delivery, asked);
    await shown.catch((error: unknown) => deps.log.warn({ err: error }, 'a chosen question was not shown'));
  }
  return askForPerson(deps, delivery, { ...asked, origin: 'button' });
}

/** Puts who chose what in the place of the buttons, so that nobody answers the question a second time. */
async function markChosen(
  deps: ListenerDeps,
  { teamId }: InboxEvent,
  click: Click,
  place: ClickPlace,
  label: string,
): Promise<void> {
  if (click.message?.blocks === undefined) return;
  const personId = asId<PersonId>(click.user.id);
  const language = await deps.directory.languageOf(teamId, personId);
  const person = await nameOf(deps, teamId, personId);
  const text = t(language, 'slack.chose', {
    person: escapeShort(person, 100),
    choice: escapeShort(label, 200),
  });
  const blocks = click.message.blocks.flatMap((block) =>
    offersChoices(block) ? [{ type: 'context', elements: [mrkdwn(text)] }] : [block],
  );
  const message = { channel: place.channelId, ts: place.ts, text: click.message.text || text, blocks };
  await deps.api.call('chat.update', message, anything);
}

function offersChoices(block: { type: string; elements?: unknown }): boolean {
  const elements = z.array(z.looseObject({ action_id: z.string() })).safeParse(block.elements);
  return elements.success && elements.data.some((element) => element.action_id.startsWith('choose:'));
}
