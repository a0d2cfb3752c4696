import { citedMarks } from '../../guardrails/cited-marks.ts';
import { splitSentences } from '../../text/split-sentences.ts';

/** More marks than this in one range are no marks. */
const MAX_RANGE = 6;
/** The longest form that may still be growing: `【12†source】`. */
const OPEN_MARK = /(?:\[\^?|【)[^\]】\n]{0,24}$|<[^>\n]{0,8}$/u;

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
    .replace(/\[(\d{1,3})\s*[–-]\s*(\d{1,3})\]/gu, range);
}

/** Round marks at the end of sentences, in a text that has no square ones; a source's own footnotes look like them. */
export function splitAtRoundMarks(text: string): string[] {
  if (citedMarks(text).length > 0) return [text];
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
