import { z } from 'zod';
import { asId, type ChannelId, type PersonId, type TeamId } from '../../core/ids.ts';
import { t } from '../../messages/t.ts';
import { savePreferences } from '../../store/people.ts';
import { SlackRejection } from '../api/translate-slack-error.ts';
import { askForPerson, showAsked } from '../ask/ask-for-person.ts';
import { clickBody } from '../listeners/interaction.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { openDirect } from '../reply/post-privately.ts';
import { withOutcome } from '../with-outcome.ts';
import { homeInteractions } from './home-interactions.ts';
import { AUTOMATIC } from './home-view.ts';
import { publishHome } from './publish-home.ts';

const openedBody = z.looseObject({
  event: z.looseObject({ user: z.string(), channel: z.string().optional(), tab: z.string().optional() }),
});
const anything = z.looseObject({});

/** Somebody opened the bot: its messages get prompts that fit them, its Home tab what it can do. */
export const openHome: Listener = (bolt, deps) => {
  bolt.event(
    'app_home_opened',
    withOutcome(async (raw, { teamId }) => {
      const { user, channel, tab } = openedBody.parse(raw).event;
      const personId = asId<PersonId>(user);
      if (tab === 'messages' && channel !== undefined) {
        await suggest(deps, teamId, personId, asId<ChannelId>(channel));
      } else await publishHome(deps, teamId, personId);
      return { outcome: 'applied' };
    }),
  );
};

/** The examples in App Home ask what they say, in the person's DM. */
export const askExample: Listener = (bolt, deps) => {
  bolt.action(
    homeInteractions.example.id,
    withOutcome(async (raw, delivery) => {
      const { user, actions } = clickBody.parse(raw);
      const personId = asId<PersonId>(user.id);
      const channelId = await openDirect(deps, personId);
      const asked = { teamId: delivery.teamId, channelId, personId, text: actions[0]!.value ?? '' };
      const threadTs = await showAsked(deps, delivery, asked);
      return askForPerson(deps, delivery, { ...asked, threadTs, origin: 'button' });
    }),
  );
};

/** The language menu in App Home. */
export const chooseLanguage: Listener = (bolt, deps) => {
  bolt.action(
    homeInteractions.language.id,
    withOutcome(async (raw, { teamId }) => {
      const { user, actions } = clickBody.parse(raw);
      const personId = asId<PersonId>(user.id);
      const language = actions[0]!.selected_option?.value ?? AUTOMATIC;
      await deps.directory.person(teamId, personId);
      await savePreferences(deps.database, { teamId, id: personId, preferences: { language } });
      await publishHome(deps, teamId, personId);
      return { outcome: 'applied' };
    }),
  );
};

async function suggest(
  deps: ListenerDeps,
  teamId: TeamId,
  personId: PersonId,
  channelId: ChannelId,
): Promise<void> {
  const person = await deps.directory.person(teamId, personId);
  const language = await deps.directory.languageOf(teamId, personId);
  const prompts = (await deps.turns.suggestPrompts(person, language)).slice(0, 4);
  const title = t(language, 'slack.prompts.title');
  try {
    const place = { channel_id: channelId, title };
    await deps.api.call('assistant.threads.setSuggestedPrompts', { ...place, prompts }, anything);
  } catch (error) {
    // Where Slack does not offer them, people write what they like.
    if (!(error instanceof SlackRejection)) throw error;
    deps.log.debug({ err: error }, 'no prompts can be suggested here');
  }
}
