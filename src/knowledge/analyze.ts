import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { STOP_WORDS } from './stop-words.ts';

const STEMMERS: Record<string, (word: string) => string> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
};

const URL_TEXT = /\b(?:https?:\/\/|www\.)\S+/gu;
/** Scripts written without spaces (and Hangul, whose particles stick to words): cut into pairs of letters. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}ー';
const TOKEN = new RegExp(
  `[${UNSPACED}]+|\\p{N}+(?:[.,]\\p{N}+)*(?:(?![${UNSPACED}])\\p{L})*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}])(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])*`,
  'gu',
);
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const CACHE_LIMIT = 200_000;

/** Their stems are other words: "intern", "univers", "organ". */
const UNSTEMMED = /^(?:internal|internally|international|university|universities|organic|generic)$/;

const cache = new Map<string, string>();

/** A word of a text with the lexeme that it is indexed under; null for function words. */
export interface Token {
  text: string;
  lexeme: string | null;
  /** Offset in the text, in UTF-16 units. */
  at: number;
}

/**
 * Cuts a text into words and stems them (Snowball, by language); scripts without spaces become pairs of letters.
 * Index, search and the extractive model all read words through this one function, so that they agree.
 */
export function tokenize(text: string, language: string): Token[] {
  const stops = STOP_WORDS.get(language) ?? STOP_WORDS.get('en')!;
  const readable = text.replace(URL_TEXT, (url) => ' '.repeat(url.length)).replace(/[’ʼ]/gu, "'");
  const tokens: Token[] = [];
  for (const match of readable.matchAll(TOKEN)) {
    const [word] = match;
    if (IS_UNSPACED.test(word)) tokens.push(...pairs(word, match.index));
    else {
      const lexeme = lexemeOf(word, language, stops, readable[match.index - 1] === "'");
      tokens.push({ text: word, lexeme, at: match.index });
    }
  }
  return tokens;
}

/** The lexemes of a text in their order, repetitions included, function words left out. */
export function analyze(text: string, language: string): string[] {
  return tokenize(text, language).flatMap((token) => token.lexeme ?? []);
}

function lexemeOf(
  word: string,
  language: string,
  stops: ReadonlySet<string>,
  afterApostrophe: boolean,
): string | null {
  const lower = word.normalize('NFKC').toLowerCase();
  if (/^\p{N}/u.test(lower)) return normalizeNumber(lower);
  // What is left of "it's", "l'article" and "don't".
  if (lower.length <= 2 && (afterApostrophe || (language !== 'en' && lower.length === 1))) return null;
  // "US" and "IT" in capitals are names, "us" and "it" are not.
  const isAcronym = word.length >= 2 && word.length <= 4 && word === word.toUpperCase();
  if (stops.has(lower) && !isAcronym) return null;
  return isAcronym ? fold(lower) : stem(lower, language);
}

function stem(word: string, language: string): string {
  const key = `${language}:${word}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const stemmer = STEMMERS[language] ?? english;
  if (language === 'en' && UNSTEMMED.test(word)) return word;
  const stemmed = fold(word.length > 2 && !/\p{N}/u.test(word) ? stemmer(word) : word).slice(0, 64);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, stemmed);
  return stemmed;
}

/** `1,000` and `1.000` are one number, `18,50` and `18.50` too. */
function normalizeNumber(text: string): string {
  const [digits = ''] = /^[\p{N}.,]+/u.exec(text) ?? [];
  const unit = text.slice(digits.length);
  const plain = /^\d{1,3}([.,]\d{3})+$/.test(digits)
    ? digits.replace(/[.,]/g, '')
    : digits.replace(/,/g, '.');
  return (plain + unit).slice(0, 64);
}

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

function pairs(run: string, at: number): Token[] {
  const letters = [...run];
  if (letters.length === 1) return [{ text: run, lexeme: run, at }];
  return letters.slice(0, -1).map((letter, index) => {
    const text = letter + letters[index + 1]!;
    return { text, lexeme: text.normalize('NFKC'), at: at + index };
  });
}
