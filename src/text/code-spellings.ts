import { analyze, type Token } from './analyze.ts';
import { areAdjacent, type StandIn } from './stand-in.ts';

/** "SOC", "ppr": shorter ones ("q" of "q3") say nothing by themselves, and longer ones are words. */
const LETTERS = /^\p{L}{2,6}$/u;
const DIGITS = /^\p{N}+$/u;
const MIXED = /^(?:(\p{L}{2,})(\p{N}+)|(\p{N}+)(\p{L}{2,}))$/u;
const ORDINAL = /^\p{N}+(?:st|nd|rd|th)$/iu;
/** "v3", and after it ".2" as a number of its own. */
const SHORT_VERSION = /^v(\p{N}+)$/iu;

/** How the codes of a question are written too: "soc2" as "SOC 2", "PPR-9087" as "ppr9087", "v3.2" as "version 3.2". */
export function codeSpellings(tokens: readonly Token[], language: string): StandIn[] {
  return tokens.flatMap((token, index) => {
    const next = tokens[index + 1];
    const follower = areAdjacent(token, next) ? next : undefined;
    return [...apart(token), ...together(token, follower), ...versions(token, follower, language)];
  });
}

function apart(token: Token): StandIn[] {
  const [, letters, digits, count, unit] = MIXED.exec(token.text) ?? [];
  const word = letters ?? unit;
  if (word === undefined || ORDINAL.test(token.text)) return [];
  const number = analyze(digits ?? count!, 'en');
  // Written apart a code mostly has capitals, which are not stemmed; "phase2" is a word with its number.
  const forms = new Set([word.toUpperCase(), word].map((form) => analyze(form, 'en').join('')));
  return [...forms]
    .filter((form) => form !== '')
    .map((form) => ({
      at: [token.at],
      lexemes: letters === undefined ? [...number, form] : [form, ...number],
    }));
}

function together(token: Token, next: Token | undefined): StandIn[] {
  if (next === undefined || token.lexeme === null) return [];
  if (!LETTERS.test(token.text) || !DIGITS.test(next.text)) return [];
  return [{ at: [token.at, next.at], lexemes: analyze(token.text + next.text, 'en') }];
}

function versions(token: Token, next: Token | undefined, language: string): StandIn[] {
  const [, major] = SHORT_VERSION.exec(token.text) ?? [];
  if (major !== undefined) {
    const isLonger = next !== undefined && /^\p{N}[\p{N}.]*$/u.test(next.text);
    const number = analyze(isLonger ? `${major}.${next.text}` : major, language);
    // "3.2" is telling by itself, "3" is not.
    return isLonger
      ? [{ at: [token.at, next.at], lexemes: number }]
      : [{ at: [token.at], lexemes: [...analyze('version', language), ...number] }];
  }
  if (next === undefined || !/^versi[oó]n$/i.test(token.text) || !/^\p{N}[\p{N}.]*$/u.test(next.text))
    return [];
  return [{ at: [token.at, next.at], lexemes: analyze(`v${next.text}`, language) }];
}
