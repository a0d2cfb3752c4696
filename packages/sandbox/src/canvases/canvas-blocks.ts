import { randomBytes } from 'node:crypto';
import type { CanvasBlock } from '../workspace.ts';

const item = /^(?:[-*+]|\d{1,9}[.)])\s/;

/** Cuts Markdown into what a canvas keeps apart: headings, items of lists, tables, quotes and paragraphs, each with an id of its own. */
export function toCanvasBlocks(markdown: string): CanvasBlock[] {
  const blocks: string[] = [];
  let isOpen = false;
  for (const line of markdown.replaceAll('\r\n', '\n').split('\n')) {
    if (line.trim() === '') {
      isOpen = false;
      continue;
    }
    if (isOpen && continues(line, blocks.at(-1)!)) blocks.push(`${blocks.pop()}\n${line}`);
    else blocks.push(line);
    isOpen = !headingLevel(line);
  }
  return blocks.map((text) => ({ id: makeSectionId(), markdown: text }));
}

/** Blocks as one text. */
export function toCanvasMarkdown(blocks: readonly CanvasBlock[]): string {
  return blocks.reduce((text, { markdown }, at) => {
    if (at === 0) return markdown;
    return `${text}${item.test(markdown) && item.test(blocks[at - 1]!.markdown) ? '\n' : '\n\n'}${markdown}`;
  }, '');
}

/** 1 to 3 for a heading; undefined for everything else. */
export function headingLevel(markdown: string): 1 | 2 | 3 | undefined {
  const marks = /^(#{1,3})\s/.exec(markdown)?.[1];
  return marks === undefined ? undefined : (marks.length as 1 | 2 | 3);
}

/** What a reader sees of a block: its words without marks and addresses. */
export function plainCanvasText(markdown: string): string {
  return markdown
    .replace(/\[((?:\[[^\]]*\]|[^\]])*)\]\([^)\s]*\)/g, '$1')
    .replace(/^\s*(?:#{1,3}|[-*+]|\d{1,9}[.)]|>)\s+/gm, '')
    .replace(/\*\*|__|`|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '');
}

/** Ids hold until the next edit, after which the same places have others. */
export function withFreshIds(blocks: readonly CanvasBlock[]): CanvasBlock[] {
  return blocks.map(({ markdown }) => ({ id: makeSectionId(), markdown }));
}

function continues(line: string, before: string): boolean {
  if (headingLevel(line) || headingLevel(before)) return false;
  if (/^\s/.test(line)) return true;
  if (item.test(line)) return false;
  return line.startsWith('|') === before.startsWith('|') && line.startsWith('>') === before.startsWith('>');
}

function makeSectionId(): string {
  return `temp:C:${randomBytes(14).toString('hex')}`;
}
