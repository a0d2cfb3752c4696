import { LANGUAGES } from '../core/language.ts';
import type { LocalText } from '../core/local-text.ts';
import { type MessageKey, say } from './say.ts';

/** A fixed text with its values filled in, in every language that it exists in. */
export function inAllLanguages(key: MessageKey, values: Record<string, string | number> = {}): LocalText {
  return Object.fromEntries(LANGUAGES.map((language) => [language, say(language, key, values)])) as LocalText;
}

/** A fixed text as data. */
export function textIn(key: MessageKey): LocalText {
  return inAllLanguages(key);
}
