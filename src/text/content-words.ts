import { foldCase } from './fold.ts';
import { rememberText } from './remember-text.ts';
import { isCommonWord } from './stop-words.ts';

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー]+/gu;

/**
 * The words of a text that carry content, lower-case, in order and with repeats: grammar words and bare figures are
 * left out; scripts without spaces give pairs of characters (Japanese: only kanji and katakana, as hiragana is mostly
 * grammar).
 */
export function contentWords(text: string): string[] {
  return [...remembered(text)];
}

const remembered = rememberText(readContentWords);

function readContentWords(text: string): readonly string[] {
  const folded = foldCase(text);
  const spaced = folded.replace(WIDE, ' ').match(/\p{L}[\p{L}\p{M}\p{N}]*/gu) ?? [];
  const pairs = (folded.match(WIDE) ?? []).flatMap(characterPairs);
  return [...spaced.filter((word) => word.length > 1 && !isCommonWord(word)), ...pairs];
}

function characterPairs(run: string): string[] {
  return (run.match(/[^\p{Script=Hiragana}]+/gu) ?? []).flatMap((part) => {
    const characters = [...part];
    return characters.length < 2
      ? [part]
      : characters.slice(1).map((character, at) => characters[at] + character);
  });
}

/**
 * Whether two words are forms of one: equal, or a common beginning of at least four letters and 70 % of the longer.
 * This needs no word list and holds for the inflections of European languages.
 */
export function sameStem(a: string, b: string): boolean {
  if (a === b) return true;
  const longer = Math.max(a.length, b.length);
  if (longer < 4 || Math.min(a.length, b.length) < 3) return false;
  let common = 0;
  while (common < longer && a[common] === b[common]) common += 1;
  if (common >= 3 && longer - common <= 1 && longer <= 5) return true;
  return common >= 4 && common / longer >= 0.7;
}

/** Looks words up by stem; built once for a text that many words are compared with. */
export interface Vocabulary {
  has(word: string): boolean;
}

/** Collects a text's content words for look-ups by stem. */
export function readVocabulary(text: string): Vocabulary {
  return vocabularyOf(text);
}

const vocabularyOf = rememberText(makeVocabulary);

function makeVocabulary(text: string): Vocabulary {
  const known = new Set(contentWords(text));
  const byStart = new Map<string, string[]>();
  for (const word of known) byStart.set(word.slice(0, 3), [...(byStart.get(word.slice(0, 3)) ?? []), word]);
  return {
    has: (word) =>
      known.has(word) || (byStart.get(word.slice(0, 3)) ?? []).some((other) => sameStem(word, other)),
  };
}

/** The share of `words` that the vocabulary has, 1 for no words at all. */
export function coverage(words: string[], vocabulary: Vocabulary): number {
  const distinct = [...new Set(words)];
  return distinct.length === 0 ? 1 : distinct.filter((word) => vocabulary.has(word)).length / distinct.length;
}
