import type { PdfText } from './pdf-text.ts';

/** A line of a page with the cells that wide gaps cut it into; one cell mostly. */
export interface PdfLine {
  cells: { x: number; right: number; text: string }[];
  x: number;
  y: number;
  size: number;
}

/** In sizes of the text: what is no space between words any more. */
const CELL_GAP = 1.5;

/** Puts pieces together into lines, in the order of the page; two columns drawn line by line become one after the other. */
export function toPdfLines(pieces: readonly PdfText[]): PdfLine[] {
  const lines: PdfLine[] = [];
  for (const piece of pieces) {
    if (piece.text.trim() === '') {
      addSpace(lines.at(-1), piece);
      continue;
    }
    const line = lines.at(-1);
    const isSame =
      line !== undefined &&
      Math.abs(line.y - piece.y) < Math.max(line.size, piece.size) * 0.5 &&
      piece.x >= line.cells.at(-1)!.right - line.size;
    if (isSame) append(line, piece);
    else {
      const cell = { x: piece.x, right: piece.x + piece.width, text: piece.text };
      lines.push({ cells: [cell], x: piece.x, y: piece.y, size: piece.size });
    }
  }
  return splitColumns(lines);
}

function append(line: PdfLine, piece: PdfText): void {
  const last = line.cells.at(-1)!;
  const right = piece.x + piece.width;
  if (piece.x - last.right > line.size * CELL_GAP) line.cells.push({ x: piece.x, right, text: piece.text });
  else {
    const isApart =
      piece.x - last.right > line.size * 0.2 && !/\s$/.test(last.text) && !/^\s/.test(piece.text);
    last.text += (isApart ? ' ' : '') + piece.text;
    last.right = Math.max(last.right, right);
  }
  line.size = Math.max(line.size, piece.size);
}

function addSpace(line: PdfLine | undefined, piece: PdfText): void {
  const last = line?.cells.at(-1);
  if (last === undefined || line!.size * CELL_GAP < piece.width || /\s$/.test(last.text)) return;
  if (piece.text !== '' && Math.abs(line!.y - piece.y) < line!.size * 0.5) last.text += ' ';
}

/** In characters: a cell of a table is shorter, a line of a column longer. */
const COLUMN_TEXT = 25;
const MIN_COLUMN_LINES = 6;

function splitColumns(lines: PdfLine[]): PdfLine[] {
  const runs: PdfLine[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run !== undefined && isPair(run[0]!) === isPair(line)) run.push(line);
    else runs.push([line]);
  }
  return runs.flatMap((run) =>
    isPair(run[0]!) && isColumns(run) ? [...column(run, 0), ...column(run, 1)] : run,
  );
}

function isPair({ cells }: PdfLine): boolean {
  return cells.length === 2;
}

function isColumns(run: PdfLine[]): boolean {
  if (run.length < MIN_COLUMN_LINES) return false;
  const long = run.filter(({ cells }) => cells.every(({ text }) => text.trim().length >= COLUMN_TEXT));
  return long.length > run.length / 2;
}

function column(run: PdfLine[], at: 0 | 1): PdfLine[] {
  return run.map(({ cells, y, size }) => ({ cells: [cells[at]!], x: cells[at]!.x, y, size }));
}

/** The text of a line. */
export function lineText({ cells }: PdfLine): string {
  return cells
    .map(({ text }) => text.trim())
    .join(' ')
    .trim();
}
