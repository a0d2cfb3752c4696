import { formatSlackDate } from './format-slack-date.ts';
import type { Inline, MrkdwnBlock } from './mrkdwn-tree.ts';
import { parseMrkdwn } from './parse-mrkdwn.ts';
import { plainEmoji } from './plain-emoji.ts';

/** `[label](address)`, whose label may be a number in brackets. */
const MARKDOWN_LINK = /\[(\[[^\]\n]*\]|[^[\]\n]+)\]\(https?:\/\/[^\s)]*\)?/g;

/** A message's text as one says it: without marks, codes and table lines. */
export function spokenText(text: string, nameOf: (id: string) => string): string {
  const said = text.replace(MARKDOWN_LINK, '$1').replaceAll('**', '*');
  return plainText(parseMrkdwn(said), nameOf);
}

/** Writes parsed mrkdwn as one line without marks; markdown's table lines go too. */
function plainText(blocks: MrkdwnBlock[], nameOf: (id: string) => string): string {
  const text = blocks.map((block) => blockText(block, nameOf)).join(' ');
  return plainEmoji(text.replace(/\|?[\s|:-]*-{3,}[\s|:-]*\|?|\|/g, ' ').replace(/\s+/g, ' ')).trim();
}

function blockText(block: MrkdwnBlock, nameOf: (id: string) => string): string {
  if (block.kind === 'code-block') return block.text;
  if (block.kind === 'quote') return block.children.map((child) => blockText(child, nameOf)).join(' ');
  return inlineText(block.children, nameOf);
}

function inlineText(inlines: Inline[], nameOf: (id: string) => string): string {
  return inlines
    .map((inline) => {
      if ('children' in inline) return inlineText(inline.children, nameOf);
      if (inline.kind === 'text' || inline.kind === 'code') return inline.text;
      if (inline.kind === 'emoji') return `:${inline.name}:`;
      if (inline.kind === 'user') return `@${nameOf(inline.id)}`;
      if (inline.kind === 'broadcast') return `@${inline.range}`;
      if (inline.kind === 'date') return formatSlackDate(inline);
      return inline.kind === 'break' ? ' ' : (inline.label ?? inline.id);
    })
    .join('');
}
