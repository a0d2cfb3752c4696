import { findQuote } from './find-quote.ts';
import type { SentenceCheck } from './sentence-check.ts';

/** Every quote is word for word in the piece that it is said to be of, and that piece is cited. */
export const checkQuotes: SentenceCheck = {
  name: 'quotes',
  fault({ quotes = [], cited }) {
    for (const { n, text } of quotes) {
      const piece = cited.find((it) => it.n === n);
      if (piece === undefined) return `It quotes [${n}], which it does not cite.`;
      if (findQuote(piece.text, text).length === 0)
        return `What it quotes of [${n}] is not in it word for word.`;
    }
    return null;
  },
};
