import { type Limit, limitAround } from './limit-words.ts';
import { dateIsCovered, readDates, type WrittenDate } from './read-dates.ts';
import { type Figure, readFigures } from './read-figures.ts';
import { readPricePeriod } from './read-price-period.ts';
import { type Rates, readRates } from './read-rates.ts';
import type { MeasureUnit } from './units.ts';
import { countsWorkingTime } from './working-days.ts';

/** A figure or date of a text with what it measures. */
export interface Quantity {
  text: string;
  index: number;
  /** Two quantities of one measure could stand in each other's place. */
  measure: 'date' | 'time' | 'percent' | 'money' | 'storage' | 'count';
  /** In days, megabytes, percent or plain. */
  values: readonly number[];
  unit: MeasureUnit | null;
  dates: readonly WrittenDate[];
  limit: Limit | null;
  rates: Rates;
  /** "5 business days": not every day, or hour, counts. */
  isWorking: boolean;
  /** A year, the number of a version, of a step: it names and counts nothing. */
  isName: boolean;
}

const DAYS: Partial<Record<MeasureUnit, number>> = {
  second: 1 / 86_400,
  minute: 1 / 1_440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30.4375,
  quarter: 91.3125,
  year: 365.25,
};
const MEGABYTES: Partial<Record<MeasureUnit, number>> = { KB: 1 / 1_024, MB: 1, GB: 1_024, TB: 1_048_576 };
const MONEY: ReadonlySet<MeasureUnit> = new Set(['EUR', 'USD', 'GBP', 'JPY', 'CHF']);
/** A month is said to be 30 days, and a quarter 90. */
const ROUNDING = 0.04;
/** The day that a range begins with: "14 to 16 September". */
const FIRST_DAY =
  /(?<![\p{L}\d.,])(\d{1,2})(?:st|nd|rd|th|\.|er)?\s*(?:to|and|or|until|through|[-–—]|bis|und|oder|au|et|al?|y|hasta|e|até|から|[〜～])\s*(?:the )?$/iu;
const NUMBERED =
  /(?<!\p{L})(?:version|release|step|page|chapter|section|tier|day|level|no|number|port|schritt|seite|stufe|tag|étape|niveau|paso|nivel|passo|livello)\.? $/iu;
const BOTH = /^(?:two|zwei|deux|dos|due|dois|duas)$/iu;
const ARTICLE =
  /(?<!\p{L})(?:the|these|those|all|die|den|der|diese|alle|les|ces|los|las|estos|estas|i|le|gli|questi|queste|os|as|estes|estas|ambos|ambas)\s+$/iu;
