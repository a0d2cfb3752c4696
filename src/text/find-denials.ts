import type { Language } from '../core/language.ts';
import { foldCase } from './fold.ts';

/** A word that denies, with the stretch of the text that it denies. */
export interface Denial {
  word: string;
  at: number;
  from: number;
  to: number;
}

/** By language, since "no" is "in the" in Portuguese and "mai" is May in German. */
const WORDS: Record<Exclude<Language, 'ja'>, string> = {
  en:
    "not no never none nobody nothing neither nor cannot without isn't aren't wasn't weren't don't doesn't didn't won't " +
    "can't couldn't shouldn't mustn't needn't haven't hasn't hadn't wouldn't isnt dont cant",
  de: 'nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder nirgends',
  fr: 'ne n pas jamais aucun aucune rien sans ni non plus',
  es: 'no nunca ningún ninguna ninguno nada nadie sin tampoco ni',
  it: 'non mai nessun nessuna nessuno niente nulla senza né',
  pt: 'não nunca nenhum nenhuma ninguém nada sem nem',
};
const DENIES: Record<string, ReadonlySet<string>> = Object.fromEntries(
  Object.entries(WORDS).map(([language, words]) => [language, new Set(words.split(' '))]),
);
const JAPANESE = /(?:ません|ない|ず(?=、|に|。)|なし|なく|不可|禁止)/gu;
/** Where a denial ends, or the clause before it. */
const CLAUSE =
  /[.!?;:,()–—|\n。、]|(?<!\p{L})(?:but|because|since|so|if|when|while|unless|until|which|aber|sondern|weil|wenn|denn|mais|car|si|quand|pero|sino|porque|cuando|ma|perché|se|quando|mas)(?!\p{L})/giu;
/** "Not only", "no later than", "no more than" and "No. 5" deny nothing. */
const LIMITS =
  /^(?:only|just|nur|seulement|solo|sólo|apenas|soltanto|later|more|less|fewer|earlier|longer than|matter|mehr als|später als|más|plus de|doubt)(?!\p{L})/iu;
/** An answer's first word denies the question, not what follows. */
const PARTICLE = /^(?:no|nein|non|não|nope)(?=[\s]*[,.:;–—!])/iu;

/** Finds what a sentence denies in seven languages; other languages are read as English. */
export function findDenials(sentence: string, language: string): Denial[] {
  const text = foldCase(sentence).replace(/’/g, "'");
  if (language === 'ja')
    return [...text.matchAll(JAPANESE)].map((match) => {
      const from = Math.max(clauseStart(text, match.index), match.index - 16);
      return { word: match[0], at: match.index, from, to: match.index };
    });
  const denies = DENIES[language] ?? DENIES.en!;
  const particle = PARTICLE.exec(text.trimStart()) === null ? -1 : text.search(/\S/);
  const found = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}']*/gu)].flatMap((match): Denial[] => {
    const at = match.index;
    const end = at + match[0].length;
    // "N'arrive" and "l'aucun" hold theirs before the apostrophe.
    const word = language === 'fr' && match[0].startsWith("n'") ? 'n' : match[0];
    if (!denies.has(word) || at === particle || LIMITS.test(text.slice(end).trimStart())) return [];
    if (word === 'plus' && !/(?<!\p{L})n(?:e\s|')/u.test(text.slice(clauseStart(text, at), at))) return [];
    if (word === 'no' && /^\.?\s*\d/.test(text.slice(end))) return [];
    // German denies what stands before as well as what follows.
    const from = language === 'de' ? clauseStart(text, at) : end;
    return [{ word: match[0], at, from, to: clauseEnd(text, end) }];
  });
  // "Ne … pas" is one denial, "no … nunca" too.
  return found.filter((one, index) => index === 0 || found[index - 1]!.to !== one.to || language === 'en');
}

function clauseEnd(text: string, from: number): number {
  CLAUSE.lastIndex = from;
  const match = CLAUSE.exec(text);
  return match === null ? text.length : match.index;
}

function clauseStart(text: string, before: number): number {
  const ends = [...text.slice(0, before).matchAll(CLAUSE)];
  const last = ends.at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}
