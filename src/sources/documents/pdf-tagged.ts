import type { Element, ElementContent } from 'hast';
import { joinLines, type PdfText, toLines } from './pdf-text.ts';

/** A node of the structure that a tagged PDF gives of a page (ISO 32000-1, 14.8.4), as far as it is read. */
export interface StructureNode {
  role?: string;
  children?: (StructureNode | StructureContent)[];
  alt?: string;
}

interface StructureContent {
  type: string;
  id: string;
}

/** Below this part of a page's text its structure is not worth following. */
const MIN_COVERED = 0.5;

const BLOCKS: Record<string, string> = {
  P: 'p',
  H: 'h2',
  Title: 'h1',
  L: 'ul',
  LI: 'li',
  Table: 'table',
  TR: 'tr',
  TH: 'th',
  TD: 'td',
  Caption: 'p',
  Note: 'p',
  BlockQuote: 'blockquote',
};

/** Builds a page from its own structure; null when it has none, or not of most of its text. */
export function readTagged(root: StructureNode | null, pieces: readonly PdfText[]): ElementContent[] | null {
  if (root === null) return null;
  const byMark = new Map<string, PdfText[]>();
  for (const piece of pieces) {
    if (piece.mark === null) continue;
    const known = byMark.get(piece.mark);
    if (known) known.push(piece);
    else byMark.set(piece.mark, [piece]);
  }
  const used: PdfText[] = [];
  const built = gather(build(root, byMark, used));
  const length = (of: readonly PdfText[]): number =>
    of.reduce((sum, { text }) => sum + text.trim().length, 0);
  return length(used) >= MIN_COVERED * length(pieces) ? built : null;
}

/** Elements of blocks, and bare text between them. */
type Built = Element | string;

function build(node: StructureNode, byMark: ReadonlyMap<string, PdfText[]>, used: PdfText[]): Built[] {
  const inside: Built[] = [];
  for (const child of node.children ?? []) {
    if ('type' in child) {
      const pieces = byMark.get(child.id) ?? [];
      inside.push(joinPieces(pieces, used.at(-1)));
      used.push(...pieces);
    } else if (child.role === 'TOC') build(child, byMark, used);
    else if (child.role !== 'Lbl' || node.role !== 'LI') inside.push(...build(child, byMark, used));
    else build(child, byMark, used);
  }
  const name = /^H[1-6]$/.test(node.role ?? '') ? node.role!.toLowerCase() : BLOCKS[node.role ?? ''];
  if (name === undefined) {
    if (node.role === 'Figure' && node.alt) return [node.alt];
    return inside;
  }
  if (name === 'ul') return [toList(node, inside, byMark)];
  return [element(name, gather(inside))];
}

/** Pieces that follow one another, with a space where the page leaves one or goes on in another line. */
function joinPieces(pieces: readonly PdfText[], before: PdfText | undefined): string {
  const first = pieces.find(({ text }) => text !== '');
  const isBelow =
    first !== undefined && before !== undefined && Math.abs(first.y - before.y) > first.size * 0.5;
  const starts = isBelow || /^\s/.test(pieces[0]?.text ?? '') ? ' ' : '';
  const ends = pieces.at(-1)?.ends || /\s$/.test(pieces.at(-1)?.text ?? '') ? ' ' : '';
  return starts + joinLines(toLines(pieces)) + ends;
}

/** A list is numbered when its first label is a number. */
function toList(node: StructureNode, items: Built[], byMark: ReadonlyMap<string, PdfText[]>): Element {
  const [first] = (node.children ?? []).filter((child): child is StructureNode => !('type' in child));
  const label = (first?.children ?? []).find(
    (child): child is StructureNode => !('type' in child) && child.role === 'Lbl',
  );
  const ids = (label?.children ?? []).flatMap((child) => ('type' in child ? [child.id] : []));
  const text = ids
    .flatMap((id) => byMark.get(id) ?? [])
    .map((piece) => piece.text)
    .join('');
  return element(/\d/.test(text) ? 'ol' : 'ul', gather(items));
}

/** Text that stands between blocks is a paragraph; alone, it is just text. */
function gather(built: Built[]): ElementContent[] {
  const found: ElementContent[] = [];
  let text = '';
  const hasBlocks = built.some((each) => typeof each !== 'string');
  const flush = (): void => {
    const whole = text.replace(/\s+/g, ' ').trim();
    if (whole !== '') found.push(hasBlocks ? element('p', [textNode(whole)]) : textNode(whole));
    text = '';
  };
  for (const each of built) {
    if (typeof each === 'string') text += each;
    else {
      flush();
      if (each.children.length > 0 || each.tagName === 'td' || each.tagName === 'th') found.push(each);
    }
  }
  flush();
  return found;
}

/** An element without properties. */
export function element(tagName: string, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}

/** A piece of text. */
export function textNode(value: string): ElementContent {
  return { type: 'text', value };
}
