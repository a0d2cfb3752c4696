import type { Evidence } from '../../core/citation.ts';
import { isMetaWord } from '../../text/absence-words.ts';
import { opensDependently, statesInHeading } from '../../text/clause-words.ts';
import { contentWords, readVocabulary, sameStem } from '../../text/content-words.ts';
import { languageOf } from '../../text/detect-language.ts';
import { findDuties } from '../../text/find-duties.ts';
import { findNegations } from '../../text/find-negations.ts';
import { fold, foldToWords } from '../../text/fold.ts';
import { isGeneralWord, isIntroduction, withoutNumbering } from '../../text/is-introduction.ts';
import {
  closesLetter,
  isCourtesy,
  isSalutation,
  isSignature,
  opensWithAnswer,
  readSubjectLine,
  withoutHesitation,
} from '../../text/letter-words.ts';
import { parseNumberWord } from '../../text/number-words.ts';
import { readNames } from '../../text/read-names.ts';
import { type Quantity, readQuantities, sameQuantity } from '../../text/read-quantities.ts';
import { evidenceText } from './source-segments.ts';

/** What a sentence is said in. */
export interface SaidIn {
  question: string;
  /** What the asker said earlier. */
  thread?: string;
  /** Claims that passed before it, one a line. */
  before?: string;
  /** Whether it only introduces what follows, or greets. */
  leadIn: boolean;
  evidence?: readonly Evidence[];
  /** Who asks: names, title, roles. */
  asker?: string;
  ownNames?: readonly string[];
}

/** What introduces others is short. */
const MAX_WORDS = 14;

/**
 * Whether a sentence says nothing that a source would have to support. A line of a letter that only greets, closes or
 * signs says nothing, nor does a sentence of no word but those of claims that passed and those that introduce. What leads in may
 * use the words of the question and of the evidence as well, since it states nothing, and repeat the question's figures,
 * denials and duties where it opens as a part of a sentence; a sentence with them might be its answer.
 */
export function needsNoSupport(
  plain: string,
  { question, thread = '', before = '', leadIn, evidence = [], asker = '', ownNames = [] }: SaidIn,
): boolean {
  const saidIn = { question: `${question}\n${thread}`, before, leadIn, evidence, asker, ownNames };
  const said = withoutNumbering(plain);
  if (isOfLetter(said, saidIn)) return true;
  const subject = readSubjectLine(said);
  return saidIn.leadIn || subject !== null ? leadsIn(subject ?? said, saidIn) : repeats(said, saidIn);
}

function isOfLetter(
  line: string,
  { question, before = '', evidence = [], asker = '', ownNames = [] }: SaidIn,
): boolean {
  if (readQuantities(line).length > 0) return false;
  const known = namesIn([question, before, asker, ...ownNames, ...evidence.map(evidenceText)]);
  if (isSalutation(line, (word) => known.has(fold(word)))) return true;
  // A name below a letter's closing is that of who writes it; elsewhere it might be an answer.
  const theirs = namesIn([asker, ...ownNames]);
  if (closesLetter(before.split('\n').at(-1) ?? '') && isSignature(line, (word) => theirs.has(fold(word))))
    return true;
  const kept = withoutHesitation(line);
  return (
    isCourtesy(line) &&
    findNegations(kept).length === 0 &&
    findDuties(kept).length === 0 &&
    readNames(line).length === 0
  );
}

function namesIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set((texts.join('\n').match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []).map(fold));
}

/** A statement of words that passed before: no figure, date, name, denial or duty, since words of two claims can be put together wrongly. */
function repeats(said: string, { before = '' }: SaidIn): boolean {
  if (readQuantities(said).length > 0 || readNames(said).length > 0) return false;
  if (findNegations(said).length > 0 || findDuties(said).length > 0) return false;
  const known = readVocabulary(before);
  const words = contentWords(said);
  return (
    words.length > 0 &&
    words.length <= MAX_WORDS &&
    words.every((word) => isIntroduction(word) || known.has(word))
  );
}

function leadsIn(said: string, saidIn: SaidIn): boolean {
  const { question, before = '', evidence = [], asker = '', ownNames = [] } = saidIn;
  const mayRepeat = opensDependently(said) || !statesInHeading(said);
  const asked = mayRepeat ? question : '';
  if (!figuresAreKnown(said, asked, saidIn)) return false;
  if (!denialsAreAsked(said, opensDependently(said) ? question : '')) return false;
  const known = readVocabulary(
    [before, question, asker, ...ownNames, ...evidence.map(evidenceText)].join('\n'),
  );
  const language = languageOf(said);
  // Numbers in words are figures, and were looked at.
  const words = contentWords([said, ...readNames(said)].join(' ')).filter(
    (word) => parseNumberWord(word) === undefined,
  );
  const isKnown = (word: string): boolean =>
    isIntroduction(word) || isGeneralWord(word) || isMetaWord(word, language) || known.has(word);
  if (words.length === 0) return /\p{L}/u.test(said) && !opensWithAnswer(said);
  return words.length <= MAX_WORDS && words.every(isKnown);
}

/** Figures that the question has too, that are a part of a name ("Go 4"), or that count the sources. */
function figuresAreKnown(said: string, asked: string, { question, evidence = [] }: SaidIn): boolean {
  const theirs = readQuantities(asked);
  const sources = [question, ...evidence.map(evidenceText)].map(foldToWords);
  return readQuantities(said).every((figure) => {
    if (theirs.some((other) => other.unit === figure.unit && sameQuantity(figure, other))) return true;
    const name = nameBefore(said, figure);
    if (name !== null && sources.some((text) => ` ${text} `.includes(` ${name} `))) return true;
    return (
      countsSources(figure, said) && figure.values.some((count) => count >= 2 && count <= evidence.length)
    );
  });
}

/** "Go 4" of "in Ferrowick Go 4", in small letters; null where no capital stands before the figure. */
function nameBefore(text: string, { index, text: figure }: Quantity): string | null {
  const word = /\p{Lu}[\p{L}\p{M}]*[ -]?$/u.exec(text.slice(0, index))?.[0];
  return word === undefined ? null : foldToWords(word + figure);
}

/** Whether a figure counts pages, articles or other sources: "two pages disagree". */
export function countsSources({ index, text: figure, measure, unit }: Quantity, text: string): boolean {
  const [noun] = contentWords(text.slice(index + figure.length, index + figure.length + 30));
  return measure === 'count' && unit === null && noun !== undefined && isMetaWord(noun, languageOf(text));
}

/** Denials and duties that the question has of the same. */
function denialsAreAsked(said: string, question: string): boolean {
  const asked = findNegations(question);
  const duties = findDuties(question);
  return (
    findNegations(said).every(({ near }) =>
      asked.some((other) => other.near.some((one) => near.some((word) => sameStem(one, word)))),
    ) && findDuties(said).every((word) => duties.includes(word))
  );
}
