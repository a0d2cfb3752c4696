import { readHome } from '../../admin/read-home.ts';
import type { Language } from '../../core/language.ts';
import type { StoredPerson } from '../../store/people.ts';
import type { SuggestedPrompt } from '../../turn/suggest-prompts.ts';
import { asLanguage } from '../directory/preferred-language.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import type { HomeContent } from './home-view.ts';

/** Reads all that App Home shows a person. */
export async function readHomeContent(
  { database, clock, identity, roster }: Pick<ListenerDeps, 'database' | 'clock' | 'identity' | 'roster'>,
  person: StoredPerson,
  given: { language: Language; prompts: SuggestedPrompt[] },
): Promise<HomeContent> {
  const { botUserId, url } = identity;
  const { admin, ...facts } = await readHome(database, person, { botUserId, now: clock.now() });
  const example = given.prompts.find(({ needsLookup }) => needsLookup)?.message ?? '';
  return {
    ...given,
    ...facts,
    preference: asLanguage(person.preferences.language),
    privateByDefault: person.preferences.privateByDefault === true,
    admin: admin === null ? null : { ...admin, workspaceUrl: url, roster, example },
  };
}
