import { tokenize } from './analyze.ts';
import { readDates } from './read-dates.ts';
import { type Figure, readFigures } from './read-figures.ts';

/** A figure with what it measures; figures of one measure can be compared. */
export interface MeasuredFigure {
  text: string;
  /** `time`, `percent`, `EUR`, `noun:seat`, `date`, … */
  measure: string;
  /** In the measure's own unit, e.g. days; of a date, the number `YYYYMMDD` as far as it is given. */
  value: number;
  /** Where its digits stand in the sentence. */
  index: number;
}

/** What a sentence measures. */
export interface Measured {
  figures: MeasuredFigure[];
  /** The sentence with blanks in place of figures and dates. */
  rest: string;
  /** The sentence with blanks in place of dates. */
  undated: string;
}

/** Units that can be turned into one another, with what one of them is of the measure's own. */
const SCALES: Record<string, [measure: string, factor: number]> = {
  second: ['time', 1 / 86_400],
  minute: ['time', 1 / 1_440],
  hour: ['time', 1 / 24],
  day: ['time', 1],
  week: ['time', 7],
  month: ['time', 30],
  quarter: ['time', 91],
  year: ['time', 365],
  KB: ['storage', 1 / 1_024],
  MB: ['storage', 1],
  GB: ['storage', 1_024],
  TB: ['storage', 1_048_576],
};

/** Measures that were converted differ only when they do so by more than rounding: a month is 30 days or 31. */
const ROUNDING = 0.04;

/** Digits that are no quantity: parts of versions, times of day, fractions, numbers of steps, chapters and issues. */
const IN_CODE_BEFORE = /[\p{L}\d_#/:.@-]$/u;
const IN_CODE_AFTER = /^(?:[:/_@]\d|[-–]\p{Lu}|\p{L}{1,3}\d|\d|(?:st|nd|rd|th)(?!\p{L}))/u;
const NUMBERED =
  /(?:\b(?:version|release|step|chapter|section|level|tier|phase|page|part|no|number|nr|item|week|day|quarter|schritt|kapitel|stufe|étape|niveau|paso|nivel|fase|livello|passo)\.?\s+(?:of\s+)?)$/iu;
const RANGE_AFTER = /^\s*(?:[-–—]|to|bis|à|a|al|até)\s*\d/iu;
const RANGE_BEFORE = /\d\s*(?:[-–—]|to|bis|à|al|até)\s*$/iu;
const NOUN = /^[\s*_]*(?:(?:business|working|calendar)\s+)?(\p{L}[\p{L}\p{M}-]{2,})/u;
/** What follows a number without being what is counted. */
const NO_NOUN =
  /^(?:and|or|of|to|in|on|at|by|for|from|with|the|per|more|less|und|oder|von|mit|pro|et|ou|de|y|o|e|other|others|different|times?)$/iu;

/** Reads the figures and dates of a sentence that could be compared with those of another one. */
export function readMeasured(sentence: string, language: string): Measured {
  let rest = sentence;
  const blank = (index: number, text: string) => {
    rest = rest.slice(0, index) + ' '.repeat(text.length) + rest.slice(index + text.length);
  };
  const dates = readDates(sentence).flatMap(({ text, index, readings }): MeasuredFigure[] => {
    blank(index, text);
    const [date, ambiguous] = readings;
    if (ambiguous !== undefined && JSON.stringify(ambiguous) !== JSON.stringify(date)) return [];
    if (date?.day === undefined) return [];
    const value = (date.year ?? 0) * 10_000 + date.month * 100 + date.day;
    return [{ text, measure: date.year === undefined ? 'day of the year' : 'date', value, index }];
  });
  const undated = rest;
  const figures = readFigures(sentence).flatMap((figure): MeasuredFigure[] => {
    const measured = measureOf(sentence, figure, (noun) => tokenize(noun, language)[0]?.lexeme ?? null);
    blank(figure.index, figure.text);
    return measured === null ? [] : [measured];
  });
  return { figures: [...dates, ...figures], rest, undated };
}

/** Whether two figures of one measure say the same. */
export function sameFigure(one: MeasuredFigure, other: MeasuredFigure): boolean {
  const tolerance = one.measure === 'time' ? ROUNDING * Math.max(one.value, other.value) : 1e-9;
  return Math.abs(one.value - other.value) <= tolerance;
}

/** What a figure of a sentence measures, as far as two of them could be compared; null: they could not. */
function measureOf(
  sentence: string,
  figure: Figure,
  stem: (noun: string) => string | null,
): MeasuredFigure | null {
  const { text, index, unit, values } = figure;
  const before = sentence.slice(0, index);
  const after = sentence.slice(index + text.length);
  const [value] = values;
  if (value === undefined || Number.isNaN(value) || values.length > 1 || isNoQuantity(before, after))
    return null;
  const scale = unit === null ? undefined : SCALES[unit];
  if (scale !== undefined)
    return { text: withUnit(figure, sentence), measure: scale[0], value: value * scale[1], index };
  if (unit !== null) return { text: withUnit(figure, sentence), measure: unit, value, index };
  const noun = NOUN.exec(after)?.[1];
  if (noun === undefined || NO_NOUN.test(noun) || /^(?:19|20)\d{2}$/.test(text)) return null;
  const stemmed = stem(noun.toLowerCase());
  return stemmed === null
    ? null
    : { text: withUnit(figure, sentence), measure: `noun:${stemmed}`, value, index };
}

function isNoQuantity(before: string, after: string): boolean {
  return (
    IN_CODE_BEFORE.test(before) ||
    IN_CODE_AFTER.test(after) ||
    NUMBERED.test(before) ||
    RANGE_AFTER.test(after) ||
    RANGE_BEFORE.test(before) ||
    (/^\s*(?:[-*+>]\s*)*$/.test(before.slice(before.lastIndexOf('\n') + 1)) && /^[.)]\s/.test(after))
  );
}

/** `30` as `30 business days` and `40` as `$40`, so that a quotation says what it is of. */
function withUnit({ text, index }: Figure, sentence: string): string {
  const before = /(?:\p{Sc}|\b[A-Z]{3})\s?$/u.exec(sentence.slice(0, index))?.[0];
  if (before !== undefined) return `${before}${text}`;
  const after = sentence.slice(index + text.length);
  const unit =
    /^[\s*_-]{0,3}(?:(?:business|working|calendar)\s+)?(?:%|\p{Sc}|\p{L}+)/iu.exec(after)?.[0] ?? '';
  return `${text}${unit.replace(/[*_]/g, '')}`;
}
