import {
  addDays,
  addUnits,
  type ClosedRange,
  type DayRange,
  fiscalYear,
  monthIndexOf,
  monthsFrom,
  unitAround,
  weekdayOf,
} from './day-range.ts';
import { foldInPlace } from './fold-in-place.ts';
import { MONTH_PATTERN, monthNumber } from './months.ts';
import { offsetOf, ordinalOf, PERIOD_WORDS, unitOf, weekdayIndex } from './period-words.ts';
import { readDates, type WrittenDate } from './read-dates.ts';
import { readNumbers } from './read-numbers.ts';

/** What "today" and "this fiscal year" mean for who asks. */
export interface CalendarOf {
  /** `YYYY-MM-DD` in the asker's time zone. */
  today: string;
  /** The month, 1 to 12, that the company's year begins in; quarters and halves follow it. */
  fiscalYearStart: number;
}

/** A period that a text names. */
export interface PeriodFound extends DayRange {
  /** Whether the text says its year, or says it relative to today; else the nearest that fits was taken. */
  sure: boolean;
  start: number;
  end: number;
}

interface Read extends ClosedRange {
  sure: boolean;
}

type Rule = [pattern: RegExp, read: (words: string[], calendar: CalendarOf) => Read | null];

const { unit, relative, relativeAfter, day, weekday, ordinal } = PERIOD_WORDS;
const FISCAL = '(?:fiscal|financial|business|geschafts|exercice|fiscale?|fiscal)';
const YEAR = "((?:19|20)\\d{2}|['’]?\\d{2}(?!\\d))";
/** "may" and "march" are verbs too, "mar" and "sep" may be anything: they need a word before or a year behind. */
const UNSURE_MONTH =
  /^(?:may|march|mar|mai|mars|marzo|sep|jan|set|dec|dez|nov|okt|oct|jun|jul|feb|apr|aug|avr)$/u;
const MONTH_LEAD =
  /(?<!\p{L})(?:in|during|since|until|till|by|before|after|from|through|of|for|this|next|last|and|to|between|end|early|late|mid|im|ab|seit|bis|zwischen|und|ende|anfang|mitte|en|de|depuis|avant|apres|entre|et|desde|hasta|y|finales|a|da|dal|entro|fino|tra|fine|em|ate|fim|e)[\s-]+$/u;
