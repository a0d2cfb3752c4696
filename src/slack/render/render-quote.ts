import type { ReplyPart } from '../../core/reply.ts';
import { escapeMrkdwn, neutralizeMarkdown } from '../text/escape-slack-text.ts';
import { mrkdwn } from './mrkdwn.ts';
import type { BlockPiece } from './piece.ts';

/** Leaves room for the name in a section's 3,000 characters. */
const MAX_ESCAPED = 2_700;

/** Draws what a person wrote under their name, set in, with nothing in it read as markup. */
export function drawQuote({ author, text }: Extract<ReplyPart, { type: 'quote' }>): BlockPiece[] {
  return stretches(text.trim() || '–').map((stretch, at) => {
    const label = at === 0 ? `*${escapeMrkdwn(author)}*\n` : '';
    const quoted = escapeMrkdwn(stretch).replace(/^/gm, '>');
    const name = at === 0 ? `**${neutralizeMarkdown(author)}**\n` : '';
    return {
      blocks: [{ type: 'section', text: mrkdwn(`${label}${quoted}`) }],
      markdown: `${name}${neutralizeMarkdown(stretch).replace(/^/gm, '> ')}`,
    };
  });
}

/** Cuts a text into stretches that fit a section once escaped, where a line or a word ends if one does. */
function stretches(text: string): string[] {
  const found: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const head = rest.slice(0, fittingLength(rest)).replace(/[\uD800-\uDBFF]$/, '');
    const end = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(' '));
    const cut = head.length < rest.length && end > head.length / 2 ? end : head.length;
    found.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return found;
}

function fittingLength(text: string): number {
  let length = Math.min(text.length, MAX_ESCAPED);
  while (escapeMrkdwn(text.slice(0, length)).replace(/\n/g, '\n>').length > MAX_ESCAPED)
    length = Math.floor(length * 0.8);
  return length;
}
