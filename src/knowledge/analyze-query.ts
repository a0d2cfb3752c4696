import { analyze, STEMMED_LANGUAGES, type Token, tokenize } from '../text/analyze.ts';
import { codeSpellings } from '../text/code-spellings.ts';
import { detectLanguage } from '../text/detect-language.ts';
import { isQuestion } from '../text/is-question.ts';
import { findConcepts } from '../text/lexicon/find-concepts.ts';
import { isLexiconLanguage } from '../text/lexicon/read-concepts.ts';
import { wordsForConcept } from '../text/lexicon/words-for-concept.ts';
import { questionLanguage } from '../text/question-language.ts';
import { readTerms } from '../text/read-terms.ts';
import { synonymsOf } from '../text/synonyms.ts';
import { isTelling } from '../text/telling-words.ts';
import { indexTerms, standInsAmong, type TermStandIn } from '../text/term-index.ts';
import { termStandIns } from '../text/term-stand-ins.ts';
import { withUmlauts } from '../text/with-umlauts.ts';

/** A question as the index understands it. */
export interface AnalyzedQuery {
  language: string;
  /** Distinct lexemes with how often the question says them. */
  lexemes: Map<string, number>;
  /** Those of them that the question's own language makes; the others are how it may read elsewhere. */
  own: ReadonlySet<string>;
  /** Lexemes of English that stand for words of a question in another language, with those that they stand for. */
  translated: ReadonlyMap<string, readonly string[]>;
  /** What the company's own synonyms added, with the words that they stand for. */
  synonyms: readonly TermStandIn[];
  /** Lexemes that are surely typing errors, each with the one that was meant. */
  corrected: ReadonlyMap<string, string>;
  text: string;
  /** Whether it asks for one thing, as a sentence with a question word or mark does. */
  isQuestion: boolean;
}

/** Most lexemes that a query is searched by: beyond them it is a pasted document, whose first words say enough. */
const MAX_LEXEMES = 64;

/** What a word that stands for one of the query's counts beside it; more finds articles about something else. */
const SYNONYM_WORTH = 0.3;

/** What a synonym of the company's own counts: somebody has said that it is the same. */
const COMPANY_SYNONYM_WORTH = 0.8;

/** What the other spelling of a code counts: it is the code itself, but its parts are found elsewhere too. */
const SPELLING_WORTH = 0.8;

/** What a word counts that people tell their story with: it is in articles of every subject, and rare ones would win by it. */
const TELLING_WORTH = 0.6;

/** What the usual English word for a word in another language counts beside it, and what further ones count. */
const TRANSLATION_WORTH = 0.6;
const OTHER_TRANSLATION_WORTH = 0.2;

/**
 * Reads a question in its own language and, since articles in another one keep their names and terms, in English too.
 * Where no word tells the language ("Reisekosten abrechnen"), it is read in each that has a stemmer.
 * @param groups terms that are the same to the company
 */
export function analyzeQuery(
  query: string,
  language?: string,
  groups: readonly (readonly string[])[] = [],
): AnalyzedQuery {
  const detected = detectLanguage(query);
  const own = language ?? (detected.confidence >= 0.2 ? detected.language : 'en');
  const lexemes = new Map<string, number>();
  for (const lexeme of analyze(query, own)) lexemes.set(lexeme, (lexemes.get(lexeme) ?? 0) + 1);
  const ownLexemes = new Set(lexemes.keys());
  const tokens = tokenize(query, own);
  const content = tokens.filter((token) => token.lexeme !== null);
  const spoken = questionLanguage(query);
  const isOther = spoken.sure && !isLexiconLanguage(spoken.language);
  // Where articles in Dutch or Polish were taken for another language, nobody knows for which.
  const isOpen = language === undefined && (detected.confidence === 0 || isOther);
  const others = isOpen ? STEMMED_LANGUAGES : [detected.language, 'en'];
  for (const other of new Set(others.filter((each) => each !== own)))
    for (const { text } of content) add(lexemes, analyze(text, other));
  if (own === 'de' || others.includes('de'))
    for (const { text } of content) add(lexemes, analyze(withUmlauts(text), 'de'));
  const asked = new Map([...lexemes].slice(0, MAX_LEXEMES));
  // What was cut off is not widened either.
  const read = tokens.filter(({ lexeme }) => lexeme === null || asked.has(lexeme));
  const widened = [...ownLexemes].filter((lexeme) => asked.has(lexeme));
  addSpellings(asked, read, own);
  if (own === 'en') lowerTelling(asked, { own: ownLexemes, ofTerms: ofTerms(query, tokens) });
  const synonyms = addCompanySynonyms(asked, { query, language: own, groups });
  addSynonyms(asked, widened, own);
  if (own === 'en') addTerms(asked, read);
  const translated = own === 'en' || isOther ? new Map() : addTranslations(asked, query, own);
  return {
    language: own,
    lexemes: asked,
    own: ownLexemes,
    translated,
    synonyms,
    corrected: new Map(),
    text: query,
    isQuestion: isQuestion(query),
  };
}

