import { contentWords } from './content-words.ts';
import { setApart } from './set-apart.ts';

/** A part of a message that can be answered for itself. */
export interface Part {
  /** What it asks. */
  text: string;
  /** With what the message tells beside it: where somebody stands, what happened. */
  about: string;
}

/** More than these in one message are looked up together. */
const MOST_PARTS = 3;

/**
 * Splits a message into what it asks, without what it carries along. A part that leans on the one before it, or has
 * no word of its own, is no part for itself. One part at least; the whole message where nothing can be set apart.
 */
export function partsOf(message: string): [Part, ...Part[]] {
  const { asks, told } = setApart(message);
  const parts: string[] = [];
  for (const { text, leans } of asks) {
    const last = parts.length - 1;
    if (last >= 0 && (leans || contentWords(text).length === 0)) parts[last] = `${parts[last]} ${text}`;
    else parts.push(text);
  }
  const [first = message, ...others] = parts.length > MOST_PARTS ? [parts.join(' ')] : parts;
  const about = (text: string): string => [...told, text].join(' ');
  return [{ text: first, about: about(first) }, ...others.map((text) => ({ text, about: about(text) }))];
}
