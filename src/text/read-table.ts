/** A table of a passage: the names of its columns, and its rows. */
export interface PassageTable {
  columns: string[];
  rows: string[][];
}

/** Reads lines as the table that passages write; null where they are none. */
export function readTable(lines: readonly string[]): PassageTable | null {
  if (lines.length < 2 || !lines.every((line) => line.startsWith('| '))) return null;
  const [columns = [], ...rows] = lines.map((line) =>
    line
      .slice(1)
      .replace(/\|\s*$/, '')
      // A line that an article's own cell holds is escaped.
      .split(/(?<=\s)\|(?=\s|$)/)
      .map((cell) => cell.trim()),
  );
  return { columns, rows };
}

/** A row in one line: every cell with the name of its column, or it would mean nothing. */
export function formatRow(columns: readonly string[], row: readonly string[]): string {
  const cells = row.map((cell, at) => {
    const column = columns[at];
    return cell === '' ? '' : column ? `${column}: ${cell}` : cell;
  });
  return cells.filter(Boolean).join('; ');
}
