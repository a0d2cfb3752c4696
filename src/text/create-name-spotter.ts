import { fold } from './fold.ts';
import { isUnspaced } from './is-unspaced.ts';
import { CONNECTORS, splitWords, type Word } from './normalise-name.ts';
import { indexSimilarWords, mistakesAllowed } from './similar-words.ts';
import { isCommonWord, STOP_WORDS } from './stop-words.ts';

/** How near the words of a text are to a name: the same but for case, accents and marks; other endings; typing errors. */
export type Nearness = 'exact' | 'inflected' | 'typo';

/** A stretch of a text that names something. */
export interface NameFound {
  /** As it was given. */
  name: string;
  from: number;
  to: number;
  nearness: Nearness;
}

/** Finds the names that it was made of in texts. */
export interface NameSpotter {
  spot(text: string): NameFound[];
}

const RANKS: readonly Nearness[] = ['exact', 'inflected', 'typo'];
/** Endings of cases and plurals of the languages that we speak, on words of four letters and more. */
const ENDINGS = new Set('s es n en e er ern em i a as o os is'.split(' '));
const MIN_INFLECTED = 4;
/** One letter of four is too much: a "term" is no "Team". */
const MIN_TYPO = 5;
/** So few letters are told apart by the first one: "Acme" is not "acne", but "there" was not meant to be "Where". */
const SAME_START_BELOW = 6;
/** Texts are questions; what is longer is pasted. */
const MAX_TEXT = 4_000;
const HYPHEN = /(?<=\p{L})[-‐‑](?=\p{L})/gu;
const STOPS: ReadonlySet<string> = new Set([...STOP_WORDS.values()].flatMap((words) => [...words].map(fold)));

interface Entry {
  names: string[];
  words: string[];
}

/**
 * Makes a spotter of names: accounts, people, products, titles. A look-up goes by the first word of a name, found as it
 * is, with another ending, in two pieces ("North Quay"), or with the typing errors that `mistakesAllowed` gives; the
 * longest name wins, then the nearest. Several names that are equally near are all told.
 * @param isWord words that are never a misspelt name, such as those of a dictionary
 */
export function createNameSpotter(
  names: Iterable<string>,
  isWord: (word: string) => boolean = () => false,
): NameSpotter {
  const index = indexNames(names);
  const keys = [...index.words];
  const similar = indexSimilarWords(keys);
  const nearCache = new Map<string, Map<string, Nearness>>();
  const mayBeTypo = (word: string): boolean =>
    mistakesAllowed(word) > 0 &&
    !/\p{N}/u.test(word) &&
    !isCommonWord(word) &&
    !STOPS.has(word) &&
    !isWord(word);

  /** The words of names that a word of a text may stand for. */
  function near(word: string): Map<string, Nearness> {
    const cached = nearCache.get(word);
    if (cached !== undefined) return cached;
    const found = new Map<string, Nearness>();
    if (index.words.has(word)) found.set(word, 'exact');
    for (const form of formsOf(word, index.inflections))
      if (index.words.has(form) && !found.has(form)) found.set(form, 'inflected');
    if (found.size === 0 && mayBeTypo(word))
      for (const { index: at } of similar.find(word)) {
        const key = keys[at]!;
        if (word.length >= SAME_START_BELOW || key[0] === word[0]) found.set(key, 'typo');
      }
    if (nearCache.size > 5_000) nearCache.clear();
    nearCache.set(word, found);
    return found;
  }

  return {
    spot(text) {
      const words = splitWords(text.slice(0, MAX_TEXT)).filter((word) => word.folded !== '');
      const found = spotUnspaced(index.unspaced, text);
      for (let at = 0; at < words.length; ) {
        const best = bestAt(words, at);
        for (const { name, nearness, count } of best)
          found.push({ name, from: words[at]!.start, to: words[at + count - 1]!.end, nearness });
        at += best[0]?.count ?? 1;
      }
      return found.sort((a, b) => a.from - b.from || a.name.localeCompare(b.name, 'en'));
    },
  };

  function bestAt(words: Word[], at: number): { name: string; nearness: Nearness; count: number }[] {
    let best: { name: string; nearness: Nearness; count: number }[] = [];
    let score = 0;
    for (const start of startsAt(words, at))
      for (const entry of index.byFirst.get(start.key) ?? []) {
        const match = matchRest(entry, words, at, start);
        if (match === null || isTooShort(entry, words[at]!, match.nearness)) continue;
        const scored = entry.words.length * 10 - RANKS.indexOf(match.nearness);
        if (scored < score) continue;
        if (scored > score) best = [];
        score = scored;
        best.push(...entry.names.map((name) => ({ name, ...match })));
      }
    return best;
  }

  /** The first words of names that the text goes on with: as one word, or as two that the name writes as one. */
  function startsAt(words: Word[], at: number): Start[] {
    const word = words[at]!.folded;
    const starts = [...near(word)].map(([key, nearness]) => ({ key, nearness, count: 1 }));
    const joined = words[at + 1] === undefined ? '' : word + words[at + 1]!.folded;
    if (joined.length >= MIN_INFLECTED && index.words.has(joined))
      starts.push({ key: joined, nearness: 'exact', count: 2 });
    return starts;
  }

  function matchRest(
    entry: Entry,
    words: Word[],
    at: number,
    start: Start,
  ): { nearness: Nearness; count: number } | null {
    let next = at + start.count;
    let rank = RANKS.indexOf(start.nearness);
    for (const wanted of entry.words.slice(1)) {
      while (
        words[next] !== undefined &&
        CONNECTORS.has(words[next]!.folded) &&
        words[next]!.folded !== wanted
      )
        next += 1;
      const word = words[next]?.folded;
      const nearness = word === undefined ? undefined : near(word).get(wanted);
      if (nearness === undefined) return null;
      rank = Math.max(rank, RANKS.indexOf(nearness));
      next += 1;
    }
    return { nearness: RANKS[rank]!, count: next - at };
  }
}

