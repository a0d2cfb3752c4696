import type { Language } from '../../core/language.ts';
import { COMMON_WORDS } from './common-words.ts';

/**
 * Tells the language of a text by its grammar words, or by kana for Japanese; null where that is not clear, as in
 * a name, a table or another language.
 */
export function detectLanguage(text: string): Language | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const kana = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  if (kana >= 3 && kana / letters > 0.15) return 'ja';
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = Object.entries(COMMON_WORDS)
    .map(([language, set]) => ({
      language: language as Language,
      hits: words.filter((word) => set.has(word)).length,
    }))
    .sort((a, b) => b.hits - a.hits);
  const [best, next] = counts;
  if (best === undefined || next === undefined) return null;
  if (best.hits < 2 || best.hits / words.length < 0.15) return null;
  return best.hits - next.hits >= 2 || best.hits >= next.hits * 1.5 ? best.language : null;
}
