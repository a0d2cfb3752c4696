import { isUnspaced } from '../../text/is-unspaced.ts';

/** Where a quote stands in a text, as offsets. */
export interface QuotePlace {
  start: number;
  end: number;
}

/** What is left out when texts are compared: Markdown's marks, and table rules. */
const SKIPPED = /[*_`~\\|#>[\]\s\u00ad]/u;

interface Folded {
  text: string;
  /** For each letter of the folded text its place in the original. */
  at: number[];
}

/** Where a quote leaves something out. */
const LEFT_OUT = /\s*(?:\[\s*)?(?:…|\.{3,})(?:\s*\])?\s*/u;
const EDGES = /^[\s"“”„«»'‘’]+|[\s"“”„«»'‘’]+$/gu;

/**
 * Finds a quote word for word in a text, and its parts one after the other where it leaves something out ("…"). Spaces,
 * Markdown's marks and the ways of writing quotation marks, dashes and ligatures make no difference; small and capital
 * letters do. Empty where it is not there.
 */
export function findQuote(text: string, quote: string): QuotePlace[] {
  const parts = quote.split(LEFT_OUT).filter((part) => /[\p{L}\p{N}]/u.test(part));
  const source = fold(text);
  const places: QuotePlace[] = [];
  for (const part of parts) {
    const place = findPart(
      { text, source, from: places.at(-1)?.end ?? 0 },
      fold(part.replace(EDGES, '')).text,
    );
    if (place === null) return [];
    places.push(place);
  }
  return places;
}

function findPart(
  { text, source, from }: { text: string; source: Folded; from: number },
  wanted: string,
): QuotePlace | null {
  for (let at = source.text.indexOf(wanted); at >= 0; at = source.text.indexOf(wanted, at + 1)) {
    const start = source.at[at]!;
    const end = source.at[at + wanted.length - 1]! + 1;
    if (start >= from && isWhole(text, start, end)) return { start, end };
  }
  return null;
}

function fold(original: string): Folded {
  let text = '';
  const at: number[] = [];
  // Addresses of links and the numbers of list items are not what anybody quotes.
  const readable = original
    .replace(/\]\([^)\s]*\)/g, (link) => ' '.repeat(link.length))
    .replace(/^[ \t]*(?:[-+•]|\d{1,3}[.)])[ \t]+/gm, (mark) => ' '.repeat(mark.length));
  let place = 0;
  let parted = false;
  for (const letter of readable) {
    const from = place;
    place += letter.length;
    if (/[\s|]/.test(letter)) parted = true;
    if (SKIPPED.test(letter)) continue;
    for (const one of plainLetter(letter.normalize('NFKC'))) {
      // A space counts between two words only: "10 %" is "10%", but "no table" is not "notable".
      if (parted && isWordLetter(text.at(-1) ?? '') && isWordLetter(one)) {
        text += ' ';
        at.push(from);
      }
      parted = false;
      text += one;
      for (let unit = 0; unit < one.length; unit += 1) at.push(from);
    }
  }
  return { text, at };
}

function isWordLetter(letter: string): boolean {
  return /[\p{L}\p{N}]/u.test(letter) && !isUnspaced(letter);
}

function plainLetter(letter: string): string {
  if (/[\u2018\u2019\u201a\u201b\u2032\u02bc'`´]/u.test(letter)) return "'";
  if (/["\u201c-\u201f\u2033«»„]/u.test(letter)) return '"';
  if (/[\u2010-\u2015\u2212-]/u.test(letter)) return '-';
  return letter === '…' ? '...' : letter;
}

/** Not a part of a longer word or number: "18 seats" is no quote of "118 seats". */
function isWhole(text: string, start: number, end: number): boolean {
  const glued = (before: string, after: string): boolean => isWordLetter(before) && isWordLetter(after);
  const inNumber = /\d[.,]$/.test(text.slice(Math.max(0, start - 2), start)) && /^\d/.test(text.slice(start));
  const goesOn = /\d$/.test(text.slice(start, end)) && /^[.,]\d/.test(text.slice(end));
  return (
    !glued(text[start - 1] ?? '', text[start] ?? '') &&
    !glued(text[end - 1] ?? '', text[end] ?? '') &&
    !inNumber &&
    !goesOn
  );
}
