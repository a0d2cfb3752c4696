import { showMoments } from '../../core/moment.ts';
import { escapeMrkdwn, neutralizeMarkdown, shorten } from '../text/escape-slack-text.ts';
import { unlinkDead } from '../text/unlink-dead.ts';
import { unlinkMarks } from './link-marks.ts';
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

/** The Markdown that values use (bold, links, moments) as mrkdwn; everything else is escaped. */
export function toMrkdwn(markdown: string): string {
  return showMoments(escapeMrkdwn(unlinkDead(markdown)), drawMoment)
    .replace(/\*\*([^*\n]+)\*\*/g, '*$1*')
    .replace(/\[(\[\d{1,3}\]|[^\]\n|]+)\]\((https?:\/\/[^\s)|]+)\)/g, '<$2|$1>');
}

/** In each reader's own time zone: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
function drawMoment(words: string, unixSeconds: string): string {
  return `<!date^${unixSeconds}^{date_short_pretty} {time}|${words.replace(/[|>]/g, ' ')}>`;
}

/** A one-line text for the places that take plain text only. */
export function toPlain(markdown: string, maxLength: number): string {
  return shorten(stripMarkdown(markdown).replace(/\s+/g, ' ').trim(), maxLength);
}

/** Markdown without its marks; citation marks stay, and so does what a line says behind a fence's marks. */
export function stripMarkdown(markdown: string): string {
  return unlinkMarks(markdown)
    .replace(/^\s*```[\w+.-]*\s*$/gm, '')
    .replace(/\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/g, '$1 ($2)')
    .replace(/\*\*|__|`/g, '')
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/\u200b/g, '');
}
