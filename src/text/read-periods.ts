import { addDays, addUnits, type ClosedRange, type DayRange } from './day-range.ts';
import { foldWithBlanks } from './fold-in-place.ts';
import { PERIOD_RULES } from './period-rules.ts';
import { offsetOf, PERIOD_WORDS, unitOf } from './period-words.ts';
import { readDates, type WrittenDate } from './read-dates.ts';
import { readNumbers } from './read-numbers.ts';
import { rememberTextFor } from './remember-text.ts';
import { type CalendarOf, daysBetween, lastOf, type Read } from './resolve-period.ts';

/** A period that a text names. */
export interface PeriodFound extends DayRange {
  /** Whether the text says its year, or says it relative to today; else the nearest that fits was taken. */
  sure: boolean;
  start: number;
  end: number;
}

const { unit, relative } = PERIOD_WORDS;
/** "may" and "march" are verbs too, "mar" and "sep" may be anything: they need a word before or a year behind. */
const UNSURE_MONTH =
  /^(?:may|march|mar|mai|mars|marzo|sep|jan|set|dec|dez|nov|okt|oct|jun|jul|feb|apr|aug|avr)$/u;
const MONTH_LEAD =
  /(?<!\p{L})(?:in|during|since|until|till|by|before|after|from|through|of|for|this|next|last|and|to|between|end|early|late|mid|im|ab|seit|bis|zwischen|und|ende|anfang|mitte|en|de|depuis|avant|apres|entre|et|desde|hasta|y|finales|a|da|dal|entro|fino|tra|fine|em|ate|fim|e)[\s-]+$/u;
/** "The next 30 days", "les 30 prochains jours", "within two weeks", "in 30 days", "30 days ago". */
const COUNTED_BEFORE = new RegExp(
  `(?:(?<!\\p{L})(${relative}|within|in|en|inside|over the|innerhalb(?: von)?|binnen|dans|d['’]ici|dentro de|entro|fra|tra|em)\\s+(?:the\\s+)?(?:(${relative})\\s+)?(?:les\\s+)?)?$`,
  'u',
);
const COUNTED_AFTER = new RegExp(
  `^[\\s-]+(?:(${relative})\\s+)?(${unit})(?!\\p{L})(?:\\s+(ago|from now))?`,
  'u',
);

type Opens = (range: ClosedRange & Pick<Read, 'isEnd'>, on: CalendarOf) => DayRange;
const until: Opens = ({ to }) => ({ from: null, to });
const from: Opens = ({ from }) => ({ from, to: null });
/** What is before an end may be on its last day. */
const before: Opens = ({ from, to, isEnd }) => ({ from: null, to: isEnd === true ? to : addDays(from, -1) });

const EDGES: [RegExp, Opens][] = [
  [
    /(?<!\p{L})(?:before|prior to|vor(?: dem)?|avant(?: le| la)?|antes del?|antes de que|prima del?(?:la)?|antes d[eoa])\s+(?:the\s+)?$/u,
    before,
  ],
  [
    /(?<!\p{L})(?:by|until|till|up to|no later than|not later than|due|bis(?: zum| ende)?|spatestens|jusqu['’](?:a|au|en)|d['’]ici(?: a)?|hasta(?: el)?|entro(?: il)?|fino a(?:l)?|ate(?: a?o)?)\s+(?:the\s+)?$/u,
    until,
  ],
  [
    /(?<!\p{L})(?:since|seit(?: dem)?|depuis(?: le)?|desde(?: el)?|dal?|desde o)\s+(?:the\s+)?$/u,
    ({ from }, { today }) => ({ from, to: today < from ? null : today }),
  ],
  [
    /(?<!\p{L})(?:after|nach|apres|despues del?|dopo|depois d[eo])\s+(?:the\s+)?$/u,
    ({ to }) => ({ from: addDays(to, 1), to: null }),
  ],
  [/(?<!\p{L})(?:starting|as of|from|ab|a partir d[euo]l?)\s+(?:the\s+)?$/u, from],
];
/** Japanese says it behind. */
const EDGES_BEHIND: typeof EDGES = [
  [/^\s*まで/u, until],
  [/^\s*(?:以降|から)/u, from],
  [/^\s*(?:より|の)?前/u, before],
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
  return [...remembered(message.slice(0, MAX_LENGTH), calendar)];
}

const remembered = rememberTextFor(
  ({ today, fiscalYearStart }: CalendarOf) => `${today} ${fiscalYearStart} `,
  findPeriods,
);

function findPeriods(text: string, calendar: CalendarOf): PeriodFound[] {
  const folded = foldWithBlanks(text);
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
  return PERIOD_RULES.flatMap(([pattern, read]) =>
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
  if (end !== null) return { ...one, ...lastOf(one), isEnd: true, start: one.start - end[0].length };
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
  const behind = EDGES_BEHIND.find(([pattern]) => pattern.test(folded.slice(one.end)));
  return behind === undefined
    ? one
    : { ...behind[1](one, calendar), sure: one.sure, start: one.start, end: one.end };
}

function aYearBack({ from, to }: ClosedRange): ClosedRange {
  return { from: addUnits(from, -1, 'year'), to: addUnits(to, -1, 'year') };
}

function inYearOf(day: string, other: string): string {
  const same = `${other.slice(0, 4)}${day.slice(4)}`;
  return same <= other ? same : addUnits(same, -1, 'year');
}
