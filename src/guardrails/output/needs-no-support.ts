import type { Evidence } from '../../core/citation.ts';
import { contentWords, readVocabulary } from '../../text/content-words.ts';
import { findNegations } from '../../text/find-negations.ts';
import { isIntroduction } from '../../text/is-introduction.ts';
import { readDates } from '../../text/read-dates.ts';
import { readFigures } from '../../text/read-figures.ts';
import { readNames } from '../../text/read-names.ts';
import { saysDuty } from '../../text/says-duty.ts';
import { evidenceText } from './source-segments.ts';

/** What a sentence is said in. */
export interface SaidIn {
  question: string;
  /** Claims that passed before it. */
  before?: string;
  /** Whether it only introduces what follows, or greets. */
  leadIn: boolean;
  evidence?: readonly Evidence[];
}

/** What introduces others is short. */
const MAX_WORDS = 14;

/**
 * Whether a sentence says nothing that a source would have to support: no figure, date, negation or duty, and no word
 * but those of claims that passed and those that introduce or greet. What leads in may use the words of the question and
 * of the evidence as well, since it states nothing; a sentence with them might be its answer.
 */
export function needsNoSupport(
  plain: string,
  { question, before = '', leadIn, evidence = [] }: SaidIn,
): boolean {
  const said = plain.replace(/^\s*\d{1,3}[.)]\s/, '');
  if (readFigures(said).length > 0 || readDates(said).length > 0) return false;
  if (findNegations(said).length > 0 || saysDuty(said)) return false;
  const names = readNames(said);
  if (!leadIn && names.length > 0) return false;
  const known = readVocabulary(
    [before, ...(leadIn ? [question, ...evidence.map(evidenceText)] : [])].join('\n'),
  );
  const words = contentWords([said, ...names].join(' '));
  const isKnown = (word: string): boolean => isIntroduction(word) || known.has(word);
  return words.length > 0 && words.length <= MAX_WORDS && words.every(isKnown);
}
