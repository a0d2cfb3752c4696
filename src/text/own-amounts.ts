import { tokenize } from './analyze.ts';
import { isFunctionWord } from './function-words.ts';
import { readQuantities } from './read-quantities.ts';
import { isTelling } from './telling-words.ts';

/** "185 a night", "12 per site". */
const IS_RATE = /^\s+(?:an?|per|pro|par|por|al|ao|à|la|je|the)\s+\p{L}/iu;

/**
 * Where the amounts of an asker's own case stand in a question: "4 days", "300 euros back", "has 900 probes". What answers need
 * not repeat them. A number that names ("ISO 27001", "error 429", "in 2025") has to be found.
 */
export function ownAmounts(text: string, language: string): ReadonlySet<number> {
  const amounts = readQuantities(text).filter(({ isName, measure }) => !isName && measure !== 'date');
  if (amounts.length === 0) return new Set();
  const tokens = tokenize(text, language);
  const saysLittle = ({ text: word, lexeme }: { text: string; lexeme: string | null }): boolean =>
    lexeme === null || isFunctionWord(word, language) || isTelling(lexeme);
  return new Set(
    amounts.flatMap(({ index, text: figure, measure }) => {
      if (measure !== 'count') return [index];
      const at = tokens.findIndex((token) => token.at === index);
      const [before, next] = [tokens[at - 1], tokens[at + 1]];
      if (at < 0) return [];
      if (IS_RATE.test(text.slice(index + figure.length))) return [index];
      const counts =
        next !== undefined && !saysLittle(next) && isBeside(text, index + figure.length, next.at);
      return counts && (before === undefined || saysLittle(before)) ? [index] : [];
    }),
  );
}

/** Whether nothing but blanks parts a figure from the word behind it. */
function isBeside(text: string, end: number, at: number): boolean {
  return /^\s+$/u.test(text.slice(end, at));
}
