import { readHunspellWords } from './hunspell-words.ts';

let words: Promise<(word: string) => boolean> | undefined;

/**
 * Loads what English spells right, once: the words of SCOWL as `dictionary-en` packs them. A word of it is no typing
 * error, though no article of the company has it.
 */
export function loadEnglishWords(): Promise<(word: string) => boolean> {
  words ??= import('dictionary-en').then(({ default: { aff, dic } }) => {
    const decoder = new TextDecoder();
    return readHunspellWords({ aff: decoder.decode(aff), dic: decoder.decode(dic) });
  });
  return words;
}
