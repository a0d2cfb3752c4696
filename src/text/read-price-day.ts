import { readPeriods } from './read-periods.ts';

/** The day that a text speaks of, `YYYY-MM-DD`, with the text without it. */
export interface PriceDayFound {
  day: string;
  rest: string;
}

/** Stands before a period, or before what is gone once the period is taken out. */
const LEAD =
  /(?:(?<!\p{L})(?:back |starting |valid |as )?(?:in|of|for|during|from|since|until|ab|im|seit|fur|en|pour|des|a partir d[eou]|desde|para|el|nel|del|da|dal|em|no)\s+)$/u;

/**
 * Finds the day of a price in a folded text: of a period the first day, but today where it is under way.
 * @param today `YYYY-MM-DD`
 */
export function readPriceDay(text: string, today: string): PriceDayFound | null {
  const [found] = readPeriods(text, { today, fiscalYearStart: 1 });
  if (found === undefined) return null;
  const { from, to, start, end } = found;
  const isNow = from !== null && from <= today && to !== null && to >= today;
  const day = isNow ? today : (from ?? to);
  return day === null ? null : { day, rest: `${text.slice(0, start).replace(LEAD, '')} ${text.slice(end)}` };
}
