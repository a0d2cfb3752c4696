import type { List, Root, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { renderBlock } from './render-markdown.ts';

/** About as many words as a passage should have; a list, a table or code stays whole up to `MAX_WHOLE_WORDS`. */
const TARGET_WORDS = 170;
const MAX_WORDS = 220;
const MAX_WHOLE_WORDS = 300;

/** A piece of an article that is indexed and cited on its own. */
export interface PassageInput {
  /** Title and the headings above the passage, joined by ` › `. */
  headingPath: string;
  text: string;
}

/** Cuts an article along its structure: never across a heading, never inside a sentence, an item or a row. */
export function splitArticle(title: string, markdown: string): PassageInput[] {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return sections(title, tree).flatMap(({ headingPath, blocks }) =>
    pack(blocks).map((text) => ({ headingPath, text })),
  );
}

interface Section {
  headingPath: string;
  blocks: string[];
}

function sections(title: string, tree: Root): Section[] {
  const path: { depth: number; text: string }[] = [];
  const found: Section[] = [{ headingPath: title, blocks: [] }];
  for (const node of tree.children) {
    if (node.type === 'heading') {
      while (path.length > 0 && path.at(-1)!.depth >= node.depth) path.pop();
      path.push({ depth: node.depth, text: renderBlock(node) });
      const names = path.map((heading) => heading.text).filter((text) => text !== '' && text !== title);
      found.push({ headingPath: [title, ...names].join(' › '), blocks: [] });
    } else {
      found.at(-1)!.blocks.push(...renderParts(node));
    }
  }
  return found.filter((section) => section.blocks.length > 0);
}

function renderParts(node: RootContent): string[] {
  const text = renderBlock(node);
  if (text === '') return [];
  if (countWords(text) <= MAX_WHOLE_WORDS) return [text];
  if (node.type === 'list') return splitList(node);
  if (node.type === 'table') return splitTable(node);
  return [text];
}

function splitList(list: List): string[] {
  return list.children.map((item, index) =>
    renderBlock({ ...list, start: (list.start ?? 1) + index, children: [item] }),
  );
}

/** Every part repeats the header, without which its cells mean nothing. */
function splitTable(table: Table): string[] {
  const [header, ...rows] = table.children;
  const parts: string[] = [];
  let part: typeof rows = [];
  const flush = (): void => {
    if (part.length > 0) parts.push(renderBlock({ ...table, children: [header!, ...part] }));
    part = [];
  };
  for (const row of rows) {
    part.push(row);
    if (countWords(renderBlock({ ...table, children: [header!, ...part] })) > TARGET_WORDS) flush();
  }
  flush();
  return parts;
}

function pack(blocks: string[]): string[] {
  const passages: string[] = [];
  let current: string[] = [];
  for (const block of blocks) {
    if (current.length > 0 && countWords([...current, block].join(' ')) > MAX_WORDS) {
      // A line that introduces what follows ("You will need:") goes with what follows.
      const introduction = current.length > 1 && introduces(current.at(-1)!) ? [current.pop()!] : [];
      passages.push(join(current));
      current = introduction;
    }
    current.push(block);
  }
  if (current.length > 0) passages.push(join(current));
  return passages;
}

/** Items of one list that was split stay together, other blocks are set apart. */
function join(blocks: string[]): string {
  return blocks.reduce((text, block) => {
    if (text === '') return block;
    const isNextItem =
      /^(?:-|\d+\.) /.test(block) && /(?:^|\n)(?:-|\d+\.) [^\n]*(?:\n {2}[^\n]*)*$/.test(text);
    return text + (isNextItem ? '\n' : '\n\n') + block;
  }, '');
}

function introduces(block: string): boolean {
  return block.endsWith(':') || (countWords(block) <= 12 && !/[.!]$/.test(block));
}

function countWords(text: string): number {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return (text.match(/\S+/g)?.length ?? 0) + Math.round(unspaced / 2);
}
