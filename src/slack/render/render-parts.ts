import type { KnownBlock } from '@slack/types';
import { showMoments } from '../../core/moment.ts';
import type { ReplyPart } from '../../core/reply.ts';
import { escapeMrkdwn, neutralizeMarkdown } from '../text/escape-slack-text.ts';
import { type LinkedSource, linkMarks } from './link-marks.ts';
import { markdownPieces, toMrkdwn } from './markdown-pieces.ts';
import { mrkdwn } from './mrkdwn.ts';
import { type BlockPiece, LIMITS } from './piece.ts';
import { drawQuote } from './render-quote.ts';
import { renderTable } from './render-table.ts';

/** Draws what a reply says, in order; nothing is left out. Stretches of Markdown become one, and marks lead to their sources. */
export function renderParts(
  parts: readonly ReplyPart[],
  sources: readonly LinkedSource[] = [],
): BlockPiece[] {
  const pieces: BlockPiece[] = [];
  let markdown: string[] = [];
  const flush = () => {
    pieces.push(...markdownPieces(markdown.join('\n\n')));
    markdown = [];
  };
  for (const part of parts) {
    const drawn = drawBlock(part, sources);
    if (drawn === null) {
      markdown.push(toLinkedMarkdown(part, sources));
      continue;
    }
    flush();
    pieces.push(...drawn);
  }
  flush();
  return pieces;
}

/** A part as Markdown. */
export function toMarkdown(part: ReplyPart): string {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'heading':
      return `**${part.text}**`;
    case 'list':
      return part.items
        .map((item, at) => `${part.ordered ? `${at + 1}.` : '-'} ${indent(asListItem(item))}`)
        .join('\n');
    case 'facts':
      return part.facts.map(factLine).join('\n');
    case 'table':
      return part.rows
        .map((row) => `- ${row.map((cell, at) => `**${part.columns[at] ?? ''}:** ${cell}`).join('; ')}`)
        .join('\n');
    case 'quote':
      return `**${part.author}:**\n${neutralizeMarkdown(part.text).replace(/^/gm, '> ')}`;
  }
}

/** The same with marks that lead to their sources, but for what a person wrote: their numbers are no marks of ours. */
export function toLinkedMarkdown(part: ReplyPart, sources: readonly LinkedSource[]): string {
  return part.type === 'quote' ? toMarkdown(part) : linkMarks(toMarkdown(part), sources);
}

/** Draws a part as blocks of its own; null where Markdown is its best form. */
function drawBlock(part: ReplyPart, sources: readonly LinkedSource[]): BlockPiece[] | null {
  if (part.type === 'heading') return drawHeading(part.text);
  if (part.type === 'facts') return drawFacts(part.facts, sources);
  if (part.type === 'table') return renderTable(part, toMarkdown(part));
  if (part.type === 'quote') return drawQuote(part);
  return null;
}

function drawHeading(text: string): BlockPiece[] | null {
  if (text.trim() === '' || text.length > LIMITS.header) return null;
  const block: KnownBlock = { type: 'header', text: { type: 'plain_text', text, emoji: false } };
  return [{ blocks: [block], markdown: `**${neutralizeMarkdown(text)}**` }];
}

type Fact = Extract<ReplyPart, { type: 'facts' }>['facts'][number];

function drawFacts(facts: readonly Fact[], sources: readonly LinkedSource[]): BlockPiece[] {
  const pieces: BlockPiece[] = [];
  let group: { fact: Fact; field: string }[] = [];
  const flush = () => {
    if (group.length === 0) return;
    const fields = group.map(({ field }) => mrkdwn(field));
    const markdown = neutralizeMarkdown(group.map(({ fact }) => factLine(fact)).join('\n'));
    pieces.push({ blocks: [{ type: 'section', fields }], markdown });
    group = [];
  };
  for (const fact of facts) {
    const field = `*${escapeMrkdwn(fact.label)}*\n${toMrkdwn(linkMarks(fact.value, sources)) || '–'}`;
    if (field.length > LIMITS.field) {
      flush();
      pieces.push(...markdownPieces(factLine(fact)));
      continue;
    }
    group.push({ fact, field });
    if (group.length === LIMITS.fields) flush();
  }
  flush();
  return pieces;
}

function factLine({ label, value }: Fact): string {
  return `- **${label}:** ${indent(showMoments(value))}`;
}

/** "18. November" at the head of an item is no list of its own: a no-break space makes no list mark. */
function asListItem(text: string): string {
  return text.trimStart().replace(/^(\d{1,9}[.)]) /, '$1\u00a0');
}

function indent(text: string): string {
  return text.trim().replace(/\n/g, '\n   ');
}
