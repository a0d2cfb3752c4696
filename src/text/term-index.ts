import { type Token, tokenize } from './analyze.ts';
import type { StandIn } from './stand-in.ts';

/** One of several terms that mean the same, in words that people use: "PTO" or "annual leave". */
interface IndexedTerm {
  text: string;
  /** Its words as they are looked up, function words included: "log in" is not "log". */
  keys: string[];
  /** The terms that stand for it, with the lexemes of each. */
  others: { text: string; lexemes: string[] }[];
}

/** Terms by the first of their keys. */
export type TermIndex = ReadonlyMap<string, readonly IndexedTerm[]>;

/** What stands for a term of a question, with both in words. */
export interface TermStandIn extends StandIn {
  said: string;
  means: string;
}

/** Indexes groups of terms that mean the same, as a language reads them. */
export function indexTerms(groups: readonly (readonly string[])[], language: string): TermIndex {
  const index = new Map<string, IndexedTerm[]>();
  for (const group of groups) {
    const read = group.map((text) => ({ text, ways: waysToRead(text.trim(), language) }));
    for (const { text, ways } of read) {
      const others = read
        .filter((other) => other.text !== text)
        .flatMap((other) => other.ways.flatMap(spelling).map((lexemes) => ({ text: other.text, lexemes })));
      for (const tokens of ways) {
        const keys = tokens.map(keyOf);
        if (keys[0] !== undefined)
          index.set(keys[0], [...(index.get(keys[0]) ?? []), { text, keys, others }]);
      }
    }
  }
  return index;
}

/** For the terms of a question the others of their groups, with where they stand. */
export function standInsAmong(tokens: readonly Token[], index: TermIndex): TermStandIn[] {
  return tokens.flatMap((token, start) =>
    (index.get(keyOf(token)) ?? []).flatMap(({ keys, others }) => {
      const said = tokens.slice(start, start + keys.length);
      if (!keys.every((key, at) => said[at] !== undefined && keyOf(said[at]) === key)) return [];
      const telling = said.filter(({ lexeme }) => lexeme !== null);
      const own = new Set(telling.map(({ lexeme }) => lexeme));
      return others
        .filter(({ lexemes }) => telling.length > 0 && !lexemes.every((lexeme) => own.has(lexeme)))
        .map(({ text, lexemes }) => ({
          at: telling.map(({ at }) => at),
          lexemes,
          said: said.map((each) => each.text).join(' '),
          means: text,
        }));
    }),
  );
}

/** The keys under which a term is looked up: its words in one string, in each way that they may be read. */
export function termKeys(term: string): string[] {
  const ways = waysToRead(term.trim(), KEYED).map((tokens) => tokens.map(keyOf).join(' '));
  return [...new Set(ways)].filter((key) => key.trim() !== '');
}

/** The keys of every run of words of a text that could be a term. */
export function phraseKeys(text: string): string[] {
  const tokens = tokenize(text.slice(0, LONGEST_TEXT), KEYED);
  const keys = tokens.flatMap((_, start) =>
    Array.from({ length: Math.min(MOST_WORDS, tokens.length - start) }, (_each, more) =>
      tokens
        .slice(start, start + more + 1)
        .map(keyOf)
        .join(' '),
    ),
  );
  return [...new Set(keys)];
}

/** Whatever the language, a term is looked up as English reads it: the same words make the same key. */
const KEYED = 'en';
const MOST_WORDS = 6;
/** Beyond this it is a pasted document. */
const LONGEST_TEXT = 2_000;

/** A blank tells function words apart from names that are written alike: "it support" from "IT support". */
function keyOf({ lexeme, text }: Token): string {
  return lexeme ?? ` ${text.toLowerCase()}`;
}

/** A short form in capitals is not stemmed: "DDOS" and "ddos" have different lexemes. */
function waysToRead(term: string, language: string): Token[][] {
  const asIs = tokenize(term, language);
  if (asIs.length !== 1) return [asIs];
  const small = tokenize(term.toLowerCase(), language);
  const capital = tokenize(term.toUpperCase(), language);
  return small.length !== 1 || keyOf(small[0]!) === keyOf(capital[0]!) ? [small] : [small, capital];
}

/** None where function words leave too little of a term to tell it: "time" of "time off". */
function spelling(tokens: Token[]): string[][] {
  const lexemes = tokens.flatMap(({ lexeme }) => lexeme ?? []);
  return lexemes.length === 0 || (tokens.length > 1 && lexemes.length < 2) ? [] : [lexemes];
}
