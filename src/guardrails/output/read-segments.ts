import type { Evidence } from '../../core/citation.ts';
import { languageOf } from '../../text/detect-language.ts';
import { type KeyWord, readKeyWords } from '../../text/read-key-words.ts';
import { type Quantity, readQuantities } from '../../text/read-quantities.ts';
import { plainText } from './plain-text.ts';
import { sourceSegments } from './source-segments.ts';
import type { SourceSegment } from './widen-segments.ts';

/** A cell of a table's row with the name of its column. */
export interface SegmentCell {
  head: string;
  text: string;
}

/** A sentence, list item or table row of a piece of evidence, with what gives it its sense. */
export interface Segment extends SourceSegment {
  n: number;
  /** Without Markdown; of a row, its cells. */
  plain: string;
  language: string;
  words: readonly KeyWord[];
  quantities: readonly Quantity[];
  /** Title, headings above, the line that leads a list in, heads of a row's columns. */
  context: readonly KeyWord[];
  contextText: string;
  contextQuantities: readonly Quantity[];
  /** Of a table's row, else empty. */
  cells: readonly SegmentCell[];
  isHeading: boolean;
}

const cache = new WeakMap<Evidence, readonly Segment[]>();

/** Reads the segments of a piece of evidence once. */
export function readSegments(evidence: Evidence): readonly Segment[] {
  const known = cache.get(evidence);
  if (known !== undefined) return known;
  const language = languageOf(evidence.text);
  const raw = sourceSegments(evidence);
  const headings: { level: number; text: string }[] = [];
  let leadIn: { text: string; block: number } | null = null;
  let heads: string[] | null = null;
  const segments = raw.map((segment, at): Segment => {
    const heading = /^(#{1,6})\s+(.*)/.exec(segment.text);
    const isRow = segment.text.startsWith('|');
    if (heading !== null) {
      while ((headings.at(-1)?.level ?? 0) >= heading[1]!.length) headings.pop();
      leadIn = null;
    }
    if (!isRow) heads = null;
    const isHead = isRow && heads === null;
    const cells = isRow ? cellsOf(segment.text) : [];
    const contextLines = [
      evidence.title,
      ...headings.map(({ text }) => text),
      ...(isItem(segment.text) && leadIn !== null ? [leadIn.text] : []),
      ...(isRow && heads !== null ? heads : []),
    ];
    const named =
      isHead || heads === null ? [] : cells.map((text, column) => ({ head: heads![column] ?? '', text }));
    if (isHead) heads = cells;
    if (heading !== null) headings.push({ level: heading[1]!.length, text: plainText(heading[2]!) });
    if (/[:：]\s*$/.test(segment.text)) leadIn = { text: plainText(segment.text), block: segment.block };
    else if (!isItem(segment.text) && heading === null && !isItem(raw[at + 1]?.text ?? '')) leadIn = null;
    const plain = isRow ? cells.join(' | ') : plainText(segment.text);
    const contextText = contextLines.join('\n');
    // What repeats its source word for word, as a quote does, is compared with nothing: words are read when they are asked for.
    const words = lazily(() => readKeyWords(plain, language));
    const quantities = lazily(() => readQuantities(plain));
    const context = lazily(() => readKeyWords(contextText, language));
    const contextQuantities = lazily(() => readQuantities(contextText));
    return {
      ...segment,
      n: evidence.n,
      plain,
      language,
      get words() {
        return words();
      },
      get quantities() {
        return quantities();
      },
      get context() {
        return context();
      },
      contextText,
      get contextQuantities() {
        return contextQuantities();
      },
      cells: named,
      isHeading: heading !== null || isHead,
    };
  });
  cache.set(evidence, segments);
  return segments;
}

function lazily<Value>(read: () => Value): () => Value {
  let known: { value: Value } | null = null;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

function isItem(text: string): boolean {
  return /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]/.test(text);
}

function cellsOf(row: string): string[] {
  return row
    .replace(/^\s*\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => plainText(cell.trim()));
}
