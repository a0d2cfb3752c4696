import type { CommandOutput } from './command.ts';

/** Prints rows as columns as wide as they need; what has no rows says so. */
export function printRows(output: CommandOutput, rows: object[]): void {
  const [first] = rows;
  if (first === undefined) {
    output.err('none\n');
    return;
  }
  const names = Object.keys(first);
  const cells = [
    names,
    ...rows.map((row) => names.map((name) => show((row as Record<string, unknown>)[name]))),
  ];
  const widths = names.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  for (const row of cells) {
    output.out(
      `${row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
}

function show(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.map(show).join(',') || '-' : String(value);
}
