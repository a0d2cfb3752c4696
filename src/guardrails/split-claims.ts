import { splitSentences } from '../text/split-sentences.ts';
import { citedMarks } from './cited-marks.ts';

/**
 * Groups sentences into claims: a citation mark covers the sentences before it up to the previous mark within
 * the same line. Joining the claims gives the text back.
 */
export function splitClaims(text: string): string[] {
  const claims: string[] = [];
  let open = '';
  for (const sentence of splitSentences(text)) {
    open += sentence;
    if (citedMarks(sentence).length === 0 && !endsBlock(sentence)) continue;
    claims.push(open);
    open = '';
  }
  if (open !== '') claims.push(open);
  return claims;
}

/** Cuts a growing text into claims as soon as each is complete. */
export interface ClaimStream {
  /** Takes the next piece and gives the claims that it completed. */
  push(piece: string): string[];
  /** Gives what is left, at the end of the stream. */
  flush(): string[];
}

/** A claim that is longer than this is no sentence: it is looked at again only every so many characters. */
const LONG = 2_000;
const LOOK_AGAIN = 250;

/** Starts an empty claim stream. */
export function createClaimStream(): ClaimStream {
  let buffer = '';
  let looked = 0;
  return {
    push(piece) {
      buffer += piece;
      if (buffer.length > LONG && buffer.length - looked < LOOK_AGAIN) return [];
      looked = buffer.length;
      const claims = splitClaims(buffer);
      const last = claims.at(-1) ?? '';
      // The last claim may go on, and what looks like the next may be a mark that is still being written.
      const unsafe = /^\s*(?:\[[\d,;\s\]]*)?$/.test(last) ? 2 : 1;
      const complete = claims.slice(0, Math.max(0, claims.length - unsafe));
      buffer = buffer.slice(complete.join('').length);
      looked = buffer.length;
      return complete;
    },
    flush() {
      const rest = splitClaims(buffer);
      buffer = '';
      return rest;
    },
  };
}

function endsBlock(sentence: string): boolean {
  return /\n\s*$/.test(sentence);
}
