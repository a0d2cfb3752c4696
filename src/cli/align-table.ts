/** Letters that a terminal draws two columns wide. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/gu;
/** Wider than this a column would push the others out of sight. */
const WIDEST = 60;

/** A Markdown table whose columns stand below one another in a terminal. */
export function alignTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [columns, ...rows].map((row) => row.map((cell) => cell.replace(/\s+/gu, ' ').trim()));
  const widths = columns.map((_, at) => {
    const fitting = cells.map((row) => widthOf(row[at] ?? '')).filter((width) => width <= WIDEST);
    return Math.max(3, ...fitting);
  });
  const [head, ...body] = cells.map((row) => rowOf(row.map((cell, at) => pad(cell, widths[at] ?? 0))));
  const rule = rowOf(widths.map((width) => '-'.repeat(width)));
  return [head, rule, ...body].join('\n');
}

function widthOf(text: string): number {
  return [...text].length + (text.match(WIDE)?.length ?? 0);
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - widthOf(cell)));
}

/** No blank beside a bar: a bar by itself would be a word to a screen reader, or where words are counted. */
function rowOf(cells: readonly string[]): string {
  return `|${cells.join('|')}|`;
}
