import type { Language } from '../core/language.ts';
import { foldCase } from './fold.ts';

/** A word that denies, with the stretch of the text that it denies. */
export interface Denial {
  word: string;
  at: number;
  from: number;
  to: number;
  /** Where its clause begins. */
  clause: number;
  /** "Without": a thing is missing, and nothing is denied. */
  isWithout: boolean;
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
const MARKS = '[.!?;:,()–—|\\n。、]';
const CONJUNCTIONS: Record<string, string> = {
  en: 'but|because|since|so|if|when|while|unless|until|which',
  de: 'aber|sondern|weil|wenn|denn|falls',
  fr: 'mais|car|si|quand',
  es: 'pero|sino|porque|cuando|si',
  it: 'ma|perché|se|quando',
  pt: 'mas|porque|quando|se',
};
const CLAUSES: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(CONJUNCTIONS).map(([language, words]) => [
    language,
    new RegExp(`${MARKS}|(?<!\\p{L})(?:${words})(?!\\p{L})`, 'giu'),
  ]),
);
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
      const from = Math.max(clauseStart(text, match.index, language), match.index - 16);
      return { word: match[0], at: match.index, from, to: match.index, clause: from, isWithout: false };
    });
  const denies = DENIES[language] ?? DENIES.en!;
  const particle = PARTICLE.exec(text.trimStart()) === null ? -1 : text.search(/\S/);
  const found = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}']*/gu)].flatMap((match): Denial[] => {
    const at = match.index;
    const end = at + match[0].length;
    // "N'arrive" and "l'aucun" hold theirs before the apostrophe.
    const word = language === 'fr' && match[0].startsWith("n'") ? 'n' : match[0];
    if (!denies.has(word) || at === particle || LIMITS.test(text.slice(end).trimStart())) return [];
    if (OR.test(text.slice(0, at)) && NOT_ALONE.test(text.slice(at))) return [];
    // "Ne vaut que pour" says "only".
    if ((word === 'ne' || word === 'n') && language === 'fr' && ONLY.test(text.slice(at))) return [];
    if (word === 'plus' && !/(?<!\p{L})n(?:e\s|')/u.test(text.slice(clauseStart(text, at, language), at)))
      return [];
    if (word === 'no' && /^\.?\s*\d/.test(text.slice(end))) return [];
    // German denies what stands before as well as what follows.
    const clause = clauseStart(text, at, language);
    const isWithout = WITHOUT.test(match[0]);
    const closes = !isWithout && JOINS.test(text.slice(end));
    const from = (language === 'de' && !isWithout) || closes ? clause : end;
    if (closes) return [{ word: match[0], at, from, to: at, clause, isWithout }];
    const to = Math.min(
      clauseEnd(text, end, language),
      isWithout ? end + (FEW_WORDS.exec(text.slice(end))?.[0].length ?? 0) : Infinity,
    );
    return [{ word: match[0], at, from, to, clause: isWithout ? end : clause, isWithout }];
  });
  // "Ne … pas" is one denial, "no … nunca" too.
  return found.filter((one, index) => index === 0 || found[index - 1]!.to !== one.to || language === 'en');
}

/** "Whether or not", "to merge or not their change" leave it open. */
const OR = /(?<!\p{L})(?:or|oder|ou|o)\s+$/u;
const NOT_ALONE =
  /^(?:not(?=\s+(?:the|their|its|your|our|his|her|this|that|to)(?!\p{L})|\s*(?:[.,;:!?)]|$))|(?:nicht|non|no|não|pas)(?=\s*(?:[.,;:!?)]|$)))/u;
const ONLY = /^n(?:e\s|')(?:(?!pas|jamais|rien|aucun|plus)\p{L}+['\s]+){1,4}?qu(?:e\s|')/u;

/** What follows is what is missing, and no more: "without a connection". */
const WITHOUT = /^(?:without|ohne|sans|sin|senza|sem)$/u;
const FEW_WORDS = /^(?:[^\p{L}]*\p{L}+){0,3}/u;

/** "It costs nothing, and …" denies what stands before. */
const JOINS = /^\s*(?:,?\s*(?:and|or|und|oder|et|ou|y|o|e)(?!\p{L})|[.,;:!?]|$)/u;

function clausePattern(language: string): RegExp {
  return CLAUSES.get(language) ?? CLAUSES.get('en')!;
}

function clauseEnd(text: string, from: number, language: string): number {
  const [next] = text.slice(from).matchAll(clausePattern(language));
  return next === undefined ? text.length : from + next.index;
}

function clauseStart(text: string, before: number, language: string): number {
  const last = [...text.slice(0, before).matchAll(clausePattern(language))].at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}
