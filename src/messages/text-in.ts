import { LANGUAGES } from '../core/language.ts';
import type { LocalText } from '../core/local-text.ts';
import type { MessageKey } from './catalogue.ts';
import { say } from './say.ts';

/** A fixed text without placeholders in all languages, as data. */
export function textIn(key: MessageKey): LocalText {
  const [, ...others] = LANGUAGES;
  return {
    en: say('en', key),
    ...Object.fromEntries(others.map((language) => [language, say(language, key)])),
  };
}
