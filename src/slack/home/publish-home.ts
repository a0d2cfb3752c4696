import { z } from 'zod';
import type { PersonId, TeamId } from '../../core/ids.ts';
import { readPerson } from '../../store/directory.ts';
import { asLanguage } from '../directory/preferred-language.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { homeView } from '../views/home-view.ts';
import { readRecentQuestions } from './read-recent-questions.ts';

const RECENT = 5;
const anything = z.looseObject({});

/** Publishes a person's App Home: https://docs.slack.dev/reference/methods/views.publish */
export async function publishHome(deps: ListenerDeps, teamId: TeamId, personId: PersonId): Promise<void> {
  const person = await deps.directory.person(teamId, personId);
  const stored = await readPerson(deps.database, teamId, personId);
  const language = await deps.directory.languageOf(teamId, personId);
  const view = homeView({
    language,
    preference: asLanguage(stored?.preferences.language),
    prompts: await deps.turns.suggestPrompts(person, language),
    recent: await readRecentQuestions(deps.database, { teamId, personId, limit: RECENT }),
  });
  await deps.api.call('views.publish', { user_id: personId, view }, anything);
}
