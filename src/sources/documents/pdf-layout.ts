import type { ElementContent } from 'hast';
import { lineText, type PdfLine } from './pdf-lines.ts';
import { element, textNode } from './pdf-tagged.ts';
import { joinLines } from './pdf-text.ts';

/** What is known of a document's type: the size of its running text, and the larger ones, largest first. */
export interface TypeSizes {
  body: number;
  headings: number[];
}

/** In sizes of running text: a heading is larger. */
const HEADING_SIZE = 1.15;
const MAX_HEADING_CHARACTERS = 200;
/** In sizes of the text: lines of one paragraph are closer. */
const PARAGRAPH_GAP = 1.75;
/** What leads the eye to a page number in a table of contents, of which there is nothing to learn. */
const LEADER = /(?:\.\s?){6,}[\divxl]*$/i;
const ITEM = /^\s*(?:([•◦▪▫‣·●○■–-])|\(?(\d{1,3})[.)])\s+(?=\S)/u;

/** Reads the sizes that a document is set in. */
export function readTypeSizes(pages: readonly PdfLine[][]): TypeSizes {
  const characters = new Map<number, number>();
  for (const line of pages.flat()) {
    const size = roundSize(line.size);
    characters.set(size, (characters.get(size) ?? 0) + lineText(line).length);
  }
  const [body = 12] = [...characters].sort(([, one], [, other]) => other - one).map(([size]) => size);
  const headings = [...characters.keys()].filter((size) => size >= body * HEADING_SIZE);
  return { body, headings: headings.sort((one, other) => other - one) };
}

function roundSize(size: number): number {
  return Math.round(size * 2) / 2;
}

/** Guesses a page's headings, lists, tables and paragraphs from where its lines stand. */
export function readLayout(all: readonly PdfLine[], sizes: TypeSizes): ElementContent[] {
  const lines = all.filter((line) => !LEADER.test(lineText(line)));
  const blocks: ElementContent[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    const rows = tableRows(lines, at);
    if (rows >= 2) {
      blocks.push(toTable(lines.slice(at, at + rows)));
      at += rows;
      continue;
    }
    const level = headingLevel(line, sizes);
    const end = level === null ? blockEnd(lines, at, sizes) : headingEnd(lines, at);
    const text = joinLines(lines.slice(at, end).map(lineText));
    if (level !== null) blocks.push(element(`h${level}`, [textNode(text)]));
    else addText(blocks, text);
    at = end;
  }
  return blocks;
}

function headingLevel(line: PdfLine, { body, headings }: TypeSizes): number | null {
  const size = roundSize(line.size);
  if (size < body * HEADING_SIZE || lineText(line).length > MAX_HEADING_CHARACTERS) return null;
  return Math.min(headings.indexOf(size) + 1, 5) || null;
}

function headingEnd(lines: readonly PdfLine[], start: number): number {
  let end = start + 1;
  while (
    end < lines.length &&
    roundSize(lines[end]!.size) === roundSize(lines[start]!.size) &&
    isNear(lines, end)
  )
    end += 1;
  return end;
}

/** Where the paragraph or item that begins in a line is over. */
function blockEnd(lines: readonly PdfLine[], start: number, sizes: TypeSizes): number {
  const [first] = lines.slice(start);
  let end = start + 1;
  while (end < lines.length && isNear(lines, end) && headingLevel(lines[end]!, sizes) === null) {
    const [before, line] = [lines[end - 1]!, lines[end]!];
    if (ITEM.test(lineText(line)) || tableRows(lines, end) >= 2) break;
    if (Math.abs(line.size - before.size) > before.size * 0.15) break;
    if (isShort(lines, before)) break;
    // A first line that is set in begins a paragraph, where paragraphs are not set apart.
    const isSetIn = line.x > before.x + line.size * 0.8 && line.x > first!.x + line.size * 0.8;
    if (isSetIn && !ITEM.test(lineText(first!)) && /[.!?:。]\s*$/.test(lineText(before))) break;
    end += 1;
  }
  return end;
}

function isNear(lines: readonly PdfLine[], at: number): boolean {
  const gap = lines[at - 1]!.y - lines[at]!.y;
  // Upwards is the top of the next column: a sentence may go on there.
  if (gap < 0) return !/[.!?:。]\s*$/.test(lineText(lines[at - 1]!));
  return gap <= lines[at]!.size * PARAGRAPH_GAP;
}

/** A line that ends a sentence well before its column does ends the paragraph. */
function isShort(lines: readonly PdfLine[], line: PdfLine): boolean {
  if (!/[.!?:。]["'”»)]?$/.test(lineText(line))) return false;
  const column = lines.filter(({ x }) => Math.abs(x - line.x) < line.size * 3).map(rightOf);
  const right = Math.max(...column);
  return rightOf(line) < right - (right - line.x) * 0.2;
}

function rightOf({ cells }: PdfLine): number {
  return cells.at(-1)!.right;
}

/** Items that follow one another are one list. */
function addText(blocks: ElementContent[], text: string): void {
  const [mark, bullet, number] = ITEM.exec(text) ?? [];
  if (mark === undefined) {
    blocks.push(element('p', [textNode(text)]));
    return;
  }
  const name = bullet === undefined ? 'ol' : 'ul';
  const item = element('li', [textNode(text.slice(mark.length))]);
  const last = blocks.at(-1);
  if (last?.type === 'element' && last.tagName === name) last.children.push(item);
  else {
    const list = element(name, [item]);
    if (number !== undefined) list.properties = { start: Number(number) };
    blocks.push(list);
  }
}

/** How many lines from here on are rows of one table: the same columns, begun at the same places. */
function tableRows(lines: readonly PdfLine[], start: number): number {
  const first = lines[start]!;
  if (first.cells.length < 2) return 0;
  let rows = 1;
  while (start + rows < lines.length && isRowOf(first, lines[start + rows]!)) rows += 1;
  return rows;
}

function isRowOf(first: PdfLine, line: PdfLine): boolean {
  if (line.cells.length < 2 || line.cells.length > first.cells.length) return false;
  return line.cells.every((cell) => columnOf(first, cell) !== -1);
}

/** Which column a cell stands in, by where either begins or ends. */
function columnOf(first: PdfLine, cell: { x: number; right: number }): number {
  return first.cells.findIndex(
    ({ x, right }) => Math.abs(x - cell.x) < first.size * 2 || Math.abs(right - cell.right) < first.size * 2,
  );
}

function toTable(rows: readonly PdfLine[]): ElementContent {
  const first = rows[0]!;
  return element(
    'table',
    rows.map((row, at) => {
      const cells = first.cells.map(() => '');
      for (const cell of row.cells) {
        const place = columnOf(first, cell);
        cells[place] = `${cells[place]} ${cell.text}`.trim();
      }
      return element(
        'tr',
        cells.map((text) => element(at === 0 ? 'th' : 'td', [textNode(text)])),
      );
    }),
  );
}
