import { addUnits, type CalendarUnit } from './day-range.ts';
import { offsetOf, unitOf } from './period-words.ts';
import {
  around,
  type CalendarOf,
  inWords,
  lastOf,
  type PeriodRule,
  type Read,
  sure,
} from './resolve-period.ts';

/** "A few weeks" and "the coming weeks" are so many. */
const A_FEW = 4;
const A_COUPLE = 2;

/** "The month of December" is told by its name. */
const NAMELESS = '(?!\\s+(?:of|de[sl]?|di|do)\\s)';
const ROMANCE_UNIT = 'semaine|mois|trimestre|annee|semana|mes|trimestre|ano|settimana|mese|anno';
/** Between "end" and its unit: "de l'", "del", "dell'", "do". */
const ROMANCE_OF = "(?:d[eiu]l?l?[ao]?['’\\s]\\s*(?:l['’]|la\\s+)?|d[oa]\\s+)?";

const toEnd = (name: string, offset: number, on: CalendarOf): Read => ({
  ...lastOf(around(unitOf(name), offset, undefined, on)),
  isEnd: true,
});

const theRest = (name: string, on: CalendarOf): Read =>
  sure({ from: on.today, to: around(unitOf(name), 0, undefined, on).to });

function some(unit: CalendarUnit, count: number, isBack: boolean, { today }: CalendarOf): Read {
  const other = addUnits(today, isBack ? -count : count, unit);
  return sure(isBack ? { from: other, to: today } : { from: today, to: other });
}

/** Ends and rests of the unit that is running ("before the end of the year", "fin du mois", 月末), and some units ("the coming weeks"). */
export const PERIOD_ENDS: readonly PeriodRule[] = [
  [
    inWords(`(?:the\\s+)?(?:very\\s+)?(?:end|close) of (?:the\\s+)?(week|month|quarter|year)${NAMELESS}`),
    ([, name = ''], on) => toEnd(name, 0, on),
  ],
  [
    inWords(
      `ende (?:de[sr]|dieses|dieser) (woche|monate?s|quartals|jahres)|(monats|quartals|jahres)(?:ende|schluss)`,
    ),
    ([, name, compound = ''], on) => toEnd(name ?? compound, 0, on),
  ],
  [
    inWords(
      `(?:la\\s+|il\\s+|el\\s+|al?\\s+)?(?:fin|final|finales|fine|fim)\\s+${ROMANCE_OF}(${ROMANCE_UNIT})${NAMELESS}`,
    ),
    ([, name = ''], on) => toEnd(name, 0, on),
  ],
  [
    inWords(`(?:acab[ea]r?|termin[ea]r?|finisca|finisce)\\s+(?:el|la|o|a|il)?\\s*(${ROMANCE_UNIT})`),
    ([, name = ''], on) => toEnd(name, 0, on),
  ],
  [
    /(今|本|当|来|次|翌|先|前|昨|去)?(四半期|年度|年|月|期)末/gu,
    ([, rel = '', name = ''], on) =>
      toEnd(name === '期' ? '四半期' : name, rel === '' ? 0 : offsetOf(rel), on),
  ],
  [
    inWords(`(?:the\\s+)?(?:rest|remainder) of (?:the|this)\\s+(week|month|quarter|year)`),
    ([, name = ''], on) => theRest(name, on),
  ],
  [
    inWords(`(?:den\\s+)?rest (?:de[sr]|dieses|dieser) (woche|monate?s|quartals|jahres)`),
    ([, name = ''], on) => theRest(name, on),
  ],
  [
    inWords(`(?:le\\s+|el\\s+|il\\s+|o\\s+)?(?:reste|resto)\\s+${ROMANCE_OF}(${ROMANCE_UNIT})`),
    ([, name = ''], on) => theRest(name, on),
  ],
  [
    inWords(
      `(?:the\\s+)?(next|coming|upcoming|following|last|past|previous)\\s+(?:(couple)(?: of)?\\s+|few\\s+|several\\s+)?(days|weeks|months|quarters|years)`,
    ),
    ([, rel = '', couple, name = ''], on) =>
      some(unitOf(name), couple === undefined ? A_FEW : A_COUPLE, offsetOf(rel) < 0, on),
  ],
  [
    inWords(
      `(?:den |die |in den )?(nachsten|kommenden|letzten|vergangenen)\\s+(?:paar\\s+|einigen\\s+)?(tagen?|wochen|monaten?|quartalen?|jahren?)`,
    ),
    ([, rel = '', name = ''], on) => some(unitOf(name), A_FEW, offsetOf(rel) < 0, on),
  ],
  [
    inWords('(?:the\\s+)?(?:next|coming|in a|within a) fortnight'),
    (_, on) => some('week', A_COUPLE, false, on),
  ],
];
