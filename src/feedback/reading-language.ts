import { LANGUAGES, type Language } from '../core/language.ts';
import type { StoredPerson } from '../store/people.ts';

/** The language that a person is written to in: what they chose, else that of their locale, else English. */
export function readingLanguage({
  preferences,
  locale,
}: Pick<StoredPerson, 'preferences' | 'locale'>): Language {
  const codes = [preferences.language, locale.slice(0, 2)];
  return (
    codes.map((code) => LANGUAGES.find((language) => language === code?.toLowerCase())).find(Boolean) ?? 'en'
  );
}
