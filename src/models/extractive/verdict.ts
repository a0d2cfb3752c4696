import type { SourceVerdict } from '../../core/model.ts';
import { clauseBreaks } from '../../text/clause-words.ts';
import { type Denial, findDenials } from '../../text/find-denials.ts';
import { findLimiting } from '../../text/limiting-words.ts';
import { findModal } from '../../text/modal-words.ts';
import { areOpposite } from '../../text/opposites.ts';
import { isQualified } from '../../text/qualifying-words.ts';
import { readKeyWords } from '../../text/read-key-words.ts';
import { readNames } from '../../text/read-names.ts';
import { type Quantity, readQuantities, sameQuantity } from '../../text/read-quantities.ts';
import type { Stance } from '../../text/read-stance.ts';
import { readYesNo } from '../../text/read-yes-no.ts';
import { saysAvailable } from '../../text/says-available.ts';
import { matchTerms } from './match.ts';
import type { QuestionTerm, ReadQuestion } from './question.ts';
import type { Unit } from './units.ts';

type YesNo = Exclude<SourceVerdict, 'otherwise'>;

/** What is asked, and how; of what is to be confirmed or taken for granted the question is what is said. */
export interface VerdictQuestion {
  question: ReadQuestion;
  stance: Stance;
}

/** Beyond so many words a sentence says too much besides. */
const MOST_WORDS = 32;
/** Characters of what is looked at at all: one enormous line must cost nobody their answer. */
const MOST_LENGTH = 600;
/** So much of what is asked has to be in the sentence itself; its headings may say the rest. */
const OWN_FROM = 0.5;
/** So much of the sentence has to be about what is asked. */
const ABOUT_FROM = 0.3;
/** Where a figure is in doubt, so many of the other words have to be there. */
const BESIDE_FROM = 0.7;

/**
 * Whether a unit of a source says yes or no to what is asked; null wherever that is not plain: where it says less or more
 * than is asked, sets a condition, or says it of somebody else.
 * @param language of the unit
 */
export function readVerdict(asked: VerdictQuestion, unit: Unit, language: string): YesNo | null {
  if (unit.text.length > MOST_LENGTH) return null;
  if (unit.kind === 'row') return readRow(asked, unit, language);
  if (unit.kind === 'code') return null;
  return readFigures(asked, unit, language) ?? readSentence(asked, unit, language);
}

/** A row answers by the cell of the column that is asked about. */
function readRow({ question, stance }: VerdictQuestion, unit: Unit, language: string): YesNo | null {
  const [first = { head: '', value: '' }, ...cells] = cellsOf(unit);
  const claimed = claimedIn(stance.said);
  const terms = question.terms.filter(({ text }) => !saysAvailable(text) && !isOfFigure(text, claimed));
  const says = (text: string): boolean => matchTerms(terms, text, language).some((matched) => matched > 0);
  const columns = cells.filter(({ head }) => says(head));
  const [column] = columns;
  if (column === undefined || columns.length > 1 || !says(first.value)) return null;
  const said = [unit.heading, first.value, column.head].join(' ');
  if (matchTerms(terms, said, language).some((matched) => matched === 0)) return null;
  const value = readYesNo(column.value);
  if (claimed === null) return value === null ? null : toVerdict(value);
  const [known, ...others] = readQuantities(column.value);
  const isOther = known?.measure === claimed.quantity.measure && !sameQuantity(claimed.quantity, known);
  return isOther && others.length === 0 && stance.kind !== 'asks' ? 'no' : null;
}

function cellsOf({ text }: Unit): { head: string; value: string }[] {
  return text.split(/; (?=[^;:]+: )/).map((cell) => {
    const at = cell.indexOf(': ');
    return { head: cell.slice(0, Math.max(0, at)), value: cell.slice(at < 0 ? 0 : at + 2) };
  });
}

/** The one figure that somebody gives, with the word for its unit. */
interface Claimed {
  quantity: Quantity;
  words: string;
}

function claimedIn(said: string): Claimed | null {
  const quantities = readQuantities(said).filter(({ isName }) => !isName);
  const [quantity] = quantities;
  if (quantity === undefined || quantities.length > 1 || quantity.measure === 'count') return null;
  const end = quantity.index + quantity.text.length;
  const unit = quantity.unit === null ? '' : (/^[\s-]?\p{L}+/u.exec(said.slice(end))?.[0] ?? '');
  return { quantity, words: `${quantity.text}${unit}`.toLowerCase() };
}

function isOfFigure(text: string, claimed: Claimed | null): boolean {
  return claimed?.words.includes(text.toLowerCase()) === true;
}

/** The same measure of the same thing with another figure is a no; a limit that holds more than is asked says nothing. */
function readFigures({ question, stance }: VerdictQuestion, unit: Unit, language: string): YesNo | null {
  const claimed = claimedIn(stance.said);
  if (claimed === null) return null;
  const { quantity } = claimed;
  const given = readQuantities(unit.text).filter(
    ({ measure, isName }) => measure === quantity.measure && !isName,
  );
  const [known] = given;
  if (known === undefined || given.length > 1 || isQualified(unit.text, language)) return null;
  if (isDenied(stance.said, question.language) || isDenied(unit.text, language)) return null;
  const others = question.terms.filter(({ text }) => !isOfFigure(text, claimed));
  const found = others.filter((_, at) => (matchTerms(others, textOf(unit), language)[at] ?? 0) > 0);
  if (others.length < 2 || found.length < BESIDE_FROM * others.length) return null;
  if (others.some((term) => term.isName && !found.includes(term))) return null;
  if (sameQuantity(quantity, known)) return null;
  return stance.kind === 'asks' ? beyondLimit(quantity, known) : 'no';
}

