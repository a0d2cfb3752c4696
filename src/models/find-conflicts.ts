import type { Evidence } from '../core/citation.ts';
import { analyze } from '../text/analyze.ts';
import { containment } from '../text/likeness.ts';
import { type MeasuredFigure, readMeasured, sameFigure } from '../text/read-measured.ts';
import { readNames } from '../text/read-names.ts';
import { type ReadQuestion, readQuestion } from './extractive/question.ts';
import { scoreUnits } from './extractive/score.ts';
import { splitEvidence, type Unit } from './extractive/units.ts';

/** Two sentences of different articles that say the same thing with different figures. */
export interface ConflictingSentences {
  first: { n: number; text: string; figures: string[] };
  second: { n: number; text: string; figures: string[] };
}

/** Share of the words, figures left out, that two sentences must have in common to be about the same thing. */
const SAME_WORDS = 0.5;
/** Only sentences that are about the question can disagree about its answer. */
const ABOUT_FROM = 0.6;

/** What an answer says need not be in the question's words: then hardly a word may be another than in what contradicts it. */
const SAME_AS_SAID = 0.75;
/** Fewer words are about too little to be told to be the same. */
const LEAST_WORDS = 3;
const MOST_SAID = 12;

/**
 * Finds sentences of different articles that agree in their words and not in their numbers or dates: those about the question, and
 * those that an answer rests on with any others of the same subject.
 * @param cited what an answer rests on, in the words of its pieces
 */
export async function findConflicts(
  evidence: readonly Evidence[],
  question: string,
  cited: readonly { n: number; text: string }[] = [],
): Promise<ConflictingSentences[]> {
  const read = await readQuestion({ text: question, about: question }, null);
  const articles = new Map(evidence.map((each) => [each.n, each.articleId ?? each.id]));
  const languages = new Map(evidence.map((each) => [each.n, each.language ?? 'en']));
  const about = scoreUnits(read, evidence)
    .filter(({ unit, eligible, features }) => eligible && isStatement(unit) && features.local >= ABOUT_FROM)
    .slice(0, 12)
    .map(({ unit }) => ({
      unit,
      language: languages.get(unit.n)!,
      ...contentOf(unit, languages.get(unit.n)!),
    }))
    .filter(({ figures }) => figures.length > 0);
  const asked = about.flatMap((first, index) =>
    about
      .slice(index + 1)
      .filter(
        (second) =>
          articles.get(first.unit.n) !== articles.get(second.unit.n) &&
          containment(first.words, second.words) >= SAME_WORDS &&
          sameSubject(first, second) &&
          isOfColumn(first, second) &&
          isOfColumn(second, first) &&
          !isBeside(read, first, second) &&
          !isBeside(read, second, first) &&
          figuresDiffer(first, second),
      )
      .map((second) => ({ first: sideOf(first), second: sideOf(second) })),
  );
  const known = new Set(asked.flatMap(({ first, second }) => [first.text, second.text]));
  const others = contradictSaid(evidence, cited).filter(({ first }) => !known.has(first.text));
  return [...asked, ...others];
}

/** What an answer rests on beside what other articles say of the same, each once. */
function contradictSaid(
  evidence: readonly Evidence[],
  cited: readonly { n: number; text: string }[],
): ConflictingSentences[] {
  if (cited.length === 0) return [];
  const passages = evidence.filter(({ kind }) => kind === 'passage');
  const statements = passages.flatMap((each) => {
    const article = each.articleId ?? each.id;
    return splitEvidence(each)
      .filter((unit) => isStatement(unit) && unit.kind !== 'row')
      .map((unit) => ({ unit, article, ...contentOf(unit, each.language ?? 'en') }))
      .filter(({ figures, words }) => figures.length > 0 && words.size >= LEAST_WORDS);
  });
  const said = statements.filter(({ unit }) =>
    cited.some(({ n, text }) => n === unit.n && (text.includes(unit.text) || unit.text.includes(text))),
  );
  return said.slice(0, MOST_SAID).flatMap((first) => {
    const second = statements.find((other) => other.article !== first.article && saysOtherwise(first, other));
    return second === undefined ? [] : [{ first: sideOf(first), second: sideOf(second) }];
  });
}

