import { LANGUAGES } from '../../core/language.ts';
import { FURTHER_CONCEPTS } from './further-concepts.ts';
import { PEOPLE_CONCEPTS } from './people-concepts.ts';
import { SALES_CONCEPTS } from './sales-concepts.ts';
import { SECURITY_CONCEPTS } from './security-concepts.ts';
import { SOFTWARE_CONCEPTS } from './software-concepts.ts';
import { SUPPORT_CONCEPTS } from './support-concepts.ts';

/** The languages of a line of the lexicon, in the order of its columns. */
export const LEXICON_LANGUAGES = LANGUAGES;

/** A language that the lexicon has words of. */
export type LexiconLanguage = (typeof LEXICON_LANGUAGES)[number];

/** What people at work speak of, with the words for it by language, the usual one first. */
export type Concept = Readonly<Record<LexiconLanguage, readonly string[]>>;

let concepts: readonly Concept[] | null = null;

/**
 * The concepts of the lexicon, read when first asked for. A line is a concept and a column a language, with words that
 * mean about the same between commas; `~` stands between the halves of a German verb that part in a sentence. Written
 * for this project from general knowledge, not from any data set.
 */
export function readConcepts(): readonly Concept[] {
  concepts ??= [
    SOFTWARE_CONCEPTS,
    SECURITY_CONCEPTS,
    SALES_CONCEPTS,
    PEOPLE_CONCEPTS,
    SUPPORT_CONCEPTS,
    FURTHER_CONCEPTS,
  ].flatMap((table) => table.trim().split('\n').map(readLine));
  return concepts;
}

function readLine(line: string): Concept {
  const [en, de, fr, es, it, pt, ja] = line
    .split('|')
    .map((column) => column.split(',').map((word) => word.trim()));
  return { en: en!, de: de!, fr: fr!, es: es!, it: it!, pt: pt!, ja: ja! };
}

/** Whether the lexicon has words of a language. */
export function isLexiconLanguage(language: string): language is LexiconLanguage {
  return (LEXICON_LANGUAGES as readonly string[]).includes(language);
}
