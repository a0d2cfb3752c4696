import { splitNextSentence } from '../../text/find-hosts.ts';
import { unlinkDead } from './unlink-dead.ts';

/** Stops `<` from starting anything, without being seen. */
const BREAK = '\u200b';
const CODE = /(```[\s\S]*?```|`[^`\n]*`)/;

/**
 * Escapes text for mrkdwn and for `text` fallbacks, so that nothing in it is a mention, a link or a formula:
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapeMrkdwn(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/**
 * Makes Markdown from models and articles harmless in a `markdown` block: no mention of people, groups, channels or
 * everyone, no Slack link whose label hides its target, no picture that is fetched on sight, no link where a sentence begins
 * right behind another, or to where nothing can be.
 */
export function neutralizeMarkdown(markdown: string): string {
  return unlinkDead(markdown)
    .replace(/<(?=\s*[@!#＠！＃])/g, `<${BREAK}`)
    .replace(/<(?=[^<>\s|]*\|)/g, `<${BREAK}`)
    .replace(/!\[(?=[^\]]*\]\()/g, '[')
    .split(CODE)
    .map((part, at) => (at % 2 === 1 ? part : splitNextSentence(part, BREAK)))
    .join('');
}

/** Cuts a text to a length, with an ellipsis when something is missing; never inside a surrogate pair. */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/**
 * Escapes for mrkdwn and cuts to a length that counts the escapes, never inside one of them.
 */
export function escapeShort(text: string, maxLength: number): string {
  const whole = escapeMrkdwn(text);
  if (whole.length <= maxLength) return whole;
  let length = maxLength;
  let escaped = whole;
  while (escaped.length > maxLength && length > 1) {
    length = Math.min(length - 1, Math.floor((length * maxLength) / escaped.length));
    escaped = escapeMrkdwn(shorten(text, Math.max(1, length)));
  }
  return escaped;
}
