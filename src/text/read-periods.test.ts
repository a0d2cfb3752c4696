import { describe, expect, test } from 'vitest';
import { readPeriods } from './read-periods.ts';

/** A Sunday. */
const NOW = { today: '2026-11-29', fiscalYearStart: 1 };
const FEBRUARY = { today: '2026-11-29', fiscalYearStart: 2 };
const read = (text: string, calendar = NOW) =>
  readPeriods(text, calendar).map(({ from, to }) => `${from ?? ''}..${to ?? ''}`);

describe('a period', () => {
  test.each<[string, string]>([
    ['which deals close this month?', '2026-11-01..2026-11-30'],
    ['WHICH DEALS CLOSE NEXT WEEK', '2026-11-30..2026-12-06'],
    ['last year', '2025-01-01..2025-12-31'],
    ['this quarter', '2026-10-01..2026-12-31'],
    ['previous quarter', '2026-07-01..2026-09-30'],
    ['renewals in Q1 2027', '2027-01-01..2027-03-31'],
    ['2027 Q1', '2027-01-01..2027-03-31'],
    ["Q4 '26", '2026-10-01..2026-12-31'],
    ['the first quarter of 2027', '2027-01-01..2027-03-31'],
    ['H2 2027', '2027-07-01..2027-12-31'],
    ['first half of 2027', '2027-01-01..2027-06-30'],
    ['FY27', '2027-01-01..2027-12-31'],
    ['fiscal year 2027', '2027-01-01..2027-12-31'],
    ['in 2027', '2027-01-01..2027-12-31'],
    ['October 2027', '2027-10-01..2027-10-31'],
    ['end of October 2027', '2027-10-21..2027-10-31'],
    ['by the end of the month of December 2026', '2026-12-01..2026-12-31'],
    ['in June', '2027-06-01..2027-06-30'],
    ['since June', '2026-06-01..2026-11-29'],
    ['by Friday', '..2026-12-04'],
    ['on Monday', '2026-11-30..2026-11-30'],
    ['last Friday', '2026-11-27..2026-11-27'],
    ['next Friday', '2026-12-04..2026-12-04'],
    ['tomorrow', '2026-11-30..2026-11-30'],
    ['yesterday', '2026-11-28..2026-11-28'],
    ['in 30 days', '2026-12-29..2026-12-29'],
    ['within 30 days', '2026-11-29..2026-12-29'],
    ['in the next two weeks', '2026-11-29..2026-12-13'],
    ['over the last 3 months', '2026-08-29..2026-11-29'],
    ['3 months ago', '2026-08-29..2026-08-29'],
    ['on 2027-01-15', '2027-01-15..2027-01-15'],
    ['15 March 2027', '2027-03-15..2027-03-15'],
    ['before 15 March 2027', '..2027-03-14'],
    ['after March 2027', '2027-04-01..'],
    ['until Q2 2027', '..2027-06-30'],
    ['between March and May 2027', '2027-03-01..2027-05-31'],
    ['from October 2026 to January 2027', '2026-10-01..2027-01-31'],
    ['mid-October 2027', '2027-10-11..2027-10-21'],
    ['this weekend', '2026-11-28..2026-11-29'],
    ['year to date', '2026-01-01..2026-11-29'],
    ['en 30 días', '2026-12-29..2026-12-29'],
    ['EOQ', '2026-12-01..2026-12-31'],
    ['before the end of the year', '..2026-12-31'],
    ['before year end', '..2026-12-31'],
    ['by the end of the month', '..2026-11-30'],
    ['before the end of October 2027', '..2027-10-31'],
    ['at the close of the quarter', '2026-12-01..2026-12-31'],
    ['the rest of the year', '2026-11-29..2026-12-31'],
    ['in the next couple of weeks', '2026-11-29..2026-12-13'],
    ['over the coming weeks', '2026-11-29..2026-12-27'],
    ['renewals in coming weeks', '2026-11-29..2026-12-27'],
    ['the last few days', '2026-11-25..2026-11-29'],
    ['in a fortnight', '2026-11-29..2026-12-13'],
    ['bis Ende des Jahres', '..2026-12-31'],
    ['vor Quartalsende', '..2026-12-31'],
    ['in den kommenden Wochen', '2026-11-29..2026-12-27'],
    ["avant la fin de l'année", '..2026-12-31'],
    ['antes de fin de mes', '..2026-11-30'],
    ["entro la fine dell'anno", '..2026-12-31'],
    ['até ao final do ano', '..2026-12-31'],
    ['年末までに更新', '..2026-12-31'],
    ['今月末', '2026-11-21..2026-11-30'],
    ['diese Woche', '2026-11-23..2026-11-29'],
    ['im nächsten Monat', '2026-12-01..2026-12-31'],
    ['letztes Quartal', '2026-07-01..2026-09-30'],
    ['im 1. Quartal 2027', '2027-01-01..2027-03-31'],
    ['bis Freitag', '..2026-12-04'],
    ['seit Juni', '2026-06-01..2026-11-29'],
    ['Ende Oktober 2027', '2027-10-21..2027-10-31'],
    ['in den nächsten 30 Tagen', '2026-11-29..2026-12-29'],
    ['le mois prochain', '2026-12-01..2026-12-31'],
    ['cette année', '2026-01-01..2026-12-31'],
    ['la semaine dernière', '2026-11-16..2026-11-22'],
    ['au premier trimestre 2027', '2027-01-01..2027-03-31'],
    ['en décembre', '2026-12-01..2026-12-31'],
    ['el próximo mes', '2026-12-01..2026-12-31'],
    ['el mes que viene', '2026-12-01..2026-12-31'],
    ['este trimestre', '2026-10-01..2026-12-31'],
    ['el año pasado', '2025-01-01..2025-12-31'],
    ['il mese prossimo', '2026-12-01..2026-12-31'],
    ['questa settimana', '2026-11-23..2026-11-29'],
    ["quest'anno", '2026-01-01..2026-12-31'],
    ['no próximo mês', '2026-12-01..2026-12-31'],
    ['no ano passado', '2025-01-01..2025-12-31'],
    ['a semana que vem', '2026-11-30..2026-12-06'],
    ['今月', '2026-11-01..2026-11-30'],
    ['来週の会議', '2026-11-30..2026-12-06'],
    ['昨年', '2025-01-01..2025-12-31'],
    ['2027年第1四半期', '2027-01-01..2027-03-31'],
    ['2027年3月', '2027-03-01..2027-03-31'],
  ])('is read from "%s"', (text, range) => expect(read(text)).toEqual([range]));

  test.each<[string, string]>([
    ['FY27', '2026-02-01..2027-01-31'],
    ['Q1 FY27', '2026-02-01..2026-04-30'],
    ['this quarter', '2026-11-01..2027-01-31'],
    ['this fiscal year', '2026-02-01..2027-01-31'],
    ['this year', '2026-01-01..2026-12-31'],
    ['this calendar quarter', '2026-10-01..2026-12-31'],
  ])('follows the company’s year in "%s"', (text, range) => expect(read(text, FEBRUARY)).toEqual([range]));

  test.each([
    'may I give 18%?',
    'March on',
    'a 3 year deal',
    '2027 seats',
    'E-2027',
    'version 2026.1',
    'guten Morgen',
    'keep data for 30 days',
  ])('is not in "%s"', (text) => expect(read(text)).toEqual([]));

  test('without a year is one that was assumed', () => {
    expect(readPeriods('in Q1', NOW)).toMatchObject([{ from: '2027-01-01', sure: false }]);
    expect(readPeriods('in Q1 2027', NOW)).toMatchObject([{ sure: true, start: 3, end: 10 }]);
  });
});

test.each(['business 40 seats, monthly', 'business 90 in francs', 'exercise 12'])(
  'a number behind a word of business is no year: %s',
  (text) => {
    expect(readPeriods(text, { today: '2026-11-29', fiscalYearStart: 1 })).toEqual([]);
  },
);
