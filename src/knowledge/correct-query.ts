import { sql } from 'drizzle-orm';
import type { Database, OpenDatabase } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { analyze, tokenize } from '../text/analyze.ts';
import { createSpeller, type Speller } from '../text/create-speller.ts';
import { loadEnglishWords } from '../text/english-words.ts';
import { findConcepts } from '../text/lexicon/find-concepts.ts';
import { languagesOfWord } from '../text/lexicon/languages-of-word.ts';
import { areAdjacent } from '../text/stand-in.ts';
import type { TermStandIn } from '../text/term-index.ts';
import type { AnalyzedQuery } from './analyze-query.ts';

/** What a word that was probably meant counts beside the one that was written. */
const CORRECTION_WORTH = 0.8;
/** Two slips in a shorter word make it as likely another word: it is searched as well, and not taken to be meant. */
const TWO_SLIPS_FROM = 10;
/** The commonest words of the index; rarer ones are as likely to be errors themselves. */
const MOST_WORDS = 50_000;
/** So long nobody asks whether the index holds other words by now: a new word is corrected into an old one at worst. */
const TRUSTED_MS = 60_000;

/** Shorter parts are endings and prefixes that many words begin or end with. */
const LEAST_PART = 3;
const LEAST_JOINED = 5;

interface KnownWords {
  /** Changes with what the index holds. */
  state: string;
  /** On the clock of `performance.now`. */
  readAt: number;
  speller: Speller;
}

const known = new WeakMap<OpenDatabase, KnownWords>();

/** Prepares to correct queries, so that it can be done within a transaction. */
export async function openCorrector(
  database: OpenDatabase,
): Promise<(query: AnalyzedQuery) => AnalyzedQuery> {
  const [{ speller }, isEnglish] = await Promise.all([readKnownWords(database), loadEnglishWords()]);
  return (query) => correctQuery(query, speller, isEnglish);
}

/**
 * Adds to a query the words that its unknown ones were probably meant to be; what a dictionary knows was meant. They come from what every full member may
 * read, and find only what the audience may (P2).
 */
function correctQuery(
  query: AnalyzedQuery,
  speller: Speller,
  isEnglish: (word: string) => boolean,
): AnalyzedQuery {
  // The lexicon has the first form of a word: "Kunden" is one by its stem, where German is asked in.
  const isWord = (word: string): boolean =>
    isEnglish(word) || languagesOfWord(word).length > 0 || findConcepts(word, query.language).length > 0;
  const lexemes = new Map(query.lexemes);
  const corrected = new Map<string, string>();
  const compounds = findSpacings(query, speller, isWord);
  for (const found of compounds)
    for (const lexeme of found.lexemes) if (!lexemes.has(lexeme)) lexemes.set(lexeme, CORRECTION_WORTH);
  const split = new Set(compounds.flatMap(({ at }) => at));
  for (const { text, lexeme, at } of tokenize(query.text, query.language)) {
    if (split.has(at)) continue;
    const correction = lexeme === null || !query.own.has(lexeme) ? null : speller.correct(lexeme);
    const meant = correction?.word;
    if (lexeme === null || meant === undefined || lexemes.has(meant) || isWord(text.toLowerCase())) continue;
    lexemes.set(meant, CORRECTION_WORTH);
    if (correction?.distance === 1 || text.length >= TWO_SLIPS_FROM) corrected.set(lexeme, meant);
  }
  if (lexemes.size === query.lexemes.size) return query;
  return { ...query, lexemes, corrected, synonyms: [...query.synonyms, ...compounds] };
}

/**
 * Words that these articles write with a blank or hyphen where the question has none, and the other way round:
 * "subprocessors" as "sub-processors", "off line" as "offline".
 */
function findSpacings(
  query: AnalyzedQuery,
  speller: Speller,
  isWord: (word: string) => boolean,
): TermStandIn[] {
  const tokens = tokenize(query.text, query.language);
  return tokens.flatMap((token, index) => {
    const { text, lexeme, at } = token;
    const next = tokens[index + 1];
    const joined = areAdjacent(token, next) ? joinedLexeme(text, next.text, { query, speller }) : null;
    if (joined !== null && next !== undefined)
      return [
        { at: [at, next.at], lexemes: [joined], said: `${text} ${next.text}`, means: text + next.text },
      ];
    const parts = lexeme === null || isWord(text.toLowerCase()) ? null : speller.split(lexeme);
    if (parts === null || parts.some((part) => part.length < LEAST_PART)) return [];
    const cut = parts[0].length;
    return [{ at: [at], lexemes: parts, said: text, means: `${text.slice(0, cut)} ${text.slice(cut)}` }];
  });
}

function joinedLexeme(
  first: string,
  second: string,
  { query, speller }: { query: AnalyzedQuery; speller: Speller },
): string | null {
  if (first.length + second.length < LEAST_JOINED) return null;
  const [lexeme = ''] = analyze(first + second, query.language);
  return speller.knows(lexeme) ? lexeme : null;
}

async function readKnownWords(database: OpenDatabase): Promise<KnownWords> {
  const before = known.get(database);
  const readAt = performance.now();
  if (before !== undefined && readAt - before.readAt < TRUSTED_MS) return before;
  const state = await readState(database);
  if (before?.state === state) {
    before.readAt = readAt;
    return before;
  }
  const words = await database.query<Row<'lexeme_stats', 'lexeme' | 'df'>>(sql`
    select s.lexeme, s.df from lexeme_stats s join index_generations g on g.id = s.generation and g.state = 'live'
    order by s.df desc, s.lexeme limit ${MOST_WORDS}`);
  const read = { state, readAt, speller: createSpeller(words.map(({ lexeme, df }) => [lexeme, df])) };
  known.set(database, read);
  return read;
}

async function readState(database: Database): Promise<string> {
  const [live] = await database.query<{ state: string }>(sql`
    select concat_ws(':', g.id, c.passages, c.mean_length) as state
    from index_generations g left join corpus_stats c on c.id = g.id where g.state = 'live'`);
  return live?.state ?? '';
}
