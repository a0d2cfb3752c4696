import { z } from 'zod';
import { asId, type PersonId, type TeamId } from '../../core/ids.ts';
import { listAdmins } from '../../store/list-admins.ts';
import { readPerson } from '../../store/people.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { homeView } from './home-view.ts';
import { readHomeContent } from './read-home-content.ts';

/** More admins than this see a change when they come back to the tab. */
const MAX_ADMINS = 20;
const anything = z.looseObject({});

/** Publishes a person's App Home: https://docs.slack.dev/reference/methods/views.publish */
export async function publishHome(deps: ListenerDeps, teamId: TeamId, personId: PersonId): Promise<void> {
  // A person who is new is read from Slack first.
  await deps.directory.person(teamId, personId);
  const person = await readPerson(deps.database, teamId, personId);
  if (person === null || person.deleted) return;
  const language = await deps.directory.languageOf(teamId, personId);
  const prompts = await deps.turns.suggestPrompts(person, language);
  const view = homeView(await readHomeContent(deps, person, { language, prompts }));
  await deps.api.call('views.publish', { user_id: personId, view }, anything);
}

/** Publishes the App Home of the person who changed something, then that of the admins, who may be looking at it. */
export async function publishHomes(deps: ListenerDeps, teamId: TeamId, actor: PersonId): Promise<void> {
  await publishHome(deps, teamId, actor);
  await publishAdminHomes(deps, teamId, actor);
}

/** Publishes the App Home of every admin but one; a failure is only logged. */
export async function publishAdminHomes(
  deps: ListenerDeps,
  teamId: TeamId,
  except?: PersonId,
): Promise<void> {
  const admins = await listAdmins(deps.database, teamId);
  for (const admin of admins.filter((id) => id !== except).slice(0, MAX_ADMINS)) {
    await publishHome(deps, teamId, asId<PersonId>(admin)).catch((error: unknown) =>
      deps.log.warn({ err: error }, `an admin's App Home was not refreshed`),
    );
  }
}
