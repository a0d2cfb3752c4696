import type { Inline } from './mrkdwn-tree.ts';
import { unescapeText } from './unescape-text.ts';

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const BARE_URL = /^https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]'"]/;
const EMOJI = /^:([a-z0-9_+-]+(?:::skin-tone-\d)?):/;

/** Reads one paragraph's runs; anything that is not a complete mark stays the text it is. */
export function parseInline(source: string): Inline[] {
  const out: Inline[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') out.push({ kind: 'text', text: unescapeText(text) });
    text = '';
  };
  let at = 0;
  while (at < source.length) {
    const found = readMark(source, at);
    if (found) {
      flush();
      out.push(found.node);
      at += found.length;
    } else {
      text += source[at];
      at += 1;
    }
  }
  flush();
  return out;
}

function readMark(source: string, at: number): { node: Inline; length: number } | undefined {
  const char = source[at];
  const rest = source.slice(at);
  if (char === '\n') return { node: { kind: 'break' }, length: 1 };
  if (char === '<') return readAngle(rest);
  if (char === '`') {
    const match = /^`([^`\n]+)`/.exec(rest);
    return match
      ? { node: { kind: 'code', text: unescapeText(match[1] ?? '') }, length: match[0].length }
      : undefined;
  }
  if (char === ':') {
    const match = EMOJI.exec(rest);
    return match ? { node: { kind: 'emoji', name: match[1] ?? '' }, length: match[0].length } : undefined;
  }
  if (char === 'h') {
    const match = BARE_URL.exec(rest);
    return match ? { node: linkTo(unescapeText(match[0])), length: match[0].length } : undefined;
  }
  if (char === '*' || char === '_' || char === '~') return readStyle(source, at, char);
  return undefined;
}

/** A style opens after a non-word and closes before one, so `snake_case` and `2*3*4` stay as typed. */
function readStyle(source: string, at: number, mark: '*' | '_' | '~') {
  if (isWord(source[at - 1]) || isSpace(source[at + 1])) return undefined;
  for (let end = source.indexOf(mark, at + 1); end !== -1; end = source.indexOf(mark, end + 1)) {
    const inner = source.slice(at + 1, end);
    if (inner.includes('\n')) return undefined;
    if (inner === '' || isSpace(source[end - 1]) || isWord(source[end + 1])) continue;
    if (inner.lastIndexOf('<') > inner.lastIndexOf('>')) continue;
    return { node: { kind: STYLES[mark], children: parseInline(inner) }, length: end - at + 1 };
  }
  return undefined;
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}

function isSpace(char: string | undefined): boolean {
  return char === undefined || /\s/.test(char);
}

function linkTo(url: string, label?: string): Inline {
  return { kind: 'link', url, children: label ? parseInline(label) : [{ kind: 'text', text: url }] };
}

function readAngle(rest: string): { node: Inline; length: number } | undefined {
  const end = rest.indexOf('>');
  if (end < 2) return undefined;
  const [target = '', label] = splitOnce(rest.slice(1, end), '|');
  const node = readTarget(target, label);
  return node && { node, length: end + 1 };
}

function readTarget(target: string, label: string | undefined): Inline | undefined {
  const labelled = label ? { label: unescapeText(label) } : {};
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), ...labelled };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), ...labelled };
  if (target.startsWith('!subteam^')) return { kind: 'group', id: target.slice(9), ...labelled };
  if (target.startsWith('!date^')) return readDate(target, label);
  if (target.startsWith('!')) return { kind: 'broadcast', range: target.slice(1) };
  if (/^(https?:|mailto:|tel:)/.test(target)) return linkTo(unescapeText(target), label);
  return undefined;
}

function readDate(target: string, label = ''): Inline {
  const [, seconds, format = '', url] = target.split('^');
  const link = url ? { url: unescapeText(url) } : {};
  return { kind: 'date', timestamp: Number(seconds), format, fallback: unescapeText(label), ...link };
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