function add(lexemes: Map<string, number>, others: Iterable<string>, weight = 1): void {
  for (const lexeme of others) if (!lexemes.has(lexeme)) lexemes.set(lexeme, weight);
}

/** A query of nothing else keeps its words as they are, whose weights are compared with one another alone. */
function lowerTelling(
  lexemes: Map<string, number>,
  { own, ofTerms }: { own: ReadonlySet<string>; ofTerms: ReadonlySet<string> },
): void {
  for (const [lexeme, count] of lexemes)
    if (own.has(lexeme) && isTelling(lexeme) && !ofTerms.has(lexeme))
      lexemes.set(lexeme, count * TELLING_WORTH);
}

/** The words of which terms are made: the "notice" of a notice period tells no story. */
function ofTerms(query: string, tokens: readonly Token[]): Set<string> {
  const terms = readTerms(query);
  const made = tokens.filter(({ at }) => terms.some(({ from, to }) => from <= at && at < to));
  return new Set(made.flatMap(({ lexeme }) => lexeme ?? []));
}

function addSpellings(lexemes: Map<string, number>, tokens: Token[], language: string): void {
  for (const spelling of codeSpellings(tokens, language)) add(lexemes, spelling.lexemes, SPELLING_WORTH);
}

/** A term of the company is read as English too, as most articles are. */
function addCompanySynonyms(
  lexemes: Map<string, number>,
  asked: { query: string; language: string; groups: readonly (readonly string[])[] },
): TermStandIn[] {
  const { query, language, groups } = asked;
  if (groups.length === 0) return [];
  const found = [...new Set([language, 'en'])].flatMap((read) =>
    standInsAmong(tokenize(query, read), indexTerms(groups, read)),
  );
  for (const term of found) add(lexemes, term.lexemes, COMPANY_SYNONYM_WORTH);
  return found;
}

function addTerms(lexemes: Map<string, number>, tokens: Token[]): void {
  for (const term of termStandIns(tokens)) add(lexemes, term.lexemes, SYNONYM_WORTH);
}

function addSynonyms(lexemes: Map<string, number>, own: string[], language: string): void {
  const known = synonymsOf(language);
  for (const lexeme of own) add(lexemes, known.get(lexeme) ?? [], SYNONYM_WORTH);
}

/**
 * Most articles are in English. A word of several meanings is looked up in all of them, at less worth each. What the
 * question holds already is left as it is.
 */
function addTranslations(
  lexemes: Map<string, number>,
  query: string,
  language: string,
): Map<string, readonly string[]> {
  const translated = new Map<string, readonly string[]>();
  for (const { at, end, parts } of findConcepts(query, language)) {
    const said = analyze(query.slice(at, end), language);
    for (const [word, worth] of parts.flatMap(englishOf)) {
      if (lexemes.has(word) && !translated.has(word)) continue;
      lexemes.set(word, Math.max(lexemes.get(word) ?? 0, worth));
      translated.set(word, [...(translated.get(word) ?? []), ...said]);
    }
  }
  return translated;
}

function englishOf(concepts: readonly number[]): [string, number][] {
  return concepts.flatMap((concept) =>
    wordsForConcept(concept, 'en').flatMap((words, at) =>
      words.map((word): [string, number] => {
        const worth = at === 0 ? TRANSLATION_WORTH : OTHER_TRANSLATION_WORTH;
        return [word, worth / Math.sqrt(concepts.length) / words.length];
      }),
    ),
  );
}
