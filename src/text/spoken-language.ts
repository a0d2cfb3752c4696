import { LANGUAGES, type Language } from '../core/language.ts';
import { detectLanguage } from './detect-language.ts';

/** Below this a name or a table could be taken for a language. */
const SURE = 0.3;

/** The language that a text is surely in, of those we speak; null where that is not clear. */
export function spokenLanguage(text: string): Language | null {
  const { language, confidence } = detectLanguage(text);
  return confidence >= SURE ? (LANGUAGES.find((one) => one === language) ?? null) : null;
}
