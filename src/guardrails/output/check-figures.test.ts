import { describe, expect, it } from 'vitest';
import { verifySentence } from '../output.ts';

const TABLE =
  '| Seats | Yearly term | Monthly term |\n| --- | --- | --- |\n| 5–24 | 14.00 EUR | 17.50 EUR |\n| 25–99 | 12.00 EUR | 15.00 EUR |';
const TERMS =
  'A two-week hire lowers the day rate by 3 percent, and a four-week hire lowers it by 7 percent.';
const FEES =
  'A workshop costs the weekly list price of 310 EUR. Late pickups cost 15 percent of the July fee.';

/** Which check refuses a claim that cites one text; "none": it is shown. */
function refusedBy(claim: string, text: string): string {
  const evidence = [{ n: 1, kind: 'passage' as const, id: 'passage:1', title: 'Terms of 2027', text }];
  const verdict = verifySentence({ sentence: `${claim} [1]`, question: '', evidence });
  return verdict.ok ? 'none' : verdict.check;
}

describe('a figure is the one of what a claim says it counts', () => {
  it.each([
    ['beside the other figure of its clause', 'The four-week hire takes 7 percent off the day rate.', TERMS],
    ['in a row that another figure tells', 'In 2027 it is 12.00 EUR per seat in that tier.', TABLE],
    ['for the period of its price', 'A workshop has a list price of 310 EUR a week.', FEES],
    ['of the fee of a month', 'A late pickup costs 15 percent of the monthly fee.', FEES],
  ])('%s', (_, claim, text) => {
    expect(refusedBy(claim, text)).toBe('none');
  });

  it.each([
    ['beside the figure of another clause', 'The four-week hire takes 3 percent off the day rate.', TERMS],
    ['in the column of another head', 'From 25 seats the monthly term costs 12.00 EUR.', TABLE],
    ['for a longer time than its price', 'A workshop costs 310 EUR for 21 days.', FEES],
    ['for another period than its price', 'A workshop has a yearly price of 310 EUR.', FEES],
    ['of the fee of another period', 'A late pickup costs 15 percent of the annual fee.', FEES],
    ['of other days', 'The reply comes within 5 days.', 'The reply comes within 5 working days.'],
    ['of other days in Japanese', '返信は5日以内に届きます。', '返信は5営業日以内に届きます。'],
    ['of another unit', 'The warranty lasts 18 years.', 'The warranty lasts 18 months.'],
  ])('and not %s', (_, claim, text) => {
    expect(refusedBy(claim, text)).toBe('figures');
  });
});
