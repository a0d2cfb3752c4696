import type { PDFPageProxy } from 'unpdf/pdfjs';

/** A piece of text where a page puts it; measures are points, `y` grows upwards. */
export interface PdfText {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  /** Whether the line ends behind it. */
  ends: boolean;
  /** The piece of marked content that it belongs to, which the structure of the page refers to. */
  mark: string | null;
}

/** Points; smaller text is there for machines. */
const MIN_SIZE = 2;

/** The mark of what belongs to the page and not to its text: headers, footers, rules (ISO 32000-1, 14.8.2.2). */
const ARTIFACT = 'artifact';
/** Ligatures, and radicals that programs write for the characters that look like them. */
const COMPATIBLE = /[\u2e80-\u2fdf\ufb00-\ufb06]/g;
const LEFTWARDS = /[\p{Script=Hebrew}\p{Script=Arabic}]/gu;

/** What people see of a page's text, in the order that the page draws it; text beside the page is left out. */
export async function readPageText(page: PDFPageProxy): Promise<PdfText[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const marks: (string | null)[] = [];
  let artifacts = 0;
  const found: PdfText[] = [];
  for (const item of items) {
    if ('type' in item) {
      if (item.type === 'endMarkedContent') {
        if (marks.pop() === ARTIFACT) artifacts -= 1;
      } else if ('tag' in item && item.tag === 'Artifact') {
        marks.push(ARTIFACT);
        artifacts += 1;
      }
      // A piece without an id, a ligature say, belongs to the one around it.
      else marks.push(('id' in item ? item.id : null) ?? marks.at(-1) ?? null);
      continue;
    }
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as number[];
    const size = Math.hypot(c, d) || Math.hypot(a, b);
    const isOutside = x > right || y > top || x + item.width < left || y + size < bottom;
    if (artifacts > 0 || (item.str !== '' && (size < MIN_SIZE || isOutside))) continue;
    const text = item.str.replace(COMPATIBLE, (sign) => sign.normalize('NFKC'));
    found.push({ text, x, y, width: item.width, size, ends: item.hasEOL, mark: marks.at(-1) ?? null });
  }
  return joinLeftwards(found);
}

/** Puts lines that are read from right to left in their order; a page draws their words from left to right. */
function joinLeftwards(pieces: PdfText[]): PdfText[] {
  const lines: PdfText[][] = [];
  for (const piece of pieces) {
    const last = lines.at(-1)?.at(-1);
    const isSame =
      last !== undefined &&
      !last.ends &&
      last.mark === piece.mark &&
      Math.abs(last.y - piece.y) < piece.size * 0.5;
    if (isSame) lines.at(-1)!.push(piece);
    else lines.push([piece]);
  }
  return lines.flatMap((line) => (isLeftwards(line) ? [joinLine(line)] : line));
}

function isLeftwards(line: readonly PdfText[]): boolean {
  const text = line.map((piece) => piece.text).join('');
  return (text.match(LEFTWARDS)?.length ?? 0) > (text.match(/\p{L}/gu)?.length ?? 0) / 2;
}

function joinLine(line: readonly PdfText[]): PdfText {
  const words = [...line].sort((one, other) => other.x - one.x);
  const [x, right] = [Math.min(...line.map((it) => it.x)), Math.max(...line.map((it) => it.x + it.width))];
  const ends = line.at(-1)!.ends;
  return { ...line[0]!, text: words.map(({ text }) => text).join(''), x, width: right - x, ends };
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Joins the lines of a paragraph: words that were cut at the end of a line are whole again. */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, next) => {
    const line = next.trim();
    if (text === '' || line === '') return text + line;
    if (text.endsWith('\u00ad')) return text.slice(0, -1) + line;
    // "self-" before "service" cannot be told from "ser-" before "vice": most hyphens at the end of a line cut a word.
    if (/\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(line)) return text.slice(0, -1) + line;
    const isUnspaced = UNSPACED.test(text.at(-1)!) && UNSPACED.test(line[0]!);
    return text + (isUnspaced || text.endsWith('-') ? '' : ' ') + line;
  }, '');
}

/** The lines that pieces make. */
export function toLines(pieces: readonly PdfText[]): string[] {
  const lines = [''];
  for (const { text, ends } of pieces) {
    lines[lines.length - 1] += text;
    if (ends) lines.push('');
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
