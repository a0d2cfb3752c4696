import type { ThreadFault } from '../../core/confined-thread.ts';
import { readChunking } from './chunking.ts';
import type { PassageInput } from './passage-input.ts';

/** A text to be cut, as a chunking says. */
export interface TextToCut {
  title: string;
  body: string;
  chunking: string;
}

/** Quotes and items within one another at the beginning of a line: each level is parsed again for each below it. */
const NESTED = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){30}/m;

/** Cuts a text into passages; what its Markdown makes the parser die of is a fault of the text. */
export function cutText({ title, body, chunking }: TextToCut): { passages: PassageInput[] } | ThreadFault {
  if (NESTED.test(body)) return { reason: 'it is nested too deeply' };
  try {
    return { passages: readChunking(chunking).cut(title, body) };
  } catch (error) {
    if (error instanceof RangeError) return { reason: 'it is nested too deeply' };
    throw error;
  }
}
