import type { Language } from './language.ts';

/** A text as data: English always, other languages where somebody wrote them. */
export type LocalText = { en: string } & Partial<Record<Language, string>>;

/** The text in a language, or in English where that language has none. */
export function inLanguage(text: LocalText, language: Language): string {
  return text[language] ?? text.en;
}
