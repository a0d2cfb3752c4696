import { escapeMrkdwn, neutralizeMarkdown, shorten } from '../text/escape-slack-text.ts';
import { type BlockPiece, LIMITS } from './piece.ts';
import { splitMarkdown } from './split-markdown.ts';

/** A stretch of Markdown, cut to what a block takes. */
export function markdownPieces(markdown: string): BlockPiece[] {
  const safe = neutralizeMarkdown(markdown);
  return splitMarkdown(safe, LIMITS.markdown).map((text) => ({
    blocks: [{ type: 'markdown', text }],
    markdown: text,
  }));
}

/** The Markdown that values use (bold, links) as mrkdwn; everything else is escaped. */
export function toMrkdwn(markdown: string): string {
  return escapeMrkdwn(markdown)
    .replace(/\*\*([^*\n]+)\*\*/g, '*$1*')
    .replace(/\[([^\]\n|]+)\]\((https?:\/\/[^\s)|]+)\)/g, '<$2|$1>');
}

/** A one-line text for the places that take plain text only. */
export function toPlain(markdown: string, maxLength: number): string {
  return shorten(stripMarkdown(markdown).replace(/\s+/g, ' ').trim(), maxLength);
}

/** Markdown without its marks; citation marks stay, and so does what a line says behind a fence's marks. */
export function stripMarkdown(markdown: string): string {
  return markdown
    .replace(/^\s*```[\w+.-]*\s*$/gm, '')
    .replace(/\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/g, '$1 ($2)')
    .replace(/\*\*|__|`/g, '')
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/\u200b/g, '');
}
