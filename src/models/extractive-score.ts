import type { Evidence } from '../core/citation.ts';
import { analyze } from '../knowledge/analyze.ts';
import { answerGrade, isHeld } from './extractive-answer-type.ts';
import type { QuestionTerm, ReadQuestion } from './extractive-question.ts';
import { splitEvidence, type Unit } from './extractive-units.ts';
import { ANSWER_WEIGHTS, CHOICE_WEIGHTS, FRAGMENT_FACTOR, QUOTE_WEIGHTS } from './extractive-weights.ts';

/** A unit with how well it answers. */
export interface ScoredUnit {
  unit: Unit;
  /** 0 to 1; see `ANSWERS_FROM` for what it takes to be an answer. */
  score: number;
  /** How good it is beside the others, once it is decided that there is an answer. */
  choice: number;
  features: Features;
  /** Whether the names that the question holds are there, and the kind of thing it asks for. */
  eligible: boolean;
}

/** What speaks for and against a unit; coverages are shares, 0 to 1, of what the question's words say. */
export interface Features {
  /** In the sentence itself. */
  own: number;
  /** With its headings and what introduces it. */
  local: number;
  /** With the sentences beside it too. */
  near: number;
  /** Anywhere in the passage. */
  passage: number;
  /** In the headings alone: they often say the question. */
  heading: number;
  /** The weightiest word that narrows the question down and is nowhere in the passage. */
  missingQualifier: number;
  /** Share of the question's neighbouring words that stand together. */
  phrases: number;
  /** How surely it holds the kind of thing that is asked for. */
  grade: number;
  /** 1 for the passage that the search ranked first, falling with the rank. */
  rank: number;
  /** The search's score as a share of the first one's: passages that are nearly as near are not far apart. */
  share: number;
  /** Whether the question has so few content words that covering them means little. */
  thin: number;
  /** Whether it is too short to say something. */
  fragment: number;
}

const SYNONYM_WORTH = 0.8;
const RELATED_WORTH = 0.8;
const THIN_TERMS = 2;
/** In words that carry content. */
const STRETCH = 30;
/** A name of this weight is not the company's own, which is all over its articles. */
const TELLING_NAME = 0.4;

/** Scores every unit of the evidence for a question, best first. */
export function scoreUnits(question: ReadQuestion, evidence: readonly Evidence[]): ScoredUnit[] {
  const byRank = [...evidence].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const highest = byRank[0]?.score || 1;
  return byRank
    .flatMap((each, rank) =>
      scoreEvidence(question, each, { rank: 1 / (1 + 0.2 * rank), share: (each.score ?? 0) / highest }),
    )
    .sort((a, b) => b.score - a.score);
}

function scoreEvidence(
  question: ReadQuestion,
  evidence: Evidence,
  { rank, share }: { rank: number; share: number },
): ScoredUnit[] {
  const language = evidence.language ?? 'en';
  const terms = comparableTerms(question, evidence.title, language);
  const units = splitEvidence(evidence);
  const isThin = terms.filter((term) => !term.isGeneric).length < THIN_TERMS;
  const cache = new Map<string, number[]>();
  const match = (text: string): number[] => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const lexemes = new Set(analyze(text, language));
    const matched = terms.map((term) => matchTerm(term, lexemes));
    cache.set(text, matched);
    return matched;
  };
  const title = match(evidence.title);
  const whole = units.map((unit) => match(unit.text)).reduce(best, title);
  return units.map((unit, index) => {
    const own = closest(terms, unit.text, language);
    const heading = best(match(unit.heading), title);
    const local = best(best(own, heading), match(unit.introduction));
    const beside = [units[index - 1], units[index + 1]].map((other) => match(other?.text ?? ''));
    const near = beside.reduce(best, local);
    const passage = best(whole, near);
    const features: Features = {
      own: coverage(terms, own),
      local: coverage(terms, local),
      near: coverage(terms, near),
      passage: coverage(terms, passage),
      heading: coverage(terms, heading),
      missingQualifier: heaviestMissingQualifier(terms, passage),
      phrases: phraseShare(question, `${unit.heading} ${unit.introduction} ${unit.text}`, language),
      grade: answerGrade(question, unit),
      rank,
      share,
      thin: isThin ? 1 - coverage(terms, heading) : 0,
      fragment: unit.text.length < 25 ? 1 : 0,
    };
    const named = terms.every((term, at) => !term.isName || near[at]! > 0);
    return {
      unit,
      score: scoreFeatures(features, ANSWER_WEIGHTS),
      choice: scoreFeatures(features, CHOICE_WEIGHTS),
      features,
      eligible: named && isHeld(features.grade),
    };
  });
}

