import type { Element, ElementContent, Root } from 'hast';
import { lineText, type PdfLine } from './pdf-lines.ts';
import { element, textNode } from './pdf-tagged.ts';
import { textOf } from './visible-html.ts';

/** On how many pages a line has to stand, at least, to be their header or footer. */
const MIN_PAGES = 2;

/** Leaves out lines at the edges of pages that stand on most of them at one height, page numbers changing. */
export function dropRunningLines(pages: PdfLine[][]): PdfLine[][] {
  const counts = new Map<string, number>();
  for (const lines of pages)
    for (const key of new Set(edges(lines).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const needed = Math.max(MIN_PAGES, pages.length / 2);
  return pages.map((lines) => {
    const running = new Set(edges(lines).filter((line) => (counts.get(keyOf(line)) ?? 0) >= needed));
    return lines.filter((line) => !running.has(line));
  });
}

/** The two highest and the two lowest lines. */
function edges(lines: readonly PdfLine[]): PdfLine[] {
  const sorted = [...lines].sort((one, other) => other.y - one.y);
  return [...new Set([...sorted.slice(0, 2), ...sorted.slice(-2)])];
}

function keyOf(line: PdfLine): string {
  return `${Math.round(line.y)} ${lineText(line).replace(/\d+/g, '#')}`;
}

/**
 * Puts pages behind one another. Each section says, as the deepest heading, which page it stands on, so that a citation
 * can; a paragraph that goes on over the end of a page belongs to where it began.
 */
export function joinPages(pages: ElementContent[][], nameOfPage: (n: number) => string): Root {
  joinCutParagraphs(pages);
  const children: ElementContent[] = [];
  for (const [place, blocks] of pages.entries()) {
    let isNamed = pages.length === 1;
    for (const block of blocks) {
      const isHeading = block.type === 'element' && /^h[1-6]$/.test(block.tagName);
      if (!isHeading && !isNamed) children.push(element('h6', [textNode(nameOfPage(place + 1))]));
      children.push(block);
      isNamed = pages.length === 1 || !isHeading;
    }
  }
  return { type: 'root', children };
}

function joinCutParagraphs(pages: ElementContent[][]): void {
  for (let at = 1; at < pages.length; at += 1) {
    const [last, first] = [pages[at - 1]!.at(-1), pages[at]![0]];
    if (!isParagraph(last) || !isParagraph(first)) continue;
    const [before, after] = [textOf(last), textOf(first)];
    if (/[.!?:;。！？]["'”»)]?$/.test(before) || !/^\p{Ll}/u.test(after)) continue;
    const isCut = /\p{Ll}-$/u.test(before);
    last.children = [textNode(isCut ? before.slice(0, -1) + after : `${before} ${after}`)];
    pages[at]!.shift();
  }
}

function isParagraph(node: ElementContent | undefined): node is Element {
  return node?.type === 'element' && node.tagName === 'p';
}
