import type { Citation, Evidence } from '../../core/citation.ts';
import { contentWords, coverage, readVocabulary } from '../../text/content-words.ts';
import { readFigures } from '../../text/read-figures.ts';
import { splitSentences } from '../../text/split-sentences.ts';
import { citedMarks } from '../cited-marks.ts';
import { splitClaims } from '../split-claims.ts';
import { findQuote, type QuotePlace } from './find-quote.ts';
import { plainText } from './plain-text.ts';
import type { SourceQuote } from './sentence-check.ts';
import { sourceSegments } from './source-segments.ts';
import { type SourceSegment, widenSegments } from './widen-segments.ts';

const MARKS = /\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\]/;

/**
 * Returns each piece of evidence that a text cites, once and in order, with the part that supports the claims: the
 * quoted words' sentences where the claims have quotes, else the matching lines of a record; of a passage, the paragraphs, lists or tables around the matching sentences. Parts that
 * do not adjoin are separated by ` … `.
 */
export function toCitations(
  text: string,
  evidence: Evidence[],
  quotes: readonly SourceQuote[] = [],
): Citation[] {
  const claims = splitClaims(text);
  const written = citedMarks(text);
  const marks = written.length > 0 ? written : [...new Set(quotes.map(({ n }) => n))];
  return marks.flatMap((n) => {
    const source = evidence.find((it) => it.n === n);
    if (source === undefined) return [];
    const claimed = claims.filter((claim) => citedMarks(claim).includes(n)).flatMap(sentencesOf);
    const quoted = quotes
      .filter((quote) => quote.n === n)
      .flatMap((quote) => findQuote(source.text, quote.text));
    return [toCitation(source, claimed, quoted)];
  });
}

/** Each sentence before a mark is looked up by itself: one mark may stand for several. */
function sentencesOf(claim: string): string[] {
  const sentences = claim.split(MARKS).flatMap(splitSentences).map(plainText);
  const telling = sentences.filter(
    (sentence) => contentWords(sentence).length > 0 || /\p{N}/u.test(sentence),
  );
  return telling.length === 0 ? [plainText(claim)] : telling;
}

function toCitation(source: Evidence, claims: string[], quoted: QuotePlace[]): Citation {
  const { n, kind, id, title, url, restsOn } = source;
  return {
    n,
    kind,
    id,
    title,
    ...(url === undefined ? {} : { url }),
    ...(restsOn === undefined ? {} : { restsOn }),
    quote: quoteOf(source, claims, quoted),
  };
}

function quoteOf(source: Evidence, claims: string[], quoted: QuotePlace[]): string {
  const segments = sourceSegments(source);
  if (segments.length === 0) return source.text.trim().slice(0, 300);
  const named = [...segments.keys()].filter((at) =>
    quoted.some(({ start, end }) => start < segments[at]!.end && end > segments[at]!.start),
  );
  const supporting = new Set(named.length > 0 ? named : supportsOf(segments, claims));
  const shown = source.kind === 'record' ? supporting : widenSegments(segments, supporting);
  return spansOf(segments, shown)
    .map(([first, last]) => source.text.slice(segments[first]!.start, segments[last]!.end).trim())
    .join(' … ');
}

/** For each claim the place of the segment that shares most words and figures with it. */
function supportsOf(segments: readonly SourceSegment[], claims: readonly string[]): number[] {
  const read = segments.map(({ text }) => ({ vocabulary: readVocabulary(text), figures: figuresOf(text) }));
  return claims.map((claim) => {
    const words = contentWords(claim);
    const values = [...new Set(figuresOf(claim))];
    const scores = read.map(({ vocabulary, figures }) => {
      const shared = values.filter((value) => figures.includes(value)).length;
      return coverage(words, vocabulary) + (values.length > 0 ? shared / values.length : 0);
    });
    return scores.indexOf(Math.max(...scores));
  });
}

function figuresOf(text: string): number[] {
  return readFigures(text).flatMap((it) => it.values);
}

/** First and last of each run of neighbours. */
function spansOf(segments: readonly SourceSegment[], shown: ReadonlySet<number>): [number, number][] {
  const spans: [number, number][] = [];
  for (const [at, { text }] of segments.entries()) {
    // The headings of a joined piece are its layout, not its words.
    if (!shown.has(at) || /^#{1,6}\s/.test(text)) continue;
    const last = spans.at(-1);
    if (last !== undefined && last[1] === at - 1) last[1] = at;
    else spans.push([at, at]);
  }
  return spans;
}