/** Sums up what speaks for and against a unit being an answer; 1 is as good as it gets. */
export function scoreFeatures(features: Features, weights: Partial<Features>): number {
  const fit = weighted(weights, features);
  return Math.max(0, fit) * features.grade * (features.fragment === 1 ? FRAGMENT_FACTOR : 1);
}

/** How much a unit is worth quoting beside the others of its passage. */
export function quoteWorth(features: Features): number {
  return weighted(QUOTE_WEIGHTS, features);
}

function weighted(weights: Partial<Features>, features: Features): number {
  return Object.entries(weights).reduce(
    (sum, [key, weight]) => sum + weight * features[key as keyof Features],
    0,
  );
}

/**
 * Of a question in another language than the text only names, numbers and words of like spelling can be found again:
 * with three of them, or one that the article is named after, the others are let be.
 */
function comparableTerms(question: ReadQuestion, title: string, language: string): QuestionTerm[] {
  if (question.language === language) return question.terms;
  const known = question.terms.filter((term) => (term.weight < 1 || term.isName) && !term.isGeneric);
  const named = known.some((term) => term.isName && term.weight >= TELLING_NAME && title.includes(term.text));
  return named || known.length >= 3 ? known : question.terms;
}

/** 1 for the word itself, less for a synonym or a word of one stem, 0 for none. */
function matchTerm(term: QuestionTerm, lexemes: ReadonlySet<string>): number {
  if (term.lexemes.every((lexeme) => lexemes.has(lexeme))) return 1;
  for (const synonym of term.synonyms) if (lexemes.has(synonym)) return SYNONYM_WORTH;
  const [lexeme = ''] = term.lexemes;
  if (term.lexemes.length > 1 || lexeme.length < 5 || /\d/.test(lexeme)) return 0;
  for (const other of lexemes) if (isRelated(lexeme, other)) return RELATED_WORTH;
  return 0;
}

/** Words that begin alike ("approv", "approval"), and the parts of a compound ("lizenzplatz", "platz"). */
function isRelated(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < 5) return false;
  let common = 0;
  while (common < short.length && short[common] === long[common]) common += 1;
  return (common >= 5 && common / long.length >= 0.7) || (short.length >= 6 && long.endsWith(short));
}

/** In a long paragraph or row words far apart say nothing together: of it counts the stretch that holds most. */
function closest(terms: QuestionTerm[], text: string, language: string): number[] {
  const lexemes = analyze(text, language);
  const stretches = [];
  for (let at = 0; at === 0 || at + STRETCH / 2 < lexemes.length; at += STRETCH / 2)
    stretches.push(new Set(lexemes.slice(at, at + STRETCH)));
  return stretches
    .map((stretch) => terms.map((term) => matchTerm(term, stretch)))
    .reduce((most, next) => (coverage(terms, next) > coverage(terms, most) ? next : most));
}

function best(a: number[], b: number[]): number[] {
  return a.map((value, index) => Math.max(value, b[index] ?? 0));
}

function coverage(terms: QuestionTerm[], matched: number[]): number {
  const total = terms.reduce((sum, term) => sum + term.weight, 0);
  const found = terms.reduce((sum, term, index) => sum + term.weight * matched[index]!, 0);
  return total === 0 ? 0 : found / total;
}

function heaviestMissingQualifier(terms: QuestionTerm[], matched: number[]): number {
  return Math.max(0, ...terms.map((term, at) => (term.isQualifier && matched[at] === 0 ? term.weight : 0)));
}

function phraseShare(question: ReadQuestion, text: string, language: string): number {
  if (question.phrases.length === 0) return 0.5;
  const lexemes = analyze(text, language);
  const pairs = new Set(lexemes.slice(1).map((lexeme, index) => `${lexemes[index]} ${lexeme}`));
  return question.phrases.filter((phrase) => pairs.has(phrase)).length / question.phrases.length;
}
