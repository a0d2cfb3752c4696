import { countTokens } from '../../core/count-tokens.ts';
import { HEADING_MARK } from '../../knowledge/passage-hit.ts';
import { contentWords, coverage, readVocabulary } from '../../text/content-words.ts';
import { splitSentences } from '../../text/split-sentences.ts';

/** Stands where something of a passage was left out. */
export const LEFT_OUT = '…';
/** A line with its first letters only: a table's row, whose table is never parted. */
const ROW = /^\|/;
const ITEM = /^(?:[-*]|\d{1,3}[.)]) /;

interface Block {
  text: string;
  /** How it is set apart from the one before it. */
  gap: '' | '\n' | '\n\n';
  tokens: number;
  worth: number;
}

/**
 * Shortens a passage to the stretch that says most of what is asked. Paragraphs, items and tables stay whole, and a table
 * keeps its head: what is quoted from it must still mean the same.
 */
export function trimPassage(text: string, asked: readonly string[], maxTokens: number): string {
  if (countTokens(text) <= maxTokens) return text;
  const blocks = readBlocks(text, asked);
  const best = blocks.reduce((known, { worth }, at) => (worth > blocks[known]!.worth ? at : known), 0);
  const lead = leadOf(blocks, best);
  if (blocks[best]!.tokens > maxTokens * FAR_TOO_LONG)
    return [...lead.map((block) => block.text), cutBlock(blocks[best]!.text, maxTokens)].join('\n\n');
  let [first, last] = [best, best];
  let left = maxTokens - blocks[best]!.tokens - lead.reduce((sum, { tokens }) => sum + tokens, 0);
  for (;;) {
    const before = blocks[first - 1];
    const after = blocks[last + 1];
    const backTokens = before === undefined || lead.includes(before) ? 0 : before.tokens;
    // What introduces comes first: an item without its line says little.
    const back =
      before !== undefined && backTokens <= left && (after === undefined || before.worth >= after.worth);
    if (back) {
      first -= 1;
      left -= backTokens;
    } else if (after !== undefined && after.tokens <= left) {
      last += 1;
      left -= after.tokens;
    } else break;
  }
  const kept = blocks.slice(first, last + 1);
  const stretch = kept.map(({ text: said, gap }, at) => `${at === 0 ? '' : gap}${said}`).join('');
  const leading = lead.filter((block) => blocks.indexOf(block) < first).map((block) => block.text);
  return [
    ...leading,
    first > leading.length ? LEFT_OUT : '',
    stretch,
    last < blocks.length - 1 ? LEFT_OUT : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The most that a line may have which is kept with what it introduces. */
const LEAD_TOKENS = 60;

/**
 * What a stretch means little without, and is kept however little room there is: the heading that it stands under, and before a
 * table or an item the line that introduces it.
 */
function leadOf(blocks: readonly Block[], at: number): Block[] {
  const before = blocks.slice(0, at);
  const heading = before.findLastIndex(({ text }) => text.startsWith(HEADING_MARK));
  const isList = ITEM.test(blocks[at]!.text);
  const line =
    isList || ROW.test(blocks[at]!.text) ? before.findLastIndex(({ text }) => !ITEM.test(text)) : -1;
  // A table's line stands right before it, a list's before its first item.
  const introduces = line > heading && (isList || line === at - 1) && !ROW.test(blocks[line]!.text);
  return [
    ...(heading < 0 ? [] : [blocks[heading]!]),
    ...(introduces && blocks[line]!.tokens <= LEAD_TOKENS ? [blocks[line]!] : []),
  ];
}

/** A paragraph or table that is longer than the room is kept whole up to so many times of it. */
const FAR_TOO_LONG = 4;

/** The fewest characters of a token in any language: a line without end is cut by them. */
const CHARACTERS = 2;

/** The beginning of a paragraph or table that alone is too long: whole sentences or rows as far as there is room. */
function cutBlock(text: string, maxTokens: number): string {
  let kept = '';
  for (const sentence of splitSentences(text.slice(0, maxTokens * 8))) {
    if (countTokens(kept + sentence) > maxTokens) break;
    kept += sentence;
  }
  return `${kept === '' ? text.slice(0, maxTokens * CHARACTERS) : kept.trimEnd()} ${LEFT_OUT}`;
}

/** Paragraphs, tables, and the items of lists with what belongs to them. */
function readBlocks(text: string, asked: readonly string[]): Block[] {
  const blocks: Omit<Block, 'worth' | 'tokens'>[] = [];
  for (const paragraph of text.split(/\n{2,}/)) {
    const lines = paragraph.split('\n');
    const isWhole = lines.some((line) => ROW.test(line)) || !lines.some((line) => ITEM.test(line));
    if (isWhole) {
      blocks.push({ text: paragraph, gap: '\n\n' });
      continue;
    }
    for (const [at, line] of lines.entries()) {
      const last = blocks.at(-1);
      if (at > 0 && !ITEM.test(line) && last !== undefined) last.text += `\n${line}`;
      else blocks.push({ text: line, gap: at === 0 ? '\n\n' : '\n' });
    }
  }
  return blocks.map((block) => ({
    ...block,
    tokens: countTokens(block.text) + 1,
    worth: worthOf(block.text, asked),
  }));
}

function worthOf(text: string, asked: readonly string[]): number {
  const words = new Set(contentWords(text)).size;
  // Of two that say as much of it, the shorter says it more plainly.
  return coverage([...asked], readVocabulary(text)) + 1 / (100 + words);
}
