import type { Language } from '../core/language.ts';
import { contentWords } from './content-words.ts';
import { foldCase } from './fold.ts';
import { spokenLanguage } from './spoken-language.ts';

/** By language, since "no" is "in the" in Portuguese and "mai" is May in German. */
const NEGATIONS: Record<Exclude<Language, 'ja'>, ReadonlySet<string>> = {
  en: words(
    "not no never none nobody nothing neither nor cannot without isn't aren't wasn't weren't don't doesn't didn't won't " +
      "can't couldn't shouldn't mustn't haven't hasn't hadn't wouldn't",
  ),
  de: words('nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder'),
  fr: words('ne n pas jamais aucun aucune rien sans ni non'),
  es: words('no nunca ningún ninguna ninguno nada nadie sin tampoco ni'),
  it: words('non mai nessun nessuna nessuno niente nulla senza né'),
  pt: words('não nunca nenhum nenhuma ninguém nada sem nem'),
};
const JAPANESE = /(?:ない|ません|ず(?=、|に|。)|なし|なく|不可|禁止)/gu;

/** A word that denies, with the content words that stand near it. */
export interface Negation {
  word: string;
  near: string[];
}

/** How many words after a negation belong to what it denies. */
const REACH = 5;

/** Finds the negations of a sentence in seven languages; a text of unclear language is read as English. */
export function findNegations(sentence: string): Negation[] {
  const language = spokenLanguage(sentence) ?? 'en';
  return language === 'ja' ? japanese(sentence) : spaced(sentence, NEGATIONS[language]);
}

function spaced(sentence: string, negations: ReadonlySet<string>): Negation[] {
  const folded = foldCase(sentence).replace(/’/g, "'");
  const words = folded.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}']*/gu) ?? [];
  return words.flatMap((word, at) => {
    if (!negations.has(word) || isPhrase(words, at)) return [];
    const around = words.slice(Math.max(0, at - 3), at + REACH + 1);
    return [{ word, near: contentWords(around.filter((it) => !negations.has(it)).join(' ')) }];
  });
}

function japanese(sentence: string): Negation[] {
  return [...sentence.matchAll(JAPANESE)].map((match) => ({
    word: match[0],
    near: contentWords(sentence.slice(Math.max(0, match.index - 8), match.index)),
  }));
}

/** "Not only", "no later than", "no more than" and "No. 5" deny nothing. */
function isPhrase(words: string[], at: number): boolean {
  const next = words[at + 1] ?? '';
  const limits =
    /^(?:only|just|nur|seulement|solo|sólo|apenas|soltanto|later|more|less|fewer|earlier|matter)$/;
  return limits.test(next) || (words[at] === 'no' && /^\d/.test(next));
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
