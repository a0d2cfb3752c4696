import { foldInPlace } from '../fold-in-place.ts';
import { isMisspelling } from '../is-misspelling.ts';
import { CUE_WORDS } from './cue-words.ts';

/** A stretch of a text that is a cue. */
export interface Cue {
  name: string;
  /** As it stands in the folded text. */
  text: string;
  start: number;
  end: number;
  /** Its words, without what may stand between them: "laufen … aus" says nothing of "bis Jahresende". */
  parts: readonly { start: number; end: number }[];
}

/** A term by its words; of an ending in `*` any word that begins so, of `_` up to three words. */
interface Term {
  cue: string;
  words: string[];
}

interface Token {
  word: string;
  start: number;
  end: number;
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Words, with what French elides as words of their own. */
const TOKEN = /w\/o|[cdjlmnqst]'(?=\p{L})|[\p{L}\p{N}][\p{L}\p{M}\p{N}'-]*/gu;
const MOST_BETWEEN = 3;
/** Shorter beginnings would be those of any word. */
const INDEXED = 3;

interface Index {
  /** By the first letters of the first word. */
  spaced: ReadonlyMap<string, readonly Term[]>;
  unspaced: readonly Term[];
  /** Terms of one word, by its first letter. */
  misspelt: ReadonlyMap<string, readonly string[]>;
}

let index: Index | null = null;

/** Finds every stretch of a text that is a cue; stretches of different cues may overlap. */
export function findCues(text: string): Cue[] {
  index ??= readIndex();
  const folded = foldInPlace(text).replace(/[’‘]/g, "'");
  const tokens = [...folded.matchAll(TOKEN)].map(
    (match): Token => ({
      // A letter that folds to two stays one in place: "schließen" is looked up as the terms are written.
      word: match[0].replaceAll('ß', 'ss'),
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
  const found: Cue[] = [];
  for (const [at, { word, start }] of tokens.entries())
    for (const { cue, words } of index.spaced.get(word.slice(0, INDEXED)) ?? []) {
      const parts = matchWords(words, tokens, at);
      if (parts === null) continue;
      const { end } = parts.at(-1)!;
      found.push({ name: cue, text: folded.slice(start, end), start, end, parts });
    }
  if (!UNSPACED.test(folded)) return found;
  for (const { cue, words } of index.unspaced)
    for (let at = folded.indexOf(words[0]!); at >= 0; at = folded.indexOf(words[0]!, at + 1)) {
      const span = { start: at, end: at + words[0]!.length };
      found.push({ name: cue, text: words[0]!, ...span, parts: [span] });
    }
  return found;
}

/** The cue that a word was meant to be, where it is one with a slip in it; null where it is another word. */
export function meantCue(word: string): string | null {
  index ??= readIndex();
  // A slip leaves the first letter as it is.
  for (const term of index.misspelt.get(word.charAt(0)) ?? []) {
    if (!term.endsWith('*')) {
      if (isMisspelling(word, term)) return term;
      continue;
    }
    const stem = term.slice(0, -1);
    // The slip is in the stem, and any ending may follow.
    for (const length of [stem.length, stem.length - 1, stem.length + 1])
      if (isMisspelling(word.slice(0, length), stem)) return `${stem}${word.slice(length)}`;
  }
  return null;
}

/** The stretches of the words of a term, from the token at which it begins; null where it is not there. */
function matchWords(words: readonly string[], tokens: readonly Token[], at: number): Cue['parts'] | null {
  const parts: { start: number; end: number }[] = [];
  let place = at;
  for (const [step, word] of words.entries()) {
    if (word === '_') continue;
    const furthest = words[step - 1] === '_' ? place + MOST_BETWEEN : place;
    while (place <= furthest && !isWord(word, tokens[place]?.word)) place += 1;
    if (place > furthest) return null;
    const { start, end } = tokens[place]!;
    const last = parts.at(-1);
    if (last === undefined || words[step - 1] === '_') parts.push({ start, end });
    else last.end = end;
    place += 1;
  }
  return parts;
}

function isWord(term: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return term.endsWith('*') ? word.startsWith(term.slice(0, -1)) : word === term;
}

function readTerms(): Term[] {
  return CUE_WORDS.trim()
    .split('\n')
    .flatMap((line) => {
      const [cue = '', terms = ''] = line.split(' | ');
      return terms.split(', ').map((term) => ({
        cue,
        words: foldInPlace(term.trim()).replaceAll('ß', 'ss').split(' '),
      }));
    });
}

function readIndex(): Index {
  const terms = readTerms();
  const spaced = terms.filter(({ words }) => !UNSPACED.test(words[0]!));
  const single = spaced.filter(({ words }) => words.length === 1).map(({ words }) => words[0]!);
  return {
    spaced: groupBy(spaced, ({ words }) => words[0]!.replace('*', '').slice(0, INDEXED)),
    unspaced: terms.filter(({ words }) => UNSPACED.test(words[0]!)),
    misspelt: groupBy([...new Set(single)], (term) => term.charAt(0)),
  };
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