const before = (source: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}.,/]|(?<!mid)-)(?:${source})(?![\\p{L}\\p{N}])`, 'gu');

const RULES: Rule[] = [
  [
    before(
      `(?:q|t|quarter |quartal )([1-4])[\\s/’'-]*(?:of\\s+|de\\s+)?(fy|${FISCAL}(?: year)?)?[\\s-]?${YEAR}?`,
    ),
    ([, n, , year], on) => part(Number(n), 'quarter', year, on),
  ],
  [before(`((?:19|20)\\d{2})[\\s/-]*q([1-4])`), ([, year, n], on) => part(Number(n), 'quarter', year, on)],
  [
    before(
      `(${ordinal})\\s+(?:fiscal )?(?:quarter|quartals?|trimestre)(?:\\s+(?:of|de[sl]?|du|do|di|im|in)?\\s*(?:jahr(?:es)?\\s+|fy\\s?|${FISCAL}(?: year)?\\s)?${YEAR})?`,
    ),
    ([, n = '', year], on) => part(ordinalOf(n), 'quarter', year, on),
  ],
  [
    /(?:((?:19|20)\d{2})年(?:度)?の?)?第?([1-4一二三四])四半期/gu,
    ([, year, n = ''], on) => part(ordinalOf(n), 'quarter', year, on),
  ],
  [
    before(`h([12])[\\s/’'-]*(?:of\\s+)?(?:fy)?[\\s-]?${YEAR}?`),
    ([, n, year], on) => part(Number(n), 'half', year, on),
  ],
  [
    before(`(first|second)\\s+half(?:\\s+of)?(?:\\s+(?:fy\\s?)?${YEAR}|\\s+the year)?`),
    ([, n = '', year], on) => part(ordinalOf(n), 'half', year, on),
  ],
  [
    before(`(?:fy|gj|${FISCAL}(?:[ -]?(?:year|jahr))?|exercice)[\\s-]?${YEAR}`),
    ([, year = ''], on) => sure(fiscalYear(toYear(year), on.fiscalYearStart)),
  ],
  [
    before(`(${relative})\\s?['’]?(${FISCAL}|calendar)?[ -]?(${unit})`),
    ([, rel = '', kind, name = ''], on) => around(unitOf(name), offsetOf(rel), kind, on),
  ],
  [
    before(`(${unit})\\s+(${relativeAfter})`),
    ([, name = '', rel = ''], on) => around(unitOf(name), offsetOf(rel), undefined, on),
  ],
  [
    /(今|本|当|来|次|翌|先|前|昨|去)(四半期|年度?|月|週|日)(?!間)/gu,
    ([, rel = '', name = ''], on) =>
      around(unitOf(name), rel === '明' ? 1 : offsetOf(rel), name === '年度' ? 'fiscal' : undefined, on),
  ],
  [/明日/gu, (_, on) => sure(unitAround(on.today, 'day', { offset: 1 }))],
  [before(`(${day})`), ([, word = ''], on) => sure(unitAround(on.today, 'day', { offset: offsetOf(word) }))],
  [
    before(`(?:(${relative})\\s+)?(?:the\\s+)?(${weekday})(?:\\s+(${relativeAfter}))?`),
    ([, rel = '', name = '', after = ''], on) =>
      weekdayOn(weekdayIndex(name), offsetOf(rel) || offsetOf(after), on),
  ],
  [
    before(
      `(?:(next|last|this)\\s+)?(${MONTH_PATTERN})\\.?(?:,?\\s+(?:de[l]?\\s+)?((?:19|20)\\d{2}|['’]\\d{2}))?`,
    ),
    ([, rel = '', name = '', year], on) => monthOn(name, rel, year, on),
  ],
  [
    /(?:((?:19|20)\d{2})年)?(\d{1,2})月(?!\d|間|日)/gu,
    ([, year, month], on) => monthOn(month ?? '', '', year, on),
  ],
  [
    /(?<=(?<!\p{L})(?:in|during|for|of|since|until|by|before|after|through|throughout|year|im jahr|im jahre|seit|bis|fur|jahr|en|depuis|annee|desde|hasta|ano|nel|dal|entro|anno|em|desde|ate|and|to|between)\s)((?:19|20)\d{2})(?![\p{L}\p{N}.,-]\d|[\p{L}\d])/gu,
    ([, year]) => sure(monthsFrom(Number(year) * 12, 12)),
  ],
  [/((?:19|20)\d{2})年(?!\d|度|第)/gu, ([, year]) => sure(monthsFrom(Number(year) * 12, 12))],
  [before('this weekend'), (_, on) => weekend(on)],
  [
    before('ytd|(?:this )?year to date'),
    (_, on) => sure({ from: unitAround(on.today, 'year').from, to: on.today }),
  ],
  [
    before('(eow|eom|eoq|eoy|(?:week|month|quarter|year)[ -]end)'),
    ([, word = ''], on) => lastOf(around(endUnit(word), 0, undefined, on)),
  ],
];

/** "The next 30 days", "les 30 prochains jours", "within two weeks", "in 30 days", "30 days ago". */
const COUNTED_BEFORE = new RegExp(
  `(?:(?<!\\p{L})(${relative}|within|in|en|inside|over the|innerhalb(?: von)?|binnen|dans|d['’]ici|dentro de|entro|fra|tra|em)\\s+(?:the\\s+)?(?:(${relative})\\s+)?(?:les\\s+)?)?$`,
  'u',
);
const COUNTED_AFTER = new RegExp(
  `^[\\s-]+(?:(${relative})\\s+)?(${unit})(?!\\p{L})(?:\\s+(ago|from now))?`,
  'u',
);

