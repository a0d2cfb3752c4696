import type { Evidence } from '../core/citation.ts';
import { analyze } from '../text/analyze.ts';
import { containment } from '../text/likeness.ts';
import { type MeasuredFigure, readMeasured, sameFigure } from '../text/read-measured.ts';
import { readQuestion } from './extractive/question.ts';
import { scoreUnits } from './extractive/score.ts';
import type { Unit } from './extractive/units.ts';

/** Two sentences of different articles that say the same thing with different figures. */
export interface ConflictingSentences {
  first: { n: number; text: string; figures: string[] };
  second: { n: number; text: string; figures: string[] };
}

/** Share of the words, figures left out, that two sentences must have in common to be about the same thing. */
const SAME_WORDS = 0.5;
/** Only sentences that are about the question can disagree about its answer. */
const ABOUT_FROM = 0.6;

/** Finds sentences of different articles about the question that agree in their words and not in their numbers or dates. */
export async function findConflicts(
  evidence: readonly Evidence[],
  question: string,
): Promise<ConflictingSentences[]> {
  const read = await readQuestion({ text: question, about: question }, null);
  const articles = new Map(evidence.map((each) => [each.n, each.articleId ?? each.id]));
  const languages = new Map(evidence.map((each) => [each.n, each.language ?? 'en']));
  const about = scoreUnits(read, evidence)
    .filter(({ unit, eligible, features }) => eligible && isStatement(unit) && features.local >= ABOUT_FROM)
    .slice(0, 12)
    .map(({ unit }) => ({ unit, ...contentOf(unit, languages.get(unit.n)!) }))
    .filter(({ figures }) => figures.length > 0);
  return about.flatMap((first, index) =>
    about
      .slice(index + 1)
      .filter(
        (second) =>
          articles.get(first.unit.n) !== articles.get(second.unit.n) &&
          containment(first.words, second.words) >= SAME_WORDS &&
          sameSubject(first, second) &&
          figuresDiffer(first, second),
      )
      .map((second) => ({ first: sideOf(first), second: sideOf(second) })),
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
  return {
    words: new Set(analyze(rest, language)),
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

/** "A trial lasts …" and "A contract lasts …": what stands before the first figure must mostly be the same. */
function sameSubject(first: Content, second: Content): boolean {
  if (first.subject.size === 0 || second.subject.size === 0) return true;
  return containment(first.subject, second.subject) > SAME_WORDS;
}
