import { LANGUAGES } from '../core/language.ts';
import type { LocalText } from '../core/local-text.ts';
import type { MessageKey } from './catalogue.ts';
import { t } from './t.ts';

/** A fixed text in all languages, as data; `values` fill its placeholders. */
export function textIn(key: MessageKey, values: Record<string, string | number> = {}): LocalText {
  const [, ...others] = LANGUAGES;
  return {
    en: t('en', key, values),
    ...Object.fromEntries(others.map((language) => [language, t(language, key, values)])),
  };
}
