/** Where Markdown may be cut, from best to worst: between blocks, lines, sentences (a citation stays with its own), words. */
const BOUNDARIES = [
  /(?<=\n\n)(?=[^\n])/,
  /(?<=\n)/,
  /(?<=[.!?…]["')\]]?\s)(?!\s|\[\d)|(?<=[.!?…。！？]\s?(?:\[\d{1,3}\])+\s?)(?!\s|\[\d)|(?<=[。！？])(?!\[\d)/,
  /(?<=\s)(?=\S)/,
];
/** Room for closing and opening a code fence around a cut. */
const FENCE_ROOM = 8;

/**
 * Cuts Markdown into pieces of at most `maxLength` characters at the best boundaries there are; nothing but white
 * space at the cuts is lost, and a code block that is cut goes on as one.
 */
export function splitMarkdown(markdown: string, maxLength: number): string[] {
  if (markdown.length <= maxLength) return markdown.trim() === '' ? [] : [markdown.trim()];
  const pieces = split(markdown, maxLength - FENCE_ROOM, 0).map((piece) => piece.replace(/^\n+|\s+$/g, ''));
  return closeFences(pieces.filter((piece) => piece.trim() !== ''));
}

function split(text: string, maxLength: number, level: number): string[] {
  if (text.length <= maxLength) return [text];
  const boundary = BOUNDARIES[level];
  if (boundary === undefined) return cutHard(text, maxLength);
  const pieces: string[] = [];
  let current = '';
  for (const part of text.split(boundary)) {
    if (current.length + part.length <= maxLength) {
      current += part;
      continue;
    }
    if (current !== '') pieces.push(current);
    const smaller = split(part, maxLength, level + 1);
    pieces.push(...smaller.slice(0, -1));
    current = smaller.at(-1) ?? '';
  }
  if (current !== '') pieces.push(current);
  return pieces;
}

function cutHard(text: string, maxLength: number): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; ) {
    const to = from + maxLength;
    // A surrogate pair is one character.
    const end = to < text.length && /[\uD800-\uDBFF]/.test(text[to - 1]!) ? to - 1 : to;
    pieces.push(text.slice(from, end));
    from = end;
  }
  return pieces;
}

function closeFences(pieces: string[]): string[] {
  let open = false;
  return pieces.map((piece) => {
    const opened = open;
    if ((piece.match(/^\s*```/gm) ?? []).length % 2 === 1) open = !open;
    return `${opened ? '```\n' : ''}${piece}${open ? '\n```' : ''}`;
  });
}