function isTooShort(entry: Entry, word: Word, nearness: Nearness): boolean {
  return nearness === 'typo' && entry.words.length === 1 && word.folded.length < MIN_TYPO;
}

interface Start {
  key: string;
  nearness: Nearness;
  count: number;
}

interface NameIndex {
  /** Names by their first word. */
  byFirst: Map<string, Entry[]>;
  /** All words of names. */
  words: Set<string>;
  /** Stems of words of names, that is without an ending, with the words that have them. */
  inflections: Map<string, string[]>;
  /** Names in scripts without spaces, folded. */
  unspaced: [folded: string, name: string][];
}

function indexNames(names: Iterable<string>): NameIndex {
  const index: NameIndex = { byFirst: new Map(), words: new Set(), inflections: new Map(), unspaced: [] };
  const entries = new Map<string, Entry>();
  for (const name of names) {
    if (isUnspaced(name)) index.unspaced.push([fold(name), name]);
    // "E-Bike" is written "ebike" too.
    for (const spelling of new Set([name, name.replace(HYPHEN, '')]))
      addName(index, entries, { name, spelling });
  }
  return index;
}

function addName(
  index: NameIndex,
  entries: Map<string, Entry>,
  { name, spelling }: { name: string; spelling: string },
): void {
  const words = splitWords(spelling)
    .map(({ folded }) => folded)
    .filter((word) => word !== '' && !CONNECTORS.has(word));
  if (words.length === 0) return;
  const key = words.join(' ');
  const known = entries.get(key);
  if (known !== undefined) {
    if (!known.names.includes(name)) known.names.push(name);
    return;
  }
  const entry = { names: [name], words };
  entries.set(key, entry);
  const first = index.byFirst.get(words[0]!);
  if (first === undefined) index.byFirst.set(words[0]!, [entry]);
  else first.push(entry);
  for (const word of words) addWord(index, word);
}

function addWord(index: NameIndex, word: string): void {
  if (index.words.has(word)) return;
  index.words.add(word);
  for (const stem of stemsOf(word)) {
    const others = index.inflections.get(stem);
    if (others === undefined) index.inflections.set(stem, [word]);
    else others.push(word);
  }
}

/** A word without each of the endings that it may have. */
function stemsOf(word: string): string[] {
  return [1, 2, 3]
    .filter((length) => word.length - length >= MIN_INFLECTED && ENDINGS.has(word.slice(-length)))
    .map((length) => word.slice(0, -length));
}

/** The words of names that differ from a word by an ending: "Solvanes" and "Solvane", "gateway" and "Gateways". */
function formsOf(word: string, inflections: ReadonlyMap<string, string[]>): string[] {
  if (word.length < MIN_INFLECTED) return [];
  return [...(inflections.get(word) ?? []), ...stemsOf(word)];
}

function spotUnspaced(names: NameIndex['unspaced'], text: string): NameFound[] {
  if (names.length === 0 || !isUnspaced(text)) return [];
  const folded = fold(text);
  if (folded.length !== text.length) return [];
  return names.flatMap(([key, name]): NameFound[] => {
    const from = folded.indexOf(key);
    return from < 0 || key.length < 2 ? [] : [{ name, from, to: from + key.length, nearness: 'exact' }];
  });
}
