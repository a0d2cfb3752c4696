import { type Token, tokenize } from './analyze.ts';
import type { StandIn } from './stand-in.ts';
import { TERM_GROUPS } from './term-groups.ts';

interface Term {
  /** Its words as they are looked up, function words included: "log in" is not "log". */
  keys: string[];
  /** The terms that stand for it, each as its lexemes. */
  others: string[][];
}

let terms: ReadonlyMap<string, Term[]> | undefined;

/**
 * For the English terms of a question the others of their groups: for "PTO" "annual leave", for "work from home" "wfh".
 * @param tokens of an English text
 */
export function termStandIns(tokens: readonly Token[]): StandIn[] {
  terms ??= indexTerms();
  return tokens.flatMap((token, start) =>
    (terms?.get(keyOf(token)) ?? []).flatMap(({ keys, others }) => {
      const said = tokens.slice(start, start + keys.length);
      if (!keys.every((key, index) => said[index] !== undefined && keyOf(said[index]) === key)) return [];
      const telling = said.filter(({ lexeme }) => lexeme !== null);
      const own = new Set(telling.map(({ lexeme }) => lexeme));
      return others
        .filter((lexemes) => telling.length > 0 && !lexemes.every((lexeme) => own.has(lexeme)))
        .map((lexemes) => ({ at: telling.map(({ at }) => at), lexemes }));
    }),
  );
}

/** A blank tells function words apart from names that are written alike: "it support" from "IT support". */
function keyOf({ lexeme, text }: Token): string {
  return lexeme ?? ` ${text.toLowerCase()}`;
}

/** Each term by the first of its keys. */
function indexTerms(): Map<string, Term[]> {
  const index = new Map<string, Term[]>();
  for (const line of TERM_GROUPS.trim().split('\n')) {
    const group = line.split(',').map((term) => waysToRead(term.trim()));
    for (const ways of group) {
      const others = group.filter((other) => other !== ways).flatMap((other) => other.flatMap(spelling));
      for (const tokens of ways) {
        const keys = tokens.map(keyOf);
        index.set(keys[0]!, [...(index.get(keys[0]!) ?? []), { keys, others }]);
      }
    }
  }
  return index;
}

/** A short form in capitals is not stemmed: "DDOS" and "ddos" have different lexemes. */
function waysToRead(term: string): Token[][] {
  const small = tokenize(term, 'en');
  const capital = tokenize(term.toUpperCase(), 'en');
  return small.length > 1 || keyOf(small[0]!) === keyOf(capital[0]!) ? [small] : [small, capital];
}

/** None where function words leave too little of a term to tell it: "time" of "time off". */
function spelling(tokens: Token[]): string[][] {
  const lexemes = tokens.flatMap(({ lexeme }) => lexeme ?? []);
  return lexemes.length === 0 || (tokens.length > 1 && lexemes.length < 2) ? [] : [lexemes];
}
