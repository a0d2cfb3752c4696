import type { Evidence } from '../core/citation.ts';
import { analyze } from '../text/analyze.ts';
import { readQuestion } from './extractive/question.ts';
import { scoreUnits } from './extractive/score.ts';
import type { Unit } from './extractive/units.ts';

/** Two sentences of different articles that say the same thing with different figures. */
export interface Disagreement {
  first: { n: number; text: string; figures: string[] };
  second: { n: number; text: string; figures: string[] };
}

/** Share of the words, figures left out, that two sentences must have in common to be about the same thing. */
const SAME_WORDS = 0.5;
/** Only sentences that are about the question can disagree about its answer. */
const ABOUT_FROM = 0.6;
const FIGURE =
  /\p{Sc}?\s?\p{N}+(?:[.,:]\p{N}+)*\s?(?:%|\p{Sc}|percent|prozent|days?|weeks?|months?|years?|hours?|minutes?|seconds?|tagen?|wochen?|monaten?|jahren?|stunden?|minuten?|días?|semanas?|meses|años?|horas?|minutos?|eur|usd|gbp|日|時間|分|週|月|年|件)?/giu;

/** Finds sentences of different articles about the question that agree in their words and not in their numbers or dates. */
export async function findDisagreements(
  evidence: readonly Evidence[],
  question: string,
): Promise<Disagreement[]> {
  const read = await readQuestion(question, null);
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
          overlap(first.words, second.words) >= SAME_WORDS &&
          sameSubject(first, second) &&
          sameUnit(first, second) &&
          !first.figures.some((figure) => second.figures.includes(figure)),
      )
      .map((second) => ({ first: sideOf(first), second: sideOf(second) })),
  );
}

interface Content {
  words: Set<string>;
  /** Those before the first figure. */
  subject: Set<string>;
  figures: string[];
}

function contentOf(unit: Unit, language: string): Content {
  const figures = [...unit.text.matchAll(FIGURE)].map(([figure]) =>
    figure.toLowerCase().replace(/\s+/g, ' ').trim(),
  );
  const words = new Set(analyze(unit.text.replace(FIGURE, ' '), language));
  return { words, subject: new Set(analyze(unit.text.split(FIGURE)[0]!, language)), figures };
}

function sideOf({ unit, figures }: { unit: Unit } & Content): Disagreement['first'] {
  return { n: unit.n, text: unit.text, figures };
}

/** A heading names what follows; it says nothing that could be contradicted. */
function isStatement(unit: Unit): boolean {
  const ends = /[.!。！][)\]"'”’»」*_`]*$/u.test(unit.text);
  return unit.kind !== 'code' && (unit.kind !== 'sentence' || ends || unit.text.split(/\s+/).length > 8);
}

/** Days are not to be compared with assets, and bare numbers with nothing: they count things that nobody named. */
function sameUnit(first: Content, second: Content): boolean {
  const units = new Set(first.figures.map(unitOf).filter((unit) => unit !== ''));
  return second.figures.some((figure) => units.has(unitOf(figure)));
}

function unitOf(figure: string): string {
  return figure.replace(/[\p{N}.,:\s]/gu, '').replace(/s$/, '');
}

/** "A trial lasts …" and "A contract lasts …": what stands before the first figure must mostly be the same. */
function sameSubject(first: Content, second: Content): boolean {
  if (first.subject.size === 0 || second.subject.size === 0) return true;
  return overlap(first.subject, second.subject) > SAME_WORDS;
}

/** Of the shorter sentence's words: a longer one may say more. */
function overlap(a: Set<string>, b: Set<string>): number {
  const smaller = Math.min(a.size, b.size);
  const common = [...a].filter((word) => b.has(word)).length;
  return smaller === 0 ? 0 : common / smaller;
}