/** "May it be 400?" is a no where at most 300 are given. Whether less than a limit is enough is not said. */
function beyondLimit(claimed: Quantity, known: Quantity): YesNo | null {
  if (claimed.unit !== known.unit && claimed.measure === 'money') return null;
  const [mine, theirs] = [claimed.values[0], known.values[0]];
  if (mine === undefined || theirs === undefined) return null;
  return known.limit === 'most' && mine > theirs ? 'no' : null;
}

function readSentence({ question, stance }: VerdictQuestion, unit: Unit, language: string): YesNo | null {
  const { text } = unit;
  if (isIncomparable(stance, question, text, language)) return null;
  const { terms } = question;
  if (telling(question).length < 2) return null;
  const own = matchTerms(terms, text, language);
  const around = matchTerms(terms, `${unit.heading} ${unit.introduction}`, language);
  const words = readKeyWords(text, language);
  const turned = terms.filter(
    (term, at) => own[at] === 0 && words.some((word) => areOpposite(term.text.toLowerCase(), word.text)),
  );
  const isHad = saysAvailable(text);
  const missing = terms.filter(
    (term, at) =>
      own[at] === 0 &&
      around[at] === 0 &&
      !turned.includes(term) &&
      // "Included", "available" and "has" say the same.
      !(isHad && saysAvailable(term.text)),
  );
  if (missing.length > 0 || turned.length > 1) return null;
  const inside = own.filter((matched) => matched > 0).length + turned.length;
  if (inside < OWN_FROM * terms.length) return null;
  const about = words.filter((word) => isAsked(word.lexeme, word.text, terms));
  if (about.length + turned.length < ABOUT_FROM * words.length) return null;
  if (isAboutOthers({ question, stance }, text, language)) return null;
  const denials = findDenials(text, language);
  const denying = denials.filter(({ from, to }) =>
    matchTerms(terms, text.slice(from, to), language).some((matched) => matched > 0),
  );
  if (denying.length > 1 || (denying.length === 0 && denials.length > 0)) return null;
  const others = denials.filter((denial) => !denying.includes(denial));
  if (namesOthers(question, unit, { language, apart: others })) return null;
  const affirmed = (denying.length === 0) === (turned.length === 0);
  return affirmed && isOfOtherForce(stance, question, text, language) ? null : toVerdict(affirmed);
}

/** What is asked of all, or with a "not", and what holds in part, is not told by one sentence. */
function isIncomparable({ said }: Stance, question: ReadQuestion, text: string, language: string): boolean {
  return (
    isDenied(said, question.language) ||
    findLimiting(said, question.language, 'universal') !== null ||
    findLimiting(said, question.language, 'only') !== null ||
    isQualified(text, language) ||
    text.split(/\s+/).length > MOST_WORDS ||
    /[?？:：]$/u.test(text)
  );
}

/** "Admins can delete it" says nothing of the one who asks. */
function isAboutOthers({ question }: VerdictQuestion, text: string, language: string): boolean {
  const modal = findModal(text, language, 'may') ?? findModal(text, language, 'must');
  if (modal === null || language === 'ja') return false;
  const subject = readKeyWords(text.slice(0, modal.at), language);
  return subject.some((word) => !isAsked(word.lexeme, word.text, question.terms));
}

/**
 * Whether a sentence names something that is not asked about, so that it may say it of that: "is included in Enterprise and
 * costs extra in Business". Names in a row with one that is asked about share what is said of it.
 */
function namesOthers(
  { terms }: ReadQuestion,
  { text, heading }: Unit,
  { language, apart }: { language: string; apart: readonly Denial[] },
): boolean {
  const isKnown = (name: string): boolean =>
    heading.includes(name) || matchTerms([...terms], name, language).some((matched) => matched > 0);
  const names = readNames(text).map((name) => ({ name, at: text.indexOf(name), isKnown: isKnown(name) }));
  return names.some(({ name, at, isKnown: known }) => {
    if (known || apart.some(({ from, to }) => at >= from && at < to)) return false;
    return !names.some(
      (other) =>
        other.isKnown &&
        isListed(text, other.at < at ? [other.at + other.name.length, at] : [at + name.length, other.at]),
    );
  });
}

/** Whether nothing but a comma or a conjunction stands between. */
function isListed(text: string, [from, to]: [number, number]): boolean {
  const between = text.slice(from, to);
  return clauseBreaks(between).length > 0 && between.trim().split(/\s+/).length === 1;
}

/** Whether a source that affirms says it with another force: "must" is no "may", and what is done need not be allowed. */
function isOfOtherForce({ said }: Stance, question: ReadQuestion, text: string, language: string): boolean {
  const must = findModal(question.text, question.language, 'must') !== null;
  const may = findModal(question.text, question.language, 'may') !== null && !must;
  const saysMust = findModal(text, language, 'must') !== null;
  if (must !== saysMust) return true;
  return may && said !== '' && findModal(text, language, 'may') === null;
}

function isAsked(lexeme: string, text: string, terms: readonly QuestionTerm[]): boolean {
  return terms.some(
    (term) =>
      term.lexemes.includes(lexeme) ||
      term.synonyms.has(lexeme) ||
      term.spellings.some((spelling) => spelling.includes(lexeme)) ||
      areOpposite(term.text.toLowerCase(), text),
  );
}

function telling({ terms }: ReadQuestion): QuestionTerm[] {
  return terms.filter(({ isGeneric }) => !isGeneric);
}

function isDenied(text: string, language: string): boolean {
  return findDenials(text, language).length > 0;
}

function textOf({ heading, introduction, text }: Unit): string {
  return [heading, introduction, text].join(' ');
}

function toVerdict(affirmed: boolean): YesNo {
  return affirmed ? 'yes' : 'no';
}
