import { DRAFT_WORDS, DRAFTS_JA, SENDS_JA } from './draft-words.ts';
import { orderOf, readRequestedAction } from './read-requested-action.ts';

/** Patterns of one language: a text is wanted, and somebody is to get it. */
const PATTERNS = Object.values(DRAFT_WORDS).map(({ drafts, sends, texts }) => {
  const text = `(?<!\\p{L})(?:${texts})(?!\\p{L})`;
  return {
    first: new RegExp(`^(?:${drafts})(?!\\p{L})[^.?!]{0,70}?${text}`, 'iu'),
    // German puts the verb last where it is asked: "kannst du … schreiben".
    last: new RegExp(`^[^.?!]{0,70}?${text}.*(?<!\\p{L})(?:${drafts})[?.!]*$`, 'iu'),
    sends: new RegExp(`(?<!\\p{L})(?:${sends})(?!\\p{L})`, 'iu'),
  };
});

/**
 * Whether a message asks for a text to be written and for nothing to be done with it: "draft an e-mail about the outage". As
 * soon as it is to be sent, posted or filed anywhere, it asks for more.
 */
export function wantsDraft(message: string): boolean {
  const line = message.replace(/\s+/gu, ' ').trim();
  if (DRAFTS_JA.test(line)) return !SENDS_JA.test(line);
  if (readRequestedAction(line)?.kind !== 'write') return false;
  const order = orderOf(line);
  return PATTERNS.some(
    ({ first, last, sends }) => (first.test(order) || last.test(order)) && !sends.test(line),
  );
}
