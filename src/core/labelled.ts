import type { Language } from './language.ts';
import { inLanguage, type LocalText } from './local-text.ts';

/** A name that code goes by, with what people read in its place. */
export interface Labelled {
  readonly name: string;
  readonly label: LocalText;
}

/** What admins choose among: agents that answer, topics that people are asked about. */
export interface Roster {
  readonly agents: readonly Labelled[];
  readonly topics: readonly Labelled[];
}

/** What people read for a name; the name itself where nothing is known of it any more. */
export function labelOf(list: readonly Labelled[], name: string, language: Language): string {
  const found = list.find((one) => one.name === name);
  return found === undefined ? name.replaceAll('_', ' ') : inLanguage(found.label, language);
}
