import type { MrkdwnBlock } from './mrkdwn-tree.ts';
import { parseInline } from './parse-inline.ts';

const FENCE = /```\n?([\s\S]*?)\n?```/g;

/**
 * Reads Slack's mrkdwn, which is not markdown: `*bold*`, `_italic_`, `~strike~`, `<url|text>`, `<@U…>`, `> quote`.
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function parseMrkdwn(source: string): MrkdwnBlock[] {
  const blocks: MrkdwnBlock[] = [];
  let position = 0;
  for (const match of source.matchAll(FENCE)) {
    blocks.push(...parseLines(source.slice(position, match.index)));
    blocks.push({ kind: 'code-block', text: match[1] ?? '' });
    position = match.index + match[0].length;
  }
  blocks.push(...parseLines(source.slice(position)));
  return blocks;
}

function parseLines(source: string): MrkdwnBlock[] {
  const blocks: MrkdwnBlock[] = [];
  let run: string[] = [];
  let quoted = false;
  const flush = () => {
    const text = run.join('\n').replace(/^\n+|\n+$/g, '');
    run = [];
    if (text === '') return;
    const paragraphs = text
      .split(/\n{2,}/)
      .map((part): MrkdwnBlock => ({ kind: 'paragraph', children: parseInline(part) }));
    if (quoted) blocks.push({ kind: 'quote', children: paragraphs });
    else blocks.push(...paragraphs);
  };
  for (const line of source.split('\n')) {
    const quote = /^(?:&gt;|>) ?(.*)$/.exec(line);
    if ((quote !== null) !== quoted) {
      flush();
      quoted = quote !== null;
    }
    run.push(quote ? (quote[1] ?? '') : line);
  }
  flush();
  return blocks;
}
