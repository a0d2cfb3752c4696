import type { Evidence } from '../core/citation.ts';
import type { ReplyPart } from '../core/reply.ts';
import { formatRow, readTable } from '../text/read-table.ts';

interface Row {
  /** The lines of one table share it. */
  table: string;
  columns: string[];
  cells: string[];
}

/** A line of an answer that says a row: an item with one mark. */
const ITEM = /^- (?<row>.+) \[(?<n>\d{1,3})\]$/u;
/** One row reads better as a line. */
const FEWEST_ROWS = 2;

/**
 * Lays the rows of a cited table that an answer says one after the other out as that table. Each of them was verified as
 * a line, and its cells are the source's own; every row keeps its mark.
 */
export function layOutTables(text: string, evidence: readonly Evidence[]): ReplyPart[] {
  const known = rowsOf(evidence);
  const parts: ReplyPart[] = [];
  const lines: string[] = [];
  const flush = (): void => {
    const stretch = lines.splice(0).join('\n').trim();
    if (stretch !== '') parts.push({ type: 'text', text: stretch });
  };
  const all = text.split('\n');
  for (let at = 0; at < all.length; ) {
    const run = runOfRows(all, at, known);
    if (run.length < FEWEST_ROWS) {
      lines.push(all[at]!);
      at += 1;
      continue;
    }
    flush();
    parts.push({ type: 'table', columns: run[0]!.row.columns, rows: run.map(markedCells) });
    at += run.length;
  }
  flush();
  return parts;
}

/** The rows of all tables of the evidence, by number and the line that says them. */
function rowsOf(evidence: readonly Evidence[]): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const { n, text } of evidence)
    for (const [place, block] of text.split(/\n{2,}/).entries()) {
      const table = readTable(block.split('\n').filter((line) => !line.startsWith('# ')));
      for (const cells of table?.rows ?? [])
        rows.set(keyOf(n, formatRow(table!.columns, cells)), {
          table: `${n}:${place}`,
          columns: table!.columns,
          cells,
        });
    }
  return rows;
}

interface SaidRow {
  row: Row;
  n: string;
}

/** The lines from one on that say rows of the same table. */
function runOfRows(lines: readonly string[], from: number, known: ReadonlyMap<string, Row>): SaidRow[] {
  const run: SaidRow[] = [];
  for (const line of lines.slice(from)) {
    const { row: said = '', n = '' } = ITEM.exec(line.trimEnd())?.groups ?? {};
    const row = known.get(keyOf(Number(n), said));
    if (row === undefined || (run[0] !== undefined && run[0].row.table !== row.table)) break;
    run.push({ row, n });
  }
  return run;
}

function keyOf(n: number, row: string): string {
  return `${n}\n${row}`;
}

/** The mark stands behind the last cell that says something. */
function markedCells({ row: { cells }, n }: SaidRow): string[] {
  const last = cells.findLastIndex((cell) => cell !== '');
  return cells.map((cell, at) => (at === last ? `${cell} [${n}]` : cell));
}
