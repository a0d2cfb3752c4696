import { LANGUAGES, type Language } from '../../core/language.ts';
import type { StoredPerson } from '../../store/people.ts';

/** The language a person reads: what they chose, else that of their locale, else English. */
export function preferredLanguage(person: Pick<StoredPerson, 'preferences' | 'locale'> | null): Language {
  return asLanguage(person?.preferences.language) ?? asLanguage(person?.locale.split(/[-_]/)[0]) ?? 'en';
}

/** The language of a code, if the fixed texts exist in it. */
export function asLanguage(code: string | undefined): Language | null {
  return LANGUAGES.find((language) => language === code?.toLowerCase()) ?? null;
}
