import { fold } from './fold.ts';
import { indexSimilarWords, mistakesAllowed } from './similar-words.ts';
import { STOP_WORDS } from './stop-words.ts';

/** A word that was probably meant. */
export interface LikelyWord {
  /** As the vocabulary writes it. */
  word: string;
  distance: number;
}

/** Corrects typing errors towards the words that it was given. */
export interface Speller {
  /** The word that was meant; null for a word that exists, and where none is near enough. */
  correct(word: string): LikelyWord | null;
  /** The two words that were written as one: "offlinemode"; null where that is not clear. */
  split(word: string): [string, string] | null;
  /** Whether the vocabulary has a word. */
  knows(word: string): boolean;
}

/** Codes, figures and scripts without an alphabet are not spelled wrong. */
const SPELLABLE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+$/u;
/** "Is", "an" and the like of any of the languages are never errors, and never what somebody meant. */
const GRAMMAR: ReadonlySet<string> = new Set(
  [...STOP_WORDS.values()].flatMap((words) => [...words].map(fold)),
);

interface Known {
  word: string;
  count: number;
}

/**
 * Creates a corrector for a vocabulary with counts (SymSpell, see `indexSimilarWords`). Case and accents make no
 * difference, and a word that exists is never corrected. Of several that are equally near it takes the one with the same
 * first letter, then the more frequent. It suggests only words of the vocabulary.
 * @param isWord further words that are no errors, such as those of a dictionary; they are not suggested
 */
export function createSpeller(
  words: Iterable<readonly [word: string, count: number]>,
  isWord: (word: string) => boolean = () => false,
): Speller {
  const known = readKnown(words);
  const keys = [...known.keys()];
  const similar = indexSimilarWords(keys);
  const exists = (key: string): boolean => known.has(key) || GRAMMAR.has(key);
  return {
    correct(word) {
      const key = fold(word);
      if (!SPELLABLE.test(word) || mistakesAllowed(key) === 0 || exists(key) || isWord(word.toLowerCase()))
        return null;
      const rank = ({ index, distance }: { index: number; distance: number }): number =>
        distance * 2 + (keys[index]![0] === key[0] ? 0 : 1);
      const [best] = similar
        .find(key)
        .sort(
          (a, b) => rank(a) - rank(b) || known.get(keys[b.index]!)!.count - known.get(keys[a.index]!)!.count,
        );
      return best === undefined
        ? null
        : { word: known.get(keys[best.index]!)!.word, distance: best.distance };
    },
    split(word) {
      const key = fold(word);
      if (!SPELLABLE.test(word) || key.length < 6 || key.length > 40 || exists(key)) return null;
      let best: { count: number; parts: [Known, Known] } | null = null;
      for (let at = 2; at <= key.length - 2; at += 1) {
        const parts = [known.get(key.slice(0, at)), known.get(key.slice(at))] as const;
        if (parts[0] === undefined || parts[1] === undefined) continue;
        const count = Math.min(parts[0].count, parts[1].count);
        if (best === null || count > best.count) best = { count, parts: [parts[0], parts[1]] };
      }
      return best === null ? null : [best.parts[0].word, best.parts[1].word];
    },
    knows: (word) => known.has(fold(word)),
  };
}

function readKnown(words: Iterable<readonly [string, number]>): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const [word, count] of words) {
    if (!SPELLABLE.test(word)) continue;
    const key = fold(word);
    const before = known.get(key);
    if (before === undefined || before.count < count) known.set(key, { word: word.toLowerCase(), count });
  }
  return known;
}
