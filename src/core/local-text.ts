import type { Language } from './language.ts';

/** A text as data: English always, other languages where somebody wrote them. */
export type LocalText = { en: string } & Partial<Record<Language, string>>;

/** The text in a language, or in English where that language has none. */
export function inLanguage(text: LocalText, language: Language): string {
  return text[language] ?? text.en;
}

/** A text as an author may write it: in English alone, or by language. */
export type Wording = string | LocalText;

/** What is read of a wording in a language. */
export function pickText(wording: Wording, language: Language): string {
  return typeof wording === 'string' ? wording : inLanguage(wording, language);
}