/** Parts of a stretch of time in words, with what they are of a unit. */
const FRACTIONS: readonly (readonly [RegExp, MeasureUnit, number])[] = [
  [
    /half (?:an )?hour|halbe\p{L}? Stunde|demi-heure|media hora|mezz['’ ]ora|meia hora|半時間/giu,
    'minute',
    30,
  ],
  [
    /(?:a )?quarter of an hour|Viertelstunde|quart d['’]heure|cuarto de hora|quarto d['’ ]ora|quarto de hora/giu,
    'minute',
    15,
  ],
  [/half a year|halbe\p{L}? Jahr|medio año|mezzo anno|meio ano|半年/giu, 'month', 6],
  [/half a day|halbe\p{L}? Tag|demi-journée|medio día|mezza giornata|meio dia|半日/giu, 'hour', 12],
];
const NO_RATES: Rates = { time: null, things: [], length: 0 };

/** Reads the figures and dates of a text in their order. */
export function readQuantities(text: string): Quantity[] {
  const dates = readDates(text).flatMap((date) => {
    const first = FIRST_DAY.exec(text.slice(0, date.index));
    const range = first !== null && date.readings.some(({ day }) => day !== undefined);
    return [
      ...(range
        ? [toQuantity({ text: first[1]!, index: first.index }, fromDay(date.readings, Number(first[1])))]
        : []),
      toQuantity(date, date.readings),
    ];
  });
  const starts = new Set(dates.map(({ index }) => index));
  const figures = readFigures(text).flatMap((figure): Quantity[] => {
    if (starts.has(figure.index) || countsNothing(text, figure)) return [];
    const end = figure.index + figure.text.length;
    const { unit } = figure;
    const factor = unit === null ? 1 : (DAYS[unit] ?? MEGABYTES[unit] ?? 1);
    return [
      {
        text: figure.text,
        index: figure.index,
        measure: measureOf(unit),
        values: figure.values.map((value) => value * factor),
        unit,
        dates: [],
        limit: limitAround(text, figure.index, end),
        rates: ratesOf(text, figure.index, end, unit),
        isWorking: countsWorkingTime(text.slice(end, end + 40)),
        isName: unit === null && namesSomething(text, figure.index, end),
      },
    ];
  });
  return [...dates, ...figures, ...readFractions(text)].sort((a, b) => a.index - b.index);
}

/** Only of money and shares of it a period before, or a length behind, says what the figure is for. */
function ratesOf(text: string, from: number, to: number, unit: MeasureUnit | null): Rates {
  const rates = readRates(text.slice(to, to + 60));
  const isShare = unit !== null && (MONEY.has(unit) || unit === 'percent');
  if (!isShare) return rates.time?.includes(' ') ? { ...rates, time: null } : rates;
  if (rates.time !== null && !rates.time.includes(' ')) return rates;
  return { ...rates, time: rates.time ?? readPricePeriod(text, from, to) };
}

/** "The two of them", "en las dos" and "1つ" say which things are meant, not how many. */
function countsNothing(text: string, { index, text: figure }: Figure): boolean {
  if (/^\d{1,2}$/.test(figure)) return text[index + figure.length] === 'つ';
  return BOTH.test(figure) && ARTICLE.test(text.slice(Math.max(0, index - 12), index));
}

/** "Go 4", "version 3", "FG-204", "in 2027", "1-1". */
function namesSomething(text: string, from: number, to: number): boolean {
  const [before, after] = [text.slice(Math.max(0, from - 24), from), text.slice(to, to + 12)];
  const figure = text.slice(from, to);
  return (
    (/^(?:19|20)\d\d$/.test(figure) && !/^\s?\p{L}+s(?!\p{L})/u.test(after)) ||
    NUMBERED.test(before) ||
    // A name within a sentence goes on with its number: "Ferrowick Go 4", "P1", "FG-204".
    /(?:\p{L}[ ]\p{Lu}\p{L}* |\p{Lu}{1,4}-?)$/u.test(before) ||
    (/^\d$/.test(figure) && (/\d[-:/]$/.test(before) || /^[-:/]\d(?!\d)/.test(after)))
  );
}

/** What a part of an hour or a year is in words: "half an hour", "Viertelstunde". */
function readFractions(text: string): Quantity[] {
  return FRACTIONS.flatMap(([pattern, unit, value]) =>
    [...text.matchAll(pattern)].map(
      (match): Quantity => ({
        ...toQuantity({ text: match[0], index: match.index }, []),
        measure: 'time',
        unit,
        values: [value * DAYS[unit]!],
      }),
    ),
  );
}

function toQuantity(
  { text, index }: { text: string; index: number },
  dates: readonly WrittenDate[],
): Quantity {
  return {
    text,
    index,
    measure: 'date',
    values: [],
    unit: null,
    dates,
    limit: null,
    rates: NO_RATES,
    isWorking: false,
    isName: false,
  };
}

function fromDay(readings: readonly WrittenDate[], day: number): WrittenDate[] {
  return readings.map((date) => ({ ...date, day }));
}

function measureOf(unit: MeasureUnit | null): Quantity['measure'] {
  if (unit === null) return 'count';
  if (unit === 'percent') return 'percent';
  if (MONEY.has(unit)) return 'money';
  return DAYS[unit] === undefined ? 'storage' : 'time';
}

/** Whether a claimed quantity may be what a source gives, units converted. */
export function sameQuantity(claimed: Quantity, known: Quantity): boolean {
  if (claimed.measure === 'date' || known.measure === 'date') return sameDate(claimed, known);
  if (claimed.unit !== null && known.unit !== null && claimed.measure !== known.measure) return false;
  if (claimed.measure === 'time' && known.measure === 'time' && claimed.isWorking !== known.isWorking)
    return false;
  if (claimed.measure === 'money' && known.measure === 'money' && claimed.unit !== known.unit) return false;
  // A version ("4.1.7") is no number: it is the same where it is written the same.
  if (claimed.text === known.text && claimed.unit === known.unit) return true;
  const plain = claimed.unit === null || known.unit === null;
  const [mine, theirs] = [valuesOf(claimed, plain), valuesOf(known, plain)];
  const tolerance = !plain && claimed.measure === 'time' && claimed.unit !== known.unit ? ROUNDING : 1e-9;
  return mine.some((a) => theirs.some((b) => a === b || Math.abs(a - b) <= tolerance * Math.max(a, b)));
}

/** Where one of two has no unit, their digits are compared. */
function valuesOf({ values, unit }: Quantity, plain: boolean): readonly number[] {
  const factor = plain && unit !== null ? (DAYS[unit] ?? MEGABYTES[unit] ?? 1) : 1;
  return factor === 1 ? values : values.map((value) => Math.round((value / factor) * 1e6) / 1e6);
}

function sameDate(claimed: Quantity, known: Quantity): boolean {
  if (claimed.measure === known.measure)
    return claimed.dates.some((a) => known.dates.some((b) => dateIsCovered(a, b)));
  // "Since 2017", "from 14 to 16 September": the year or the day stands alone.
  const [date, figure] = claimed.measure === 'date' ? [claimed, known] : [known, claimed];
  if (figure.unit !== null || claimed.measure === 'date') return false;
  return date.dates.some(
    ({ year, day }) => figure.values.includes(year ?? -1) || figure.values.includes(day ?? -1),
  );
}
