import { findDay } from './find-day.ts';
import { MONTH_PATTERN, monthNumber } from './months.ts';

/** The day that a text speaks of, `YYYY-MM-DD`, with the text without it. */
export interface PriceDayFound {
  day: string;
  rest: string;
}

const LEAD =
  '(?:(?:back |starting |valid |as )?(?:in|of|for|during|from|since|until|ab|im|seit|fur|en|pour|des|a partir d[eou]|desde|para|el|nel|del|da|dal|em|no)\\s+)?';
const YEAR = new RegExp(
  `(?<![\\p{L}\\d.,/-])${LEAD}(20[2-4]\\d)(?![\\d.,/-]*\\d|\\s*(?:seats|users|%))(?:年)?`,
  'u',
);
const NEXT = new RegExp(
  `${LEAD}(?:next year|nachste[ns]? jahr|kommende[ns]? jahr|l['’]an(?:nee)? prochaine?|an(?:nee)? prochaine?|el (?:ano que viene|proximo ano)|proximo ano|ano que vem|(?:l['’])?anno prossimo|prossimo anno)|来年`,
  'u',
);
const LAST = new RegExp(
  `${LEAD}(?:last year|previous year|a year ago|letzte[ns]? jahr|vorjahr|vorige[ns]? jahr|l['’]an(?:nee)? derniere?|an(?:nee)? derniere?|(?:el )?ano pasado|ano passado|(?:l['’])?anno scorso|scorso anno)|去年|昨年`,
  'u',
);
const MONTH = new RegExp(
  `${LEAD}(this|next|coming|diese[mnr]?|nachste[nmr]?|kommende[nmr]?|ce|prochaine?|este|esta|proximo|questo|prossimo)\\s+(${MONTH_PATTERN})(?!\\p{L})`,
  'u',
);

/**
 * Finds the day of a price in a folded text: a date, a month with or without its year, a year alone, "next year"; a
 * period is meant by its first day.
 * @param today `YYYY-MM-DD`
 */
export function readPriceDay(text: string, today: string): PriceDayFound | null {
  const dated = findDay(text);
  if (dated?.day != null) return { day: dated.day, rest: dated.rest };
  const year = Number(today.slice(0, 4));
  for (const [pattern, day] of [
    [MONTH, (match: RegExpExecArray) => firstOfMonth(match[2]!, today)],
    [YEAR, (match: RegExpExecArray) => (match[1] === String(year) ? today : `${match[1]}-01-01`)],
    [NEXT, () => `${year + 1}-01-01`],
    [LAST, () => `${year - 1}-01-01`],
  ] as const) {
    const match = pattern.exec(text);
    const found = match === null ? null : day(match);
    if (match !== null && found !== null)
      return {
        day: found,
        rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`,
      };
  }
  return null;
}

/** The first day of the next such month that is not over. */
function firstOfMonth(name: string, today: string): string | null {
  const month = monthNumber(name);
  if (month === undefined) return null;
  const year = Number(today.slice(0, 4)) + (month < Number(today.slice(5, 7)) ? 1 : 0);
  return `${year}-${String(month).padStart(2, '0')}-01`;
}