/** Whether two sentences say different figures of one thing: who of them says more names it more closely, and nothing else. */
function saysOtherwise(one: { unit: Unit } & Content, other: { unit: Unit } & Content): boolean {
  if (one.subject.size === 0 || other.subject.size === 0) return false;
  const names = (text: string) => new Set(readNames(text));
  const [own, theirs] = [names(one.unit.text), names(other.unit.text)];
  return (
    containment(one.subject, other.subject) === 1 &&
    containment(one.words, other.words) >= SAME_AS_SAID &&
    (own.size === 0 || theirs.size === 0 || containment(own, theirs) === 1) &&
    figuresDiffer(one, other)
  );
}

interface Content {
  words: Set<string>;
  /** Those before the first figure. */
  subject: Set<string>;
  figures: MeasuredFigure[];
}

/** Figures that count things are left out: what they count is told in too many ways. */
function contentOf({ text }: Unit, language: string): Content {
  const { figures, rest } = readMeasured(text, language);
  const measured = figures.filter(({ measure }) => !measure.startsWith('noun:'));
  const first = Math.min(...measured.map(({ index }) => index));
  // What the figures are measured in makes no two sentences speak of one thing.
  const units = new Set(measured.flatMap((figure) => analyze(figure.text, language)));
  return {
    words: new Set(analyze(rest, language).filter((word) => !units.has(word))),
    subject: new Set(analyze(rest.slice(0, first), language)),
    figures: measured,
  };
}

function sideOf({ unit, figures }: { unit: Unit } & Content): ConflictingSentences['first'] {
  return { n: unit.n, text: unit.text, figures: figures.map(({ text }) => text) };
}

/** A heading names what follows; it says nothing that could be contradicted. */
function isStatement(unit: Unit): boolean {
  const ends = /[.!。！][)\]"'”’»」*_`]*$/u.test(unit.text);
  return unit.kind !== 'code' && (unit.kind !== 'sentence' || ends || unit.text.split(/\s+/).length > 8);
}

/** Figures of one measure, none of which says the same: days are not to be compared with assets. */
function figuresDiffer(first: Content, second: Content): boolean {
  const comparable = first.figures.flatMap((one) =>
    second.figures.filter((other) => other.measure === one.measure).map((other) => sameFigure(one, other)),
  );
  return comparable.length > 0 && !comparable.includes(true);
}

/**
 * Whether a sentence speaks of something of its own where another says what is asked: asked about the end of a contract, "at the end
 * of the trial the data is kept" is beside "after the contract ends, the data is kept".
 */
function isBeside({ terms }: ReadQuestion, other: Content, one: Content): boolean {
  const isMissed = terms.some(
    ({ lexemes, isGeneric }) =>
      !isGeneric && lexemes.every((each) => other.words.has(each) && !one.words.has(each)),
  );
  return isMissed && [...one.subject].some((word) => !other.words.has(word));
}

/** A figure of a row is one of its column, which a sentence has to speak of: "credit: 5 %" is nothing against "an uptime of 99.9 %". */
function isOfColumn(
  row: { unit: Unit; language: string } & Content,
  other: { unit: Unit } & Content,
): boolean {
  if (row.unit.kind !== 'row' || other.unit.kind === 'row') return true;
  return row.unit.text.split('; ').some((cell) => {
    const [column = '', value = ''] = cell.split(': ');
    const names = new Set(analyze(column, row.language));
    return row.figures.some(({ text }) => value.includes(text)) && containment(names, other.words) === 1;
  });
}

/** "A trial lasts …" and "A contract lasts …": what stands before the first figure must mostly be the same. */
function sameSubject(first: Content, second: Content): boolean {
  if (first.subject.size === 0 || second.subject.size === 0) return true;
  return containment(first.subject, second.subject) > SAME_WORDS;
}