const EDGES: [RegExp, (range: ClosedRange, on: CalendarOf) => DayRange][] = [
  [
    /(?<!\p{L})(?:before|prior to|vor(?: dem)?|avant(?: le| la)?|antes del?|prima del?|antes d[eoa])\s+(?:the\s+)?$/u,
    ({ from }) => ({ from: null, to: addDays(from, -1) }),
  ],
  [
    /(?<!\p{L})(?:by|until|till|up to|no later than|not later than|due|bis(?: zum| ende)?|spatestens|jusqu['’](?:a|au|en)|d['’]ici(?: a)?|hasta(?: el)?|entro(?: il)?|fino a(?:l)?|ate(?: o)?)\s+(?:the\s+)?$/u,
    ({ to }) => ({ from: null, to }),
  ],
  [
    /(?<!\p{L})(?:since|seit(?: dem)?|depuis(?: le)?|desde(?: el)?|dal?|desde o)\s+(?:the\s+)?$/u,
    ({ from }, { today }) => ({ from, to: today < from ? null : today }),
  ],
  [
    /(?<!\p{L})(?:after|nach|apres|despues del?|dopo|depois d[eo])\s+(?:the\s+)?$/u,
    ({ to }) => ({ from: addDays(to, 1), to: null }),
  ],
  [
    /(?<!\p{L})(?:starting|as of|from|ab|a partir d[euo]l?)\s+(?:the\s+)?$/u,
    ({ from }) => ({ from, to: null }),
  ],
];
/** Periods are asked for in a sentence or two; a pasted list of dates names none. */
const MAX_LENGTH = 2_000;
const MIDDLE_OF = /(?<!\p{L})(?:mid|middle of(?: the)?|mitte|mi|mediados de|meta|meados de)[\s-]+$/u;
const END_OF =
  /(?<!\p{L})(?:(?:the\s+)?(?:end(?:\s+of)?|close\s+of|late)(?:\s+the)?|ende(?:\s+des)?|(?:la\s+)?fin(?:\s+d[ue])?|finales de|fine(?:\s+d[i]?)?|fim d[eo]|late)\s+$/u;
const START_OF =
  /(?<!\p{L})(?:(?:the\s+)?(?:beginning|start)\s+of(?:\s+the)?|early|anfang|debut|principios de|inizio|inicio de)\s+$/u;
const JOIN = /^\s*(?:-|–|—|to|until|till|through|and|bis|und|a|au|et|y|al|e|ate)\s*$/u;

/**
 * Finds the periods that a text names, for somebody whose today is given: "this month", "Q1 2027", "FY27", "by Friday",
 * "since June", "end of October", "in 30 days"; English in full, six other languages for what is common. Where the
 * company's year does not begin in January, quarters, halves and `FY` are its own; "this year" is the calendar's unless
 * it says "fiscal". Open ends are null. (chrono-node was measured: it reads instants, not periods, and no quarters.)
 */
