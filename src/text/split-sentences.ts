/** Shortenings that end with a dot and are followed by a capital or a figure without ending the sentence. */
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof sr sra dra st vs e.g i.e cf approx fig sec art nr z.b d.h u.a bzw ca inkl exkl evtl ggf ' +
    'vgl abs tel p.ex p.ej núm pág ej av ecc sig dott n.b inc ltd jan feb apr aug sept sep oct okt nov dec dez'
  ).split(' '),
);

const MONTH_AHEAD =
  /^\s+(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[cz]|quartal|etage|stock)/iu;
const MARKS_AHEAD = /^\s*(?:\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\]\s*)+/;
const BLOCK_AHEAD = /^[ \t]*(?:[-*+•][ \t]|\d{1,3}[.)][ \t]|#{1,6}[ \t]|\||>|```)/;

/** The characters that a sentence may end with; looked up before any pattern is tried. */
const MAY_END: ReadonlySet<string> = new Set('\n.!?。！？…');

/**
 * Splits Markdown into sentences; each keeps its marks and trailing white space, so that joining them gives the
 * text back. List items, headings and table rows are sentences of their own.
 */
export function splitSentences(text: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (!MAY_END.has(text[at]!)) continue;
    const end = boundaryAfter(text, start, at);
    if (end === null) continue;
    sentences.push(text.slice(start, end));
    start = end;
    at = end - 1;
  }
  if (start < text.length) sentences.push(text.slice(start));
  return joinLoneSpace(sentences);
}

/** The index where the next sentence starts if the character at `at` ends one, else null. */
function boundaryAfter(text: string, start: number, at: number): number | null {
  const char = text[at] ?? '';
  if (char === '\n') return endsLine(text, at) ? skipSpace(text, at) : null;
  if (/^\s*\|/.test(text.slice(start, at))) return null;
  let end = at + 1;
  while (/[.!?。！？…"'”’»)\]』」*_`]/u.test(text[end] ?? '') && !MARKS_AHEAD.test(text.slice(end))) end += 1;
  const marks = MARKS_AHEAD.exec(text.slice(end));
  if (marks !== null) return withoutBlockBreak(text, end, end + marks[0].length);
  const wide = /[。！？]/u.test(char);
  if (!wide && !/\s/.test(text[end] ?? ' ')) return null;
  if (char === '.' && keepsGoing(text, start, at, end)) return null;
  return skipSpace(text, end);
}

/** Marks may follow after a space, never on the next list item. */
function withoutBlockBreak(text: string, from: number, to: number): number {
  const lineEnd = text.slice(from, to).indexOf('\n');
  return lineEnd >= 0 && MARKS_AHEAD.test(text.slice(from + lineEnd)) && lineEnd === 0
    ? skipSpace(text, from)
    : to;
}

function keepsGoing(text: string, start: number, dot: number, end: number): boolean {
  const before = text.slice(start, dot);
  const after = text.slice(end);
  const word = (/[\p{L}\p{N}.]+$/u.exec(before)?.[0] ?? '').toLowerCase();
  if (/^\d{1,3}$/.test(word) && /^\s*(?:[-*>]\s*)?\d{1,3}$/.test(before)) return true;
  if (/^\d{1,2}$/.test(word) && MONTH_AHEAD.test(after)) return true;
  if (/^no$/.test(word)) return /^\s+\d/.test(after);
  if (/^\p{L}$/u.test(word) || ABBREVIATIONS.has(word)) return /\S/.test(after);
  return /^[ \t]+\p{Ll}/u.test(after);
}

/** A single line break inside running text is a soft wrap. */
function endsLine(text: string, at: number): boolean {
  const rest = text.slice(at + 1);
  if (/^\s*\n/.test(rest) || BLOCK_AHEAD.test(rest)) return true;
  return !/^[ \t]*\p{Ll}/u.test(rest);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at += 1;
  // Indentation belongs to the list item that it indents.
  const lineStart = from + text.slice(from, at).lastIndexOf('\n') + 1;
  return lineStart > from && BLOCK_AHEAD.test(text.slice(lineStart)) ? lineStart : at;
}

function joinLoneSpace(sentences: string[]): string[] {
  const [first, second, ...rest] = sentences;
  return first !== undefined && second !== undefined && first.trim() === ''
    ? [first + second, ...rest]
    : sentences;
}
