import type { List, Root, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { renderBlock } from '../render-markdown.ts';
import { countWords } from './count-words.ts';
import type { PassageInput } from './passage-input.ts';

/** Of the words aimed at: 220 where it is 170, and 300 for what stays whole. */
const MOST_SHARE = 22 / 17;
const WHOLE_SHARE = 30 / 17;

/** How large passages become, in words. */
interface Sizes {
  target: number;
  most: number;
  /** A list, a table or code stays whole up to this. */
  whole: number;
}

/** Cuts an article along its structure: never across a heading, never inside a sentence, an item or a row. */
export function splitArticle(title: string, markdown: string, targetWords: number): PassageInput[] {
  const sizes = {
    target: targetWords,
    most: Math.round(targetWords * MOST_SHARE),
    whole: Math.round(targetWords * WHOLE_SHARE),
  };
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return sections(title, tree, sizes).flatMap(({ headingPath, blocks }) =>
    pack(blocks, sizes.most).map((text) => ({ headingPath, text })),
  );
}

interface Section {
  headingPath: string;
  blocks: string[];
}

function sections(title: string, tree: Root, sizes: Sizes): Section[] {
  const path: { depth: number; text: string }[] = [];
  const found: Section[] = [{ headingPath: title, blocks: [] }];
  for (const node of tree.children) {
    if (node.type === 'heading') {
      while (path.length > 0 && path.at(-1)!.depth >= node.depth) path.pop();
      path.push({ depth: node.depth, text: renderBlock(node) });
      const names = path.map((heading) => heading.text).filter((text) => text !== '' && text !== title);
      found.push({ headingPath: [title, ...names].join(' › '), blocks: [] });
    } else {
      const { blocks } = found.at(-1)!;
      blocks.push(...withIntroduction(renderParts(node, sizes), node, blocks.at(-1)));
    }
  }
  return found.filter((section) => section.blocks.length > 0);
}

function renderParts(node: RootContent, sizes: Sizes): string[] {
  const text = renderBlock(node);
  if (text === '') return [];
  if (countWords(text) <= sizes.whole) return [text];
  if (node.type === 'list') return splitList(node);
  if (node.type === 'table') return splitTable(node, sizes.target);
  return [text];
}

/** Each further part of a long table repeats the line that introduces it, as it repeats its head. */
function withIntroduction(parts: string[], { type }: RootContent, before: string | undefined): string[] {
  if (type !== 'table' || before === undefined || !introduces(before)) return parts;
  return parts.map((part, at) => (at === 0 ? part : `${before}\n\n${part}`));
}

function splitList(list: List): string[] {
  return list.children.map((item, index) =>
    renderBlock({ ...list, start: (list.start ?? 1) + index, children: [item] }),
  );
}

/** Every part repeats the header, without which its cells mean nothing. */
function splitTable(table: Table, targetWords: number): string[] {
  const [header, ...rows] = table.children;
  const parts: string[] = [];
  let part: typeof rows = [];
  const flush = (): void => {
    if (part.length > 0) parts.push(renderBlock({ ...table, children: [header!, ...part] }));
    part = [];
  };
  for (const row of rows) {
    part.push(row);
    if (countWords(renderBlock({ ...table, children: [header!, ...part] })) > targetWords) flush();
  }
  flush();
  return parts;
}

function pack(blocks: string[], mostWords: number): string[] {
  const passages: string[] = [];
  let current: string[] = [];
  for (const block of blocks) {
    if (current.length > 0 && countWords([...current, block].join(' ')) > mostWords) {
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
