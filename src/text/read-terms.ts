import { TERM_GROUPS } from './term-groups.ts';

/** A stretch of a text that is a term of the workplace, with the group of terms that mean the same. */
interface TermFound {
  from: number;
  to: number;
  group: number;
}

interface Term {
  words: readonly string[];
  group: number;
}

let index: ReadonlyMap<string, readonly Term[]> | null = null;

const WORD = /[\p{L}\p{N}]+/gu;

/** Finds terms that stand for others ("CFO", "chief financial officer"), by the words of a text in small letters. */
export function readTerms(text: string): TermFound[] {
  index ??= readIndex();
  const terms = index;
  const words = [...text.toLowerCase().matchAll(WORD)];
  return words.flatMap((word, at) =>
    (terms.get(word[0]) ?? [])
      .filter(({ words: expected }) => expected.every((each, step) => words[at + step]?.[0] === each))
      .map(({ words: { length }, group }) => {
        const last = words[at + length - 1]!;
        return { from: word.index, to: last.index + last[0].length, group };
      }),
  );
}

function readIndex(): Map<string, Term[]> {
  const terms = new Map<string, Term[]>();
  TERM_GROUPS.trim()
    .split('\n')
    .forEach((line, group) => {
      for (const term of line.split(',')) {
        const words: string[] = term.toLowerCase().match(WORD) ?? [];
        const [first] = words;
        if (first !== undefined) terms.set(first, [...(terms.get(first) ?? []), { words, group }]);
      }
    });
  return terms;
}
