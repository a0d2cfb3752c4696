import { tokenize } from './analyze.ts';
import { sameStem } from './content-words.ts';
import { findConcepts } from './lexicon/find-concepts.ts';
import { monthNumber } from './months.ts';
import { parseNumberWord } from './number-words.ts';
import { readTerms } from './read-terms.ts';
import { synonymsOf } from './synonyms.ts';

/** A word of content with what it may mean, so that words of two texts, of two languages too, can be compared. */
export interface KeyWord {
  text: string;
  lexeme: string;
  /** Offset in the text. */
  at: number;
  /** Of the lexicon of seven languages. */
  concepts: ReadonlySet<number>;
  /** Of the terms of the workplace, long and short forms. */
  terms: ReadonlySet<number>;
  synonyms: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** Reads the words of content of a text, in order; figures are left out, in words too. */
export function readKeyWords(text: string, language: string): KeyWord[] {
  const concepts = findConcepts(text, language);
  const terms = readTerms(text);
  const synonyms = synonymsOf(language);
  return tokenize(text, language).flatMap((token): KeyWord[] => {
    const { lexeme, at } = token;
    if (parseNumberWord(token.text.toLowerCase()) !== undefined || /^ones?$/iu.test(token.text)) return [];
    if (lexeme === null || /^\p{N}/u.test(lexeme) || (lexeme.length < 2 && /\p{Script=Latin}/u.test(lexeme)))
      return [];
    const end = at + token.text.length;
    const said = concepts.filter((each) => each.at < end && each.end > at);
    return [
      {
        text: token.text.toLowerCase(),
        lexeme,
        at,
        concepts: new Set(said.flatMap(({ parts }) => parts.flat())),
        terms: new Set(terms.filter(({ from, to }) => from < end && to > at).map(({ group }) => group)),
        synonyms: synonyms.get(lexeme) ?? NONE,
      },
    ];
  });
}

/** How surely two words say the same, 0 to 1: the same word, a form of it, or another word for it. */
export function likeness(one: KeyWord, other: KeyWord): number {
  if (one.lexeme === other.lexeme) return 1;
  if (sameStem(one.text, other.text)) return 0.9;
  if (sharesAny(one.terms, other.terms)) return 0.9;
  if (one.synonyms.has(other.lexeme) || sharesAny(one.concepts, other.concepts)) return 0.7;
  const month = monthNumber(one.text);
  return month !== undefined && month === monthNumber(other.text) ? 1 : 0;
}

function sharesAny(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  if (one.size === 0 || other.size === 0) return false;
  for (const each of one) if (other.has(each)) return true;
  return false;
}
