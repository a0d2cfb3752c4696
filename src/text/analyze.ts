import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { dropMarks } from './fold.ts';
import { rememberText } from './remember-text.ts';
import { STOP_WORDS } from './stop-words.ts';

const STEMMERS: Record<string, (word: string) => string> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
};

/** Languages whose words are stemmed by rules of their own; others by those of English, which leave most alone. */
export const STEMMED_LANGUAGES: readonly string[] = Object.keys(STEMMERS);

const URL_TEXT = /\b(?:https?:\/\/|www\.)\S+/gu;
/** Scripts written without spaces (and Hangul, whose particles stick to words): cut into pairs of letters. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .concat('ー')
  .join('');
const TOKEN = new RegExp(
  `[${UNSPACED}]+|\\p{N}+(?:[.,]\\p{N}+)*(?:(?![${UNSPACED}])\\p{L})*|(?:(?![${UNSPACED}])[\\p{L}\\p{M}])(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])*`,
  'gu',
);
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const CACHE_LIMIT = 200_000;

/** What sets the thousands of a number apart beside dots and commas: narrow and fixed spaces, apostrophes. */
const THOUSANDS_MARK = /(?<=\p{N})[\u00a0\u2009\u202f'’](?=\p{N}{3}(?!\p{N}))/gu;
/** Endings as they are typed without their marks, by which the stemmers know them. */
const UNMARKED_ENDINGS: Record<string, [RegExp, string][]> = {
  es: [
    [/([cs])ion$/, '$1ión'],
    [/(gor|graf|log|nom|rant)ia$/, '$1ía'],
  ],
  pt: [
    [/c(ao|oes)$/, 'ç$1'],
    [/ao$/, 'ão'],
    [/oes$/, 'ões'],
    [/avel$/, 'ável'],
    [/ivel$/, 'ível'],
    [/encia$/, 'ência'],
  ],
};

/** Their stems are other words: "intern", "univers", "organ". */
const UNSTEMMED = /^(?:internal|internally|international|university|universities|organic|generic)$/;

const cache = new Map<string, string>();

/** A word of a text with the lexeme that it is indexed under; null for function words. */
export interface Token {
  text: string;
  lexeme: string | null;
  /** Offset in the normalized text, in UTF-16 units. */
  at: number;
}

/**
 * Cuts a text into words and stems them (Snowball, by language); scripts without spaces become pairs of letters.
 * Index, search and the extractive model all read words through this one function, so that they agree.
 */
export function tokenize(text: string, language: string): Token[] {
  const stops = STOP_WORDS.get(language) ?? STOP_WORDS.get('en')!;
  const readable = normalize(text).replace(URL_TEXT, (url) => ' '.repeat(url.length));
  const tokens: Token[] = [];
  for (const match of readable.matchAll(TOKEN)) {
    const [word] = match;
    if (IS_UNSPACED.test(word))
      tokens.push(...pairs(word, match.index, /\p{N}/u.test(readable[match.index - 1] ?? '')));
    else {
      const lexeme = lexemeOf(word, language, stops, readable[match.index - 1] === "'");
      tokens.push({ text: word, lexeme, at: match.index });
    }
  }
  return tokens;
}

/** One way to write what looks alike: full and half width, composed and decomposed letters, ligatures, apostrophes. */
function normalize(text: string): string {
  return text.replace(THOUSANDS_MARK, '').normalize('NFKC').replace(/[’ʼ]/gu, "'");
}

/** The lexemes of a text in their order, repetitions included, function words left out. */
export function analyze(text: string, language: string): string[] {
  let read = remembered.get(language);
  if (read === undefined) {
    read = rememberText((asked) => tokenize(asked, language).flatMap((token) => token.lexeme ?? []));
    remembered.set(language, read);
  }
  return [...read(text)];
}

const remembered = new Map<string, (text: string) => readonly string[]>();

function lexemeOf(
  word: string,
  language: string,
  stops: ReadonlySet<string>,
  afterApostrophe: boolean,
): string | null {
  const lower = word.toLowerCase();
  if (/^\p{N}/u.test(lower)) return normalizeNumber(lower);
  // What is left of "it's", "l'article" and "don't".
  if (lower.length <= 2 && (afterApostrophe || (language !== 'en' && lower.length === 1))) return null;
  // "US" and "IT" in capitals are names, "us" and "it" are not.
  const isAcronym = word.length >= 2 && word.length <= 4 && word === word.toUpperCase();
  if (stops.has(lower) && !isAcronym) return null;
  return isAcronym ? dropMarks(lower) : stem(lower, language);
}

function stem(word: string, language: string): string {
  const key = `${language}:${word}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const stemmer = STEMMERS[language] ?? english;
  if (language === 'en' && UNSTEMMED.test(word)) return word;
  const isWord = word.length > 2 && !/\p{N}/u.test(word);
  const stemmed = dropMarks(isWord ? stemmer(prepare(word, language)) : word).slice(0, 64);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, stemmed);
  return stemmed;
}

/** As the stemmer of the language expects it. */
function prepare(word: string, language: string): string {
  if (language === 'en') return dropMarks(word);
  const endings = UNMARKED_ENDINGS[language] ?? [];
  return endings.reduce((marked, [ending, with_]) => marked.replace(ending, with_), word);
}

/** `1,000`, `1.000` and `1000` are one number, `1.018,50` and `1,018.50` too. */
function normalizeNumber(text: string): string {
  const [digits = ''] = /^[\p{N}.,]+/u.exec(text) ?? [];
  const unit = text.slice(digits.length);
  const [, whole = digits, rest = ''] =
    /^(\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+)([.,]\d{1,2})?$/.exec(digits) ?? [];
  const plain =
    whole === digits && !/^\d{1,3}([.,]\d{3})+$/.test(digits) ? digits : whole.replace(/[.,]/g, '') + rest;
  return (plain.replace(/,/g, '.') + unit).slice(0, 64);
}

/** The first letter after a number counts what is numbered, 席 in 300席: it is a word by itself too. */
function pairs(run: string, at: number, isCounter: boolean): Token[] {
  const letters = [...run];
  const first = { text: letters[0]!, lexeme: letters[0]!, at };
  if (letters.length === 1) return [first];
  const paired = letters.slice(0, -1).map((letter, index) => {
    const text = letter + letters[index + 1]!;
    return { text, lexeme: text, at: at + index };
  });
  return isCounter ? [first, ...paired] : paired;
}