export function readPeriods(message: string, calendar: CalendarOf): PeriodFound[] {
  const text = message.slice(0, MAX_LENGTH);
  const folded = foldInPlace(text).replace(/[\u00a0\u202f]/g, ' ');
  const found = [
    ...readByRules(folded, calendar),
    ...readCounted(folded, calendar),
    ...readWritten(text, calendar),
  ];
  const kept: (Read & { start: number; end: number })[] = [];
  for (const one of found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  return join(
    kept.sort((a, b) => a.start - b.start).map((one) => widen(folded, one)),
    folded,
    calendar,
  );
}

type Placed = Read & { start: number; end: number };

function readByRules(folded: string, calendar: CalendarOf): Placed[] {
  return RULES.flatMap(([pattern, read]) =>
    [...folded.matchAll(pattern)].flatMap((match): Placed[] => {
      if (isVerb(folded, match)) return [];
      const range = read([...match], calendar);
      return range === null
        ? []
        : [{ ...range, start: match.index, end: match.index + match[0].trimEnd().length }];
    }),
  );
}

/** "May I" and "march on" name no month. */
function isVerb(folded: string, match: RegExpMatchArray): boolean {
  const word = match[0].replace(/\.$/, '');
  return UNSURE_MONTH.test(word) && !MONTH_LEAD.test(folded.slice(0, match.index));
}

function readCounted(folded: string, { today }: CalendarOf): Placed[] {
  return readNumbers(folded).flatMap(({ value, from, to }): Placed[] => {
    const after = COUNTED_AFTER.exec(folded.slice(to, to + 40));
    const lead = COUNTED_BEFORE.exec(folded.slice(Math.max(0, from - 40), from));
    if (after === null || value < 1 || value > 1_000 || !Number.isInteger(value)) return [];
    const [, relativeInner, name = '', moved] = after;
    const rel = relativeInner ?? lead?.[2] ?? lead?.[1];
    const counted = unitOf(name);
    const start = from - (lead?.[0].length ?? 0);
    const end = to + after[0].length;
    if (
      moved !== undefined ||
      rel === 'in' ||
      rel === 'en' ||
      rel === 'dans' ||
      rel === 'fra' ||
      rel === 'em'
    ) {
      const day = addUnits(today, moved === 'ago' ? -value : value, counted);
      return [{ from: day, to: day, sure: true, start, end }];
    }
    if (rel === undefined) return [];
    const back = offsetOf(rel) < 0;
    const other = addUnits(today, back ? -value : value, counted);
    return [{ from: back ? other : today, to: back ? today : other, sure: true, start, end }];
  });
}

/** Days that are written out: `2027-01-15`, "15 March". */
function readWritten(text: string, { today }: CalendarOf): Placed[] {
  return readDates(text).flatMap(({ text: written, index, readings }): Placed[] => {
    const [date] = readings;
    if (date?.day === undefined) return [];
    const day = dayOf(date, Number(today.slice(0, 4)));
    const coming = date.year === undefined && day < today ? dayOf(date, Number(today.slice(0, 4)) + 1) : day;
    const isSure = date.year !== undefined && readings.every((one) => one.month === date.month);
    return [{ from: coming, to: coming, sure: isSure, start: index, end: index + written.length }];
  });
}

function dayOf({ year, month, day = 1 }: WrittenDate, assumed: number): string {
  return `${year ?? assumed}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Takes in "end of" and "beginning of" before a period. */
function widen(folded: string, one: Placed): Placed {
  const lead = folded.slice(Math.max(0, one.start - 30), one.start);
  const end = END_OF.exec(lead);
  if (end !== null) return { ...one, ...lastOf(one)!, start: one.start - end[0].length };
  const length = Math.max(0, Math.ceil(daysBetween(one) / 3) - 1);
  const middle = MIDDLE_OF.exec(lead);
  if (middle !== null) {
    const from = addDays(one.from, length);
    return { ...one, from, to: addDays(from, length), start: one.start - middle[0].length };
  }
  const start = START_OF.exec(lead);
  if (start === null) return one;
  return { ...one, to: addDays(one.from, length), start: one.start - start[0].length };
}

/** Joins "from March to May" and opens the ends of what "since", "by" or "before" stands before. */
function join(found: Placed[], folded: string, calendar: CalendarOf): PeriodFound[] {
  const periods: PeriodFound[] = [];
  for (let at = 0; at < found.length; at += 1) {
    const [one, next] = [found[at]!, found[at + 1]];
    if (next !== undefined && JOIN.test(folded.slice(one.end, next.start))) {
      const from = one.sure ? one.from : inYearOf(one.from, next.from);
      if (from <= next.to) {
        periods.push({ from, to: next.to, sure: next.sure, start: one.start, end: next.end });
        at += 1;
        continue;
      }
    }
    periods.push(opened(one, folded, calendar));
  }
  return periods;
}

function opened(one: Placed, folded: string, calendar: CalendarOf): PeriodFound {
  const lead = folded.slice(Math.max(0, one.start - 30), one.start);
  for (const [pattern, open] of EDGES) {
    const match = pattern.exec(lead);
    if (match === null) continue;
    const isPast = /since|seit|depuis|desde|dal?\s/u.test(match[0]);
    const range = isPast && !one.sure && one.from > calendar.today ? aYearBack(one) : one;
    return { ...open(range, calendar), sure: one.sure, start: one.start - match[0].length, end: one.end };
  }
  return one;
}

function aYearBack({ from, to }: ClosedRange): ClosedRange {
  return { from: addUnits(from, -1, 'year'), to: addUnits(to, -1, 'year') };
}

function inYearOf(day: string, other: string): string {
  const same = `${other.slice(0, 4)}${day.slice(4)}`;
  return same <= other ? same : addUnits(same, -1, 'year');
}

function daysBetween({ from, to }: ClosedRange): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

/** The last third: of a month ten days, of a quarter a month. */
function lastOf<Range extends ClosedRange>(range: Range): Range {
  return { ...range, from: addDays(range.to, 1 - Math.ceil(daysBetween(range) / 3)) };
}

function endUnit(word: string): 'week' | 'month' | 'quarter' | 'year' {
  const letter = word.startsWith('eo') ? word[2] : word[0];
  return letter === 'w' ? 'week' : letter === 'm' ? 'month' : letter === 'q' ? 'quarter' : 'year';
}

function weekend({ today }: CalendarOf): Read {
  const { to } = unitAround(today, 'week');
  return sure({ from: addDays(to, -1), to });
}

function sure(range: ClosedRange): Read {
  return { ...range, sure: true };
}

function around(
  unitName: ReturnType<typeof unitOf>,
  offset: number,
  kind: string | undefined,
  { today, fiscalYearStart }: CalendarOf,
): Read {
  const fiscal = kind !== undefined ? kind !== 'calendar' : unitName === 'quarter' || unitName === 'half';
  return sure(unitAround(today, unitName, { offset, firstMonth: fiscal ? fiscalYearStart : 1 }));
}

/** A quarter or half of a year; without a year the one that is running or comes next. */
function part(
  n: number,
  partName: 'quarter' | 'half',
  year: string | undefined,
  { today, fiscalYearStart }: CalendarOf,
): Read {
  const length = partName === 'quarter' ? 3 : 6;
  const within = (whole: ClosedRange): ClosedRange =>
    monthsFrom(monthIndexOf(whole.from) + (n - 1) * length, length);
  if (year !== undefined) return sure(within(fiscalYear(toYear(year), fiscalYearStart)));
  const here = within(unitAround(today, 'year', { firstMonth: fiscalYearStart }));
  const next = within(unitAround(today, 'year', { firstMonth: fiscalYearStart, offset: 1 }));
  return { ...(here.to >= today ? here : next), sure: false };
}

/** Without a word before it the next one that comes, today included; "next Friday" is that of next week. */
function weekdayOn(index: number, offset: number, { today }: CalendarOf): Read {
  const ahead = (index - weekdayOf(today) + 7) % 7;
  if (offset === 1)
    return sure(unitAround(addDays(unitAround(today, 'week', { offset: 1 }).from, index), 'day'));
  const moved = addDays(today, offset === -1 ? (ahead || 7) - 7 : ahead);
  return sure({ from: moved, to: moved });
}

function monthOn(name: string, rel: string, year: string | undefined, { today }: CalendarOf): Read | null {
  const number = /^\d/.test(name) ? Number(name) : monthNumber(name);
  if (number === undefined || number < 1 || number > 12) return null;
  if (year !== undefined) return sure(monthsFrom(toYear(year) * 12 + number - 1, 1));
  const now = monthIndexOf(today);
  const here = Math.floor(now / 12) * 12 + number - 1;
  if (rel === 'last') return sure(monthsFrom(here < now ? here : here - 12, 1));
  if (rel === 'next') return sure(monthsFrom(here > now ? here : here + 12, 1));
  return { ...monthsFrom(here >= now ? here : here + 12, 1), sure: rel === 'this' };
}

function toYear(text: string): number {
  const year = Number(text.replace(/\D/g, ''));
  return year < 100 ? 2000 + year : year;
}
