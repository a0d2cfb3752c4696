import type { CalendarUnit } from './day-range.ts';

/** Words of seven languages by what they mean for a period, folded; each list becomes the alternatives of a pattern. */
const UNITS: Record<Exclude<CalendarUnit, 'half'>, string> = {
  day: 'days?|tage?n?|jours?|dias?|giorn[oi]',
  week: 'weeks?|wochen?|semaines?|semanas?|settiman[ae]',
  month: 'months?|monate?[ns]?|mois|mes(?:es)?|mes[ei]',
  quarter: 'quarters?|qtr|quartale?[ns]?|trimestr[ei]s?',
  year: 'years?|yr|jahre?[ns]?|ans?|annees?|anos?|ann[oi]',
};
const RELATIVE: [offset: number, words: string][] = [
  [
    0,
    "this|current|(?:in )?dies\\p{L}*|aktuell\\p{L}*|laufend\\p{L}*|ce(?:tte|t)?|est[ea]|nest[ea]|quest[oa]|quest(?=['’])",
  ],
  [
    1,
    'next|coming|upcoming|following|nachst\\p{L}*|kommend\\p{L}*|prochaine?s?|proxim[oa]s?|siguientes?|prossim[oaie]',
  ],
  [
    -1,
    'last|previous|past|prior|letzt\\p{L}*|vorig\\p{L}*|vergangen\\p{L}*|derni(?:er|ere)s?|ultim[oaie]s?|passad[oa]s?|pasad[oa]s?|scors[oaie]',
  ],
];
const RELATIVE_AFTER: [offset: number, words: string][] = [
  [0, 'en cours|actuel(?:le)?|actual|en curso|corrente|in corso|atual|em curso'],
  [1, 'prochaine?s?|suivante?s?|proxim[oa]|siguiente|que viene|que vem|prossim[oa]|entrante'],
  [-1, 'derni(?:er|ere)s?|passee?s?|precedente?s?|pasad[oa]|passad[oa]|anterior|scors[oa]|passat[oa]'],
];
const DAYS: [offset: number, words: string][] = [
  [0, "today|tonight|heute|aujourd['’]hui|hoy|oggi|hoje"],
  [1, 'tomorrow|(?<!guten )morgen|demain|manana|domani|amanha'],
  [-1, 'yesterday|gestern|ayer|ieri|ontem'],
  [2, 'day after tomorrow|ubermorgen|apres-demain|pasado manana|dopodomani|depois de amanha'],
];
const WEEKDAYS =
  'mondays?|montags?|lundi|lunes|lunedi|segunda-feira;tuesdays?|dienstags?|mardi|martes|martedi|terca-feira;wednesdays?|mittwochs?|mercredi|miercoles|mercoledi|quarta-feira;thursdays?|donnerstags?|jeudi|jueves|giovedi|quinta-feira;fridays?|freitags?|vendredi|viernes|venerdi|sexta-feira;saturdays?|samstags?|sonnabends?|samedi|sabado|sabato;sundays?|sonntags?|dimanche|domingo|domenica'.split(
    ';',
  );
const ORDINALS = [
  '1st|first|1\\.|erste[nms]?|1er|premier|primer|primo|primeiro|1[ºo°]|第?[1一]',
  '2nd|second|2\\.|zweite[nms]?|2e|deuxieme|segundo|secondo|2[ºo°]|第?[2二]',
  '3rd|third|3\\.|dritte[nms]?|3e|troisieme|tercer|terzo|terceiro|3[ºo°]|第?[3三]',
  '4th|fourth|4\\.|vierte[nms]?|4e|quatrieme|cuarto|quarto|4[ºo°]|第?[4四]',
];
const JAPANESE_OFFSETS: Record<string, number> = {
  今: 0,
  本: 0,
  当: 0,
  来: 1,
  次: 1,
  翌: 1,
  先: -1,
  前: -1,
  昨: -1,
  去: -1,
};
const JAPANESE_UNITS: Record<string, CalendarUnit> = {
  日: 'day',
  週: 'week',
  月: 'month',
  四半期: 'quarter',
  年: 'year',
  年度: 'year',
};

const any = (lists: readonly (readonly [unknown, string])[]): string =>
  lists.map(([, words]) => words).join('|');
const whole = (words: string): RegExp => new RegExp(`^(?:${words})$`, 'u');
const indexIn = (lists: readonly string[], word: string): number =>
  lists.findIndex((words) => whole(words).test(word));

/** Sources of patterns for the words that make up periods, for text that is folded in place. */
export const PERIOD_WORDS = {
  unit: Object.values(UNITS).join('|'),
  relative: any(RELATIVE),
  relativeAfter: any(RELATIVE_AFTER),
  day: any(DAYS),
  weekday: WEEKDAYS.join('|'),
  ordinal: ORDINALS.join('|'),
} as const;

/** The unit that a word names. */
export function unitOf(word: string): CalendarUnit {
  const found = Object.entries(UNITS).find(([, words]) => whole(words).test(word));
  return (found?.[0] ?? JAPANESE_UNITS[word] ?? 'day') as CalendarUnit;
}

/** How far from now a word points: "this" 0, "next" 1, "last" -1. */
export function offsetOf(word: string): number {
  const lists = [...DAYS, ...RELATIVE, ...RELATIVE_AFTER];
  return lists.find(([, words]) => whole(words).test(word))?.[0] ?? JAPANESE_OFFSETS[word] ?? 0;
}

/** The place of a weekday in the week, 0 for Monday. */
export function weekdayIndex(word: string): number {
  return indexIn(WEEKDAYS, word);
}

/** "First" to "fourth" as 1 to 4. */
export function ordinalOf(word: string): number {
  return indexIn(ORDINALS, word) + 1;
}
