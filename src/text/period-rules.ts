import { type ClosedRange, fiscalYear, monthsFrom, unitAround } from './day-range.ts';
import { MONTH_PATTERN } from './months.ts';
import { PERIOD_ENDS } from './period-ends.ts';
import { offsetOf, ordinalOf, PERIOD_WORDS, unitOf, weekdayIndex } from './period-words.ts';
import {
  around,
  endUnit,
  inWords,
  lastOf,
  monthOn,
  type PeriodRule,
  part,
  sure,
  toYear,
  weekdayOn,
  weekend,
} from './resolve-period.ts';

const { unit, relative, relativeAfter, day, weekday, ordinal } = PERIOD_WORDS;
const FISCAL = '(?:fiscal|financial|business|geschafts|exercice|fiscale?|fiscal)';
const YEAR = "((?:19|20)\\d{2}|['’]?\\d{2}(?!\\d))";

/** The next time that a day of the year comes round, today included. */
function fixedDay(today: string, day: string): ClosedRange {
  const year = Number(today.slice(0, 4));
  const coming = `${today.slice(5) > day ? year + 1 : year}-${day}`;
  return { from: coming, to: coming };
}

/** The ways to name a period, each with how its words are read; where two match, the longer counts. */
export const PERIOD_RULES: readonly PeriodRule[] = [
  ...PERIOD_ENDS,
  [
    inWords(
      `(?:q|t|quarter |quartal )([1-4])[\\s/’'-]*(?:of\\s+|de\\s+)?(fy|${FISCAL}(?: year)?)?[\\s-]?${YEAR}?`,
    ),
    ([, n, , year], on) => part(Number(n), 'quarter', year, on),
  ],
  [inWords(`((?:19|20)\\d{2})[\\s/-]*q([1-4])`), ([, year, n], on) => part(Number(n), 'quarter', year, on)],
  [
    inWords(
      `(${ordinal})\\s+(?:fiscal )?(?:quarter|quartals?|trimestre)(?:\\s+(?:of|de[sl]?|du|do|di|im|in)?\\s*(?:jahr(?:es)?\\s+|fy\\s?|${FISCAL}(?: year)?\\s)?${YEAR})?`,
    ),
    ([, n = '', year], on) => part(ordinalOf(n), 'quarter', year, on),
  ],
  [
    /(?:((?:19|20)\d{2})年(?:度)?の?)?第?([1-4一二三四])四半期/gu,
    ([, year, n = ''], on) => part(ordinalOf(n), 'quarter', year, on),
  ],
  [
    inWords(`h([12])[\\s/’'-]*(?:of\\s+)?(?:fy)?[\\s-]?${YEAR}?`),
    ([, n, year], on) => part(Number(n), 'half', year, on),
  ],
  [
    inWords(`(first|second)\\s+half(?:\\s+of)?(?:\\s+(?:fy\\s?)?${YEAR}|\\s+the year)?`),
    ([, n = '', year], on) => part(ordinalOf(n), 'half', year, on),
  ],
  [
    inWords(`(?:fy|gj|(?:fiscal|financial)(?: year)?|${FISCAL}[ -]?(?:year|jahr)|exercice)[\\s-]?${YEAR}`),
    ([, year = ''], on) => sure(fiscalYear(toYear(year), on.fiscalYearStart)),
  ],
  [
    inWords(`(${relative})\\s?['’]?(${FISCAL}|calendar)?[ -]?(${unit})`),
    ([, rel = '', kind, name = ''], on) => around(unitOf(name), offsetOf(rel), kind, on),
  ],
  [
    inWords(`(${unit})\\s+(${relativeAfter})`),
    ([, name = '', rel = ''], on) => around(unitOf(name), offsetOf(rel), undefined, on),
  ],
  [
    /(今|本|当|来|次|翌|先|前|昨|去)(四半期|年度?|月|週|日)(?!間)/gu,
    ([, rel = '', name = ''], on) =>
      around(unitOf(name), rel === '明' ? 1 : offsetOf(rel), name === '年度' ? 'fiscal' : undefined, on),
  ],
  [
    inWords(
      `(?:the\\s+)?(?:new year(?:['’]?s)?(?: day)?|turn of the year|neujahr|jahreswechsel|(?:le )?nouvel an|(?:el )?ano nuevo|(?:il )?capodanno|(?:o )?ano novo)`,
    ),
    (_, on) => sure(fixedDay(on.today, '01-01')),
  ],
  [
    inWords(`christmas(?: day)?|xmas|weihnachten|noel|(?:la )?navidad|natale|(?:o )?natal`),
    (_, on) => sure(fixedDay(on.today, '12-25')),
  ],
  [/正月|元日|新年/gu, (_, on) => sure(fixedDay(on.today, '01-01'))],
  [/クリスマス/gu, (_, on) => sure(fixedDay(on.today, '12-25'))],
  [/明日/gu, (_, on) => sure(unitAround(on.today, 'day', { offset: 1 }))],
  [inWords(`(${day})`), ([, word = ''], on) => sure(unitAround(on.today, 'day', { offset: offsetOf(word) }))],
  [
    inWords(`(?:(${relative})\\s+)?(?:the\\s+)?(${weekday})(?:\\s+(${relativeAfter}))?`),
    ([, rel = '', name = '', after = ''], on) =>
      weekdayOn(weekdayIndex(name), offsetOf(rel) || offsetOf(after), on),
  ],
  [
    inWords(
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
  [inWords('this weekend'), (_, on) => weekend(on)],
  [
    inWords('ytd|(?:this )?year to date'),
    (_, on) => sure({ from: unitAround(on.today, 'year').from, to: on.today }),
  ],
  [
    inWords('(eow|eom|eoq|eoy|(?:week|month|quarter|year)[ -]end)'),
    ([, word = ''], on) => ({ ...lastOf(around(endUnit(word), 0, undefined, on)), isEnd: true }),
  ],
];
