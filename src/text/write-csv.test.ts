import { describe, expect, it } from 'vitest';
import { writeCsv } from './write-csv.ts';

/** What a file of one cell holds, without its mark and its end. */
const cell = (text: string) => writeCsv([[text]]).slice(1, -2);

describe('a CSV file', () => {
  it('begins with a byte order mark and ends each row with CR and LF, the last one too', () => {
    expect(
      writeCsv([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ).toBe('\uFEFFa,b\r\n1,2\r\n');
  });

  it('quotes what would end a cell or a row, and doubles quotes', () => {
    expect(cell('Perrin, "Daughters"')).toBe('"Perrin, ""Daughters"""');
    expect(cell('one\ntwo')).toBe('"one\ntwo"');
    expect(cell('one\r\ntwo')).toBe('"one\r\ntwo"');
    expect(cell(' plain; text ')).toBe(' plain; text ');
  });

  it.each([
    '=1+1',
    '=HYPERLINK("https://x.example","y")',
    '+49 30 1234',
    '-2+3',
    '-cmd|x',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
  ])('does not let %j run as a formula', (text) => {
    const [first] = cell(text).replace(/^"/, '');
    expect(first).toBe("'");
  });

  it.each(['-5', '-1200.50', '0', '12', '2026-11-30', "O'Hara", 'a=b', 'x-1'])(
    'leaves %j as it is',
    (text) => {
      expect(cell(text)).toBe(text);
    },
  );
});
