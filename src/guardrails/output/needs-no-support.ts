import { contentWords, readVocabulary } from '../../text/content-words.ts';
import { findNegations } from '../../text/find-negations.ts';
import { isIntroduction } from '../../text/is-introduction.ts';
import { readDates } from '../../text/read-dates.ts';
import { readFigures } from '../../text/read-figures.ts';
import { readNames } from '../../text/read-names.ts';
import { saysDuty } from '../../text/says-duty.ts';

/**
 * Whether a sentence says nothing that a source would have to bear out: no figure, date, negation or duty, and no word
 * but those of claims that passed and those that introduce or greet. What leads in may use the question's words as well,
 * since it states nothing; a sentence with them might be its answer.
 */
export function needsNoSupport(
  plain: string,
  { question, before = '' }: { question: string; before?: string },
): boolean {
  const said = plain.replace(/^\s*\d{1,3}[.)]\s/, '');
  if (readFigures(said).length > 0 || readDates(said).length > 0) return false;
  if (findNegations(said).length > 0 || saysDuty(said)) return false;
  const leadsIn = /[:：,，、]\s*$/u.test(said) || !/[\p{L}\p{N}]\s*[.!。！]\s*$/u.test(said);
  const known = readVocabulary(leadsIn ? `${question}\n${before}` : before);
  const names = readNames(said);
  if (!leadsIn && names.length > 0) return false;
  const words = contentWords([said, ...names].join(' '));
  return words.length > 0 && words.every((word) => isIntroduction(word) || known.has(word));
}
