import type { Language } from '../../core/language.ts';
import type { Reply } from '../../core/reply.ts';
import { escapeMrkdwn, escapeShort, neutralizeMarkdown } from '../text/escape-slack-text.ts';
import { stripMarkdown, toPlain } from './markdown-pieces.ts';
import { type BlockPiece, LIMITS, type SlackMessage } from './piece.ts';
import { renderControls } from './render-controls.ts';
import { renderParts } from './render-parts.ts';
import { splitMarkdown } from './split-markdown.ts';

/** Longest fallback text: what a notification or a screen reader gets of a message with blocks. */
const FALLBACK = 3_000;

/**
 * Draws a reply as the pieces of one or more messages, each within Slack's limits; nothing is left out. What can be done with it is
 * labelled in the language of those who read there.
 */
export function renderReply(reply: Reply, controlLanguage: Language = reply.language): BlockPiece[][] {
  const controls = renderControls({ ...reply, language: controlLanguage });
  const messages = packPieces([...renderParts(reply.parts, reply.citations), ...controls]);
  return messages.length === 0 ? [[{ blocks: [{ type: 'markdown', text: '–' }], markdown: '–' }]] : messages;
}

/** Distributes pieces over as few messages as their limits allow, in order. */
export function packPieces(pieces: readonly BlockPiece[]): BlockPiece[][] {
  const messages: BlockPiece[][] = [];
  for (const piece of pieces) {
    const current = messages.at(-1);
    if (current !== undefined && fits([...current, piece])) current.push(piece);
    else messages.push([piece]);
  }
  return messages;
}

function fits(pieces: readonly BlockPiece[]): boolean {
  const blocks = pieces.flatMap((piece) => piece.blocks);
  const markdown = blocks.reduce(
    (sum, block) => sum + (block.type === 'markdown' ? block.text.length : 0),
    0,
  );
  const tables = blocks.filter((block) => block.type === 'table').length;
  return blocks.length <= LIMITS.blocks && markdown <= LIMITS.markdown && tables <= 1;
}

/** A message, and what to send instead when Slack does not take it in this form. */
export interface Form {
  message: SlackMessage;
  simpler(): Form[];
}

/** The content of one message in its best form; its simpler forms are Markdown only, then plain text. */
export function formOf(pieces: readonly BlockPiece[]): Form {
  const markdown = contentOf(pieces);
  return {
    message: { text: toFallback(markdown), blocks: pieces.flatMap((piece) => piece.blocks) },
    simpler: () => splitMarkdown(markdown, LIMITS.markdown).map(markdownForm),
  };
}

function markdownForm(text: string): Form {
  return {
    message: { text: toFallback(text), blocks: [{ type: 'markdown', text }] },
    simpler: () => splitMarkdown(stripMarkdown(text), PLAIN).map(plainForm),
  };
}

function plainForm(text: string): Form {
  return { message: { text: escapeMrkdwn(text) }, simpler: () => [] };
}

/** Escaping may make a text up to five times as long. */
const PLAIN = Math.floor(LIMITS.text / 5);

/** What pieces say, as Markdown. */
function contentOf(pieces: readonly BlockPiece[]): string {
  const texts = pieces.map((piece) => piece.markdown).filter((markdown) => markdown !== '');
  return neutralizeMarkdown(texts.join('\n\n')) || '–';
}

function toFallback(markdown: string): string {
  return escapeShort(toPlain(markdown, FALLBACK), FALLBACK);
}
