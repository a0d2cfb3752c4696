import { citedMarks } from '../../guardrails/cited-marks.ts';
import { sourceMarkPattern } from '../../text/source-list-words.ts';
import { splitSentences } from '../../text/split-sentences.ts';

/** More marks than this in one range are no marks. */
const MAX_RANGE = 6;
/** "[Source 1]", "(sources 1, 2)". */
const NAMED_MARK = sourceMarkPattern();
/** "…included.¹", and "26 EUR²" at the end of a cell; "m²" is none. */
const RAISED_MARK = /(?<=[.!?。”»)])[¹²³⁴-⁹][⁰¹²³⁴-⁹]?(?!\p{L})|(?<=\p{L}{3}|\d)[¹²³⁴-⁹](?=\s*\|)/gu;
/** The longest form that may still be growing: `【12†source】`. */
const OPEN_MARK = /(?:\[\^?|【)[^\]】\n]{0,24}$|\([^)\n]{0,24}$|<[^>\n]{0,8}$/u;

/** Turns the marks of a growing text into `[n]`, whichever of the usual styles a model writes. */
export interface MarkReader {
  /** Takes the next piece and gives what is certain so far. */
  push(piece: string): string;
  /** Gives what was held back, at the end of the text. */
  flush(): string;
}

/** Starts at the beginning of a text. */
export function createMarkReader(): MarkReader {
  let held = '';
  return {
    push(piece) {
      const text = held + piece;
      const open = OPEN_MARK.exec(text)?.index ?? text.length;
      held = text.slice(open);
      return squareMarks(text.slice(0, open));
    },
    flush() {
      const rest = squareMarks(held);
      held = '';
      return rest;
    },
  };
}

function squareMarks(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/【(\d{1,3})(?:[†:][^】]*)?】/gu, '[$1]')
    .replace(/\[\^(\d{1,3})\](?!:)/g, '[$1]')
    .replace(/\[(\d{1,3})[†:][^\]\n]*\](?!\()/gu, '[$1]')
    .replace(NAMED_MARK, (_mark, numbers: string) => `[${numbers.replace(/[^\d]+/g, ', ')}]`)
    .replace(/\[(\d{1,3})\s*[–-]\s*(\d{1,3})\]/gu, range);
}

/** Round marks at the end of sentences, in a text that has no square ones; a source's own footnotes look like them. */
export function splitAtRoundMarks(written: string): string[] {
  const text = written.replace(RAISED_MARK, (raised) => ` [${raised.normalize('NFKC')}]`);
  if (citedMarks(text).length > 0) return [text];
  // In a table each cell may have its mark.
  if (/^\s*\|/.test(text)) return [text.replace(/ ?\((\d{1,2})\)(?=\s*(?:\||$))/gmu, ' [$1]')];
  const parts: string[] = [];
  let open = '';
  for (const sentence of splitSentences(text)) {
    const marked = sentence.replace(/ ?\((\d{1,2})\)([.!?。]?)(\s*)$/u, ' [$1]$2$3');
    open += marked;
    if (marked === sentence) continue;
    parts.push(open);
    open = '';
  }
  return open === '' ? parts : [...parts, open];
}

function range(mark: string, from: string, to: string): string {
  const [first, last] = [Number(from), Number(to)];
  if (last <= first || last - first >= MAX_RANGE) return mark;
  return Array.from({ length: last - first + 1 }, (_, at) => `[${first + at}]`).join('');
}
