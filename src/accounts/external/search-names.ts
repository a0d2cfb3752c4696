import { type SQL, sql } from 'drizzle-orm';
import { fold } from '../../text/fold.ts';
import { isUnspaced } from '../../text/is-unspaced.ts';
import { CONNECTORS, coreOf, normaliseName, splitWords } from '../../text/normalise-name.ts';
import type { ExternalTable } from './mapping.ts';
import { columnRef, selectRows } from './select-rows.ts';

/** A row as far as finding it by name needs. */
export interface NamedRow {
  id: string;
  name: string;
}

/** The most names that come over for one search; which of them is meant is decided here. */
const MAX_FOUND = 50;
const MAX_WORDS = 8;
/** Of a word that is found nowhere as it is, so many letters may still begin the right one. */
const STEM_LETTERS = 4;

/** Writes the search for rows whose names hold some of these words, those first that the words cover best. */
export function selectByWords(
  table: ExternalTable & { id: string },
  words: readonly string[],
  text: string,
): SQL {
  const column = table.columns.name!;
  const name = sql`${columnRef(column)}::text`;
  const patterns = words.map((word) => ({ length: word.length, like: sql`${name} ilike ${pattern(word)}` }));
  const covered = patterns.map(({ like, length }) => sql`(case when ${like} then ${length}::int else 0 end)`);
  // Text without spaces has no words to look for: names that stand in it are found there.
  const within = isUnspaced(text) ? [sql`strpos(lower(${text}), lower(${name})) > 0`] : [];
  const conditions = [...patterns.map(({ like }) => like), ...within];
  const score = covered.length === 0 ? sql`length(${name})` : sql.join(covered, sql` + `);
  return selectRows(table, {
    columns: { id: table.id, name: column },
    where: sql.join(conditions, sql` or `),
    order: sql`(${score})::float8 / greatest(length(${name}), 1) desc, 2, 1`,
    limit: MAX_FOUND,
  });
}

/** The words of a name as somebody typed it; without those that only say what form of company it is. */
export function wordsOfName(name: string): string[] {
  const core = new Set(coreOf(normaliseName(name)).split(' '));
  return distinctWords(name, (word) => core.has(word.folded));
}

/** The words of a longer text that may belong to a name: those with a capital letter where there are any. */
export function wordsOfText(text: string): string[] {
  const capitals = distinctWords(text, ({ start }) => start > 0 && /^[\p{Lu}\p{N}]/u.test(text.slice(start)));
  const all = distinctWords(text, ({ folded }) => folded.length >= 3 && !CONNECTORS.has(folded));
  return [...new Set([...capitals, ...all])].slice(0, MAX_WORDS);
}

/** How words begin, for names that are misspelt or written with other accents. */
export function beginnings(words: readonly string[]): string[] {
  return [
    ...new Set(words.filter((word) => word.length > STEM_LETTERS).map((word) => word.slice(0, STEM_LETTERS))),
  ];
}

type Word = ReturnType<typeof splitWords>[number];

/** Words as typed and, where that differs, without accents; the longest first. */
function distinctWords(text: string, keep: (word: Word) => boolean): string[] {
  const kept = splitWords(text).filter(keep);
  const typed = kept.flatMap(({ start, end, folded }) => {
    const word = text.slice(start, end).replace(/['’]s$/u, '');
    return fold(word) === word.toLowerCase() ? [word] : [word, folded];
  });
  return [...new Set(typed)].sort((one, other) => other.length - one.length).slice(0, MAX_WORDS);
}

function pattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
