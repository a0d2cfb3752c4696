import { parseNumberWord } from './number-words.ts';
import { readDates } from './read-dates.ts';
import { rememberText } from './remember-text.ts';
import { type MeasureUnit, unitAround } from './units.ts';

/** A number as found in a text with what it may mean and what it counts. */
export interface Figure {
  text: string;
  index: number;
  /** `1.500` may be 1500 or 1.5, by locale. */
  values: number[];
  unit: MeasureUnit | null;
}

// Scripts without spaces write a number next to their letters: 最大30日.
const DIGITS =
  /(?:(?<![\p{L}\d])|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]))[+-]?\d+(?:(?:[.,'’\u00a0\u202f]|(?<=\d) (?=\d{3}(?!\d)))\d+)*/gu;
const SCALES: Record<string, number> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  millionen: 1e6,
  millions: 1e6,
  millones: 1e6,
  milioni: 1e6,
  milhões: 1e6,
  billion: 1e9,
  万: 1e4,
  億: 1e8,
  bn: 1e9,
};

/** Finds the numbers of a text, dates left out, digits and number words alike. */
export function readFigures(original: string): Figure[] {
  return [...remembered(original)];
}

const remembered = rememberText(findFigures);

function findFigures(original: string): readonly Figure[] {
  const text = blankDates(original.normalize('NFKC'));
  const digits = [...text.matchAll(DIGITS)].map((match) => {
    const end = match.index + match[0].length;
    const scale = scaleAfter(text.slice(end));
    const values = numberReadings(match[0]).map((value) => value * scale);
    return { text: match[0], index: match.index, values, unit: unitAround(text, match.index, end) };
  });
  const spelled = [...text.matchAll(/\p{L}+/gu)].flatMap((match) => {
    const value = parseNumberWord(match[0].toLowerCase());
    if (value === undefined) return [];
    const end = match.index + match[0].length;
    return [
      { text: match[0], index: match.index, values: [value], unit: unitAround(text, match.index, end) },
    ];
  });
  return [...digits, ...spelled].sort((a, b) => a.index - b.index);
}

/** Every number that the digits may mean, since `1.500,00` and `1,500.00` are one amount and `1.500` two. */
export function numberReadings(raw: string): number[] {
  const compact = raw.replace(/^\+/, '').replace(/[\s'’\u00a0\u202f]/g, '');
  const separators = compact.match(/[.,]/g) ?? [];
  const [first = ''] = separators;
  const last = separators.at(-1) ?? '';
  const plain = Number(compact.replace(/[.,]/g, ''));
  if (separators.length === 0) return [plain];
  if (first !== last) return [asDecimal(compact, last)];
  const groups = compact.replace(/^-/, '').split(last);
  const grouped =
    groups.slice(1).every((group) => group.length === 3) &&
    (groups[0] ?? '').length <= 3 &&
    groups[0] !== '0';
  if (separators.length > 1) return grouped ? [plain] : [Number.NaN];
  if (!grouped) return [asDecimal(compact, last)];
  // Nobody writes 1 as "1,000", or 1.5 with two further zeros.
  return groups.at(-1)!.endsWith('00') ? [plain] : [plain, asDecimal(compact, last)];
}

function asDecimal(compact: string, mark: string): number {
  const at = compact.lastIndexOf(mark);
  return Number(`${compact.slice(0, at).replace(/[.,]/g, '')}.${compact.slice(at + 1)}`);
}

function scaleAfter(rest: string): number {
  const word = /^[ \u00a0]?(\p{L}+)/u.exec(rest)?.[1]?.toLowerCase() ?? '';
  const glued = /^\p{L}/u.test(rest);
  if (/^[万億]/u.test(word)) return SCALES[word[0] ?? ''] ?? 1;
  if ((word === 'k' || word === 'm') && !glued) return 1;
  return SCALES[word] ?? 1;
}

function blankDates(text: string): string {
  return readDates(text).reduce(
    (rest, date) =>
      rest.slice(0, date.index) + ' '.repeat(date.text.length) + rest.slice(date.index + date.text.length),
    text,
  );
}
