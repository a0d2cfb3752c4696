import type { SentenceCheck } from './sentence-check.ts';

/** Longer than any sentence that people want to read in chat, in characters. */
const MAX_SENTENCE = 1_200;
// Direction marks and zero-width characters can make a text read differently from what was checked.
const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/** A sentence is readable text of ordinary length. */
export const checkForm: SentenceCheck = {
  name: 'form',
  harm: true,
  fault({ sentence, plain }) {
    if (plain.replace(/[^\p{L}\p{N}]/gu, '') === '') return 'It says nothing.';
    if (plain.length > MAX_SENTENCE) return `It is longer than ${MAX_SENTENCE} characters.`;
    if (INVISIBLE.test(sentence)) return 'It holds invisible characters.';
    return /\p{Cc}/u.test(sentence.replace(/[\n\t\r]/g, '')) ? 'It holds control characters.' : null;
  },
};
