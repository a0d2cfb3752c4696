import { foldInPlace } from './fold-in-place.ts';
import { UNSPACED } from './is-unspaced.ts';
import { NUMBER_WORDS } from './number-words.ts';
import { numberReadings } from './read-figures.ts';

/** A whole or decimal number of a text, in digits or spelled out, with where it stands. */
export interface NumberFound {
  value: number;
  from: number;
  to: number;
}

/** What only compounds are made of; alone they are other words ("due date", "once", "sei"), or none. */
const PARTS: [number, string][] = [
  [1, 'one ein eins uno un une um uma'],
  [2, 'due duas'],
  [3, 'tre'],
  [6, 'sei'],
  [9, 'neuf'],
  [20, 'veinti vingts'],
  [100, 'cents ciento cento'],
];
const WHOLE = new Map([...NUMBER_WORDS].map(([word, value]) => [foldInPlace(word), value]));
const PART = new Map([
  ...WHOLE,
  ...PARTS.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)),
]);
/** "Twenty-five", "two hundred and fifty", "vingt et un", "treinta y cinco", "duzentos e cinquenta". */
const JOIN = /^[ -]+(?:(?:and|und|et|y|e)[ -]+)?$/u;
/** French counts "dix-sept". */
const TEEN = /^(?:sept|huit|neuf)$/u;
const WORD = /\p{L}+/gu;
// Scripts without spaces write a number next to their letters: 最大30席.
const DIGITS = new RegExp(
  `(?:(?<![\\p{L}\\d.,]|\\p{L}-)|(?<=[${UNSPACED}ー]))\\d+(?:(?:[.,'’]|(?<=\\d)[ \\u00a0\\u202f](?=\\d{3}(?!\\d)))\\d+)*`,
  'gu',
);
/** 四半期 is a quarter. */
const KANJI = /[一二三四五六七八九十百千]+(?!半期)/gu;
const KANJI_VALUES: Record<string, number> = Object.fromEntries(
  [...'一二三四五六七八九'].map((letter, at) => [letter, at + 1]),
);
const MAX_COMPOUND = 40;

/**
 * Finds the numbers of a text, in digits, in words of seven languages and in compounds of them: `1,500`, "twenty-five",
 * "fünfundzwanzig", "quatre-vingt-dix". Of digits grouped in threes it takes the thousands.
 */
export function readNumbers(text: string): NumberFound[] {
  const folded = foldInPlace(text);
  const digits = [...folded.matchAll(DIGITS)].flatMap((match): NumberFound[] => {
    const [value = Number.NaN] = numberReadings(match[0]);
    return Number.isNaN(value) ? [] : [{ value, from: match.index, to: match.index + match[0].length }];
  });
  const kanji = [...folded.matchAll(KANJI)].map((match) => ({
    value: readKanji(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));
  return [...digits, ...spelled(folded), ...kanji].sort((one, other) => one.from - other.from);
}

function spelled(text: string): NumberFound[] {
  const found: NumberFound[] = [];
  let last: NumberFound | null = null;
  for (const match of text.matchAll(WORD)) {
    const [from, to] = [match.index, match.index + match[0].length];
    const joined: number | null =
      last !== null && JOIN.test(text.slice(last.to, from)) ? joinTo(last.value, match[0]) : null;
    if (last !== null && joined !== null) {
      last.value = joined;
      last.to = to;
      continue;
    }
    const value = valueOfWord(match[0]);
    if (value === null) continue;
    last = { value, from, to };
    found.push(last);
  }
  return found;
}

/** The value of a word that may stand alone: known, or a compound of several parts. */
function valueOfWord(word: string): number | null {
  const known = WHOLE.get(word);
  if (known !== undefined || word.length > MAX_COMPOUND || word.length < 6) return known ?? null;
  const parts = cut(word);
  return parts === null || parts.length < 2 ? null : parts.reduce((sum, part) => append(sum, part), 0);
}

/** The parts of a word written in one: "zweihundertfünfzig", "venticinque"; null where something is left over. */
function cut(word: string): number[] | null {
  if (word === '') return [];
  for (let length = Math.min(12, word.length); length >= 2; length -= 1) {
    const value = PART.get(word.slice(0, length));
    if (value === undefined) continue;
    const rest = cut(word.slice(length).replace(/^und(?=.)/u, ''));
    if (rest !== null) return [value, ...rest];
  }
  return null;
}

function append(sum: number, part: number): number {
  if (part === 100 || part === 1000) return sum === 0 ? part : sum < part ? sum * part : sum + part;
  return sum === 4 && part === 20 ? 80 : sum + part;
}

/** The number that a further word makes of a number: "two" and "hundred", "sixty" and "five"; null for no number. */
function joinTo(sum: number, word: string): number | null {
  const part = PART.get(word) ?? valueOfWord(word);
  if (part === null || part === undefined) return null;
  if (part === 100 || part === 1000) return sum < part && sum > 1 ? sum * part : null;
  const low = sum % 100;
  if (sum === 4 && part === 20) return 80;
  if (sum % 100 === 0) return part < 100 ? sum + part : null;
  if (low === 10 && TEEN.test(word)) return sum + part;
  if (low % 10 !== 0 || low < 20) return null;
  return part < 10 || ((low === 60 || low === 80) && part < 20) ? sum + part : null;
}

function readKanji(text: string): number {
  let sum = 0;
  let digit = 0;
  for (const letter of text) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[letter];
    if (unit === undefined) digit = KANJI_VALUES[letter] ?? 0;
    else {
      sum += (digit || 1) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}
