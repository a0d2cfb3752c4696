import { type Token, tokenize } from '../analyze.ts';
import { findCompounds } from './find-compounds.ts';
import { isLexiconLanguage, type LexiconLanguage, readConcepts } from './read-concepts.ts';
import { termForms } from './term-forms.ts';

/** A stretch of a text with what it speaks of. */
export interface SaidConcept {
  /** Offsets in the text, in UTF-16 units. */
  at: number;
  end: number;
  /** A compound has several parts; each may be any of some concepts, by their index in the lexicon. */
  parts: readonly (readonly number[])[];
}

/** A term of the lexicon as it is found: the keys of its words, and what has to end the clause where it parts. */
interface Term {
  /** As it is written, in small letters. */
  form: string;
  keys: readonly string[];
  particle: string | null;
  concept: number;
}

/** The terms of a language by the key of their first word, the longest first. */
type TermIndex = ReadonlyMap<string, readonly Term[]>;

const indexes = new Map<LexiconLanguage, TermIndex>();

/** Finds what a text speaks of in words of the lexicon, of overlapping terms the longest; empty for languages that it lacks. */
export function findConcepts(text: string, language: string): SaidConcept[] {
  if (!isLexiconLanguage(language)) return [];
  return language === 'ja' ? findWritten(text) : findSpaced(text, language);
}

function findSpaced(text: string, language: LexiconLanguage): SaidConcept[] {
  const tokens = tokenize(text, language);
  const keys = tokens.map(keyOf);
  const terms = indexOf(language);
  const found: SaidConcept[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const fitting = (terms.get(keys[at]!) ?? []).filter((term) => fits(term, { text, tokens, keys, at }));
    const longest = fitting[0]?.keys.length ?? 1;
    const last = tokens[at + longest - 1]!;
    const end = last.at + last.text.length;
    const written = text.slice(tokens[at]!.at, end).toLowerCase();
    const concepts = likest(
      written,
      fitting.filter(({ keys: { length } }) => length === longest),
    );
    const parts = concepts.length > 0 ? [concepts] : partsOf(tokens[at]!, language, terms);
    if (parts.length > 0) found.push({ at: tokens[at]!.at, end, parts });
    at += longest - 1;
  }
  return found;
}

/** Of terms with one stem those are meant that are written most like the text: "recibos" is no form of "recibir". */
function likest(written: string, terms: readonly Term[]): number[] {
  const alike = terms.map(({ form }) => commonStart(form, written));
  const most = Math.max(...alike);
  return [...new Set(terms.filter((_, at) => alike[at] === most).map(({ concept }) => concept))];
}

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/** Words that are left out of an index count here: "log in" is not "log". */
function keyOf({ text, lexeme }: Token): string {
  return lexeme ?? text.toLowerCase();
}

function fits(
  term: Term,
  { text, tokens, keys, at }: { text: string; tokens: Token[]; keys: string[]; at: number },
): boolean {
  if (!term.keys.every((key, offset) => keys[at + offset] === key)) return false;
  if (term.particle === null) return true;
  return tokens
    .slice(at + 1)
    .some(
      (token) =>
        token.text.toLowerCase() === term.particle && endsClause(text.slice(token.at + token.text.length)),
    );
}

function endsClause(rest: string): boolean {
  return /^\s*(?:$|[.,;:?!)])/u.test(rest);
}

/** The parts of a German compound that are terms of their own. */
function partsOf({ text, lexeme }: Token, language: LexiconLanguage, terms: TermIndex): number[][] {
  if (language !== 'de' || lexeme === null) return [];
  return findCompounds(text, (part) => conceptsOf(part, terms));
}

function conceptsOf(word: string, terms: TermIndex): number[] {
  const [token] = tokenize(word, 'de');
  if (token === undefined) return [];
  const single = (terms.get(keyOf(token)) ?? []).filter(
    ({ keys, particle }) => keys.length === 1 && particle === null,
  );
  return likest(word.toLowerCase(), single);
}

function indexOf(language: LexiconLanguage): TermIndex {
  const known = indexes.get(language);
  if (known !== undefined) return known;
  const index = new Map<string, Term[]>();
  for (const [concept, words] of readConcepts().entries())
    for (const word of words[language])
      for (const { form, particle } of termForms(word, language)) {
        const keys = tokenize(form, language).map(keyOf);
        if (keys.length > 0)
          index.set(keys[0]!, [
            ...(index.get(keys[0]!) ?? []),
            { form: form.toLowerCase(), keys, particle, concept },
          ]);
      }
  for (const terms of index.values()) terms.sort((a, b) => rankOf(b) - rankOf(a));
  indexes.set(language, index);
  return index;
}

/** Of two readings the one that more of the text speaks for comes first. */
function rankOf({ keys, particle }: Term): number {
  return keys.length + (particle === null ? 0 : 0.5);
}

let written: { first: ReadonlyMap<string, readonly [string, number][]> } | null = null;

/** In a script without spaces a word is found wherever its letters stand, the longest first. */
function findWritten(text: string): SaidConcept[] {
  written ??= { first: indexWritten() };
  const read = text.toLowerCase();
  const found: SaidConcept[] = [];
  for (let at = 0; at < read.length; at += 1) {
    const fitting = (written.first.get(read[at]!) ?? []).filter(([word]) => read.startsWith(word, at));
    const longest = fitting[0]?.[0].length ?? 0;
    if (longest === 0) continue;
    const concepts = fitting.filter(([{ length }]) => length === longest).map(([, concept]) => concept);
    found.push({ at, end: at + longest, parts: [[...new Set(concepts)]] });
    at += longest - 1;
  }
  return found;
}

function indexWritten(): Map<string, [string, number][]> {
  const index = new Map<string, [string, number][]>();
  for (const [concept, words] of readConcepts().entries())
    for (const word of words.ja.map((each) => each.toLowerCase()))
      index.set(word[0]!, [...(index.get(word[0]!) ?? []), [word, concept]]);
  for (const words of index.values()) words.sort((a, b) => b[0].length - a[0].length);
  return index;
}
