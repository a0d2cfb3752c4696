import type { Evidence } from '../../core/citation.ts';
import { answerGrade, isHeld } from './answer-type.ts';
import {
  bestOf,
  coverage,
  heaviestMissingQualifier,
  matchClosest,
  matchTerms,
  phraseShare,
} from './match.ts';
import type { QuestionTerm, ReadQuestion } from './question.ts';
import { splitEvidence, type Unit } from './units.ts';
import { ANSWER_WEIGHTS, CHOICE_WEIGHTS, FRAGMENT_FACTOR, QUOTE_WEIGHTS } from './weights.ts';

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
  /** Where the question has so few content words that covering them means little: what of them no heading says. */
  thin: number;
  /** Whether it is too short to say something. */
  fragment: number;
}

const THIN_TERMS = 2;
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

type Found = Pick<Features, 'rank' | 'share'>;

function scoreEvidence(question: ReadQuestion, evidence: Evidence, found: Found): ScoredUnit[] {
  const language = evidence.language ?? 'en';
  const terms = comparableTerms(question, evidence.title, language);
  const units = splitEvidence(evidence);
  const cache = new Map<string, number[]>();
  const match = (text: string): number[] => {
    const matched = cache.get(text) ?? matchTerms(terms, text, language);
    cache.set(text, matched);
    return matched;
  };
  const title = match(evidence.title);
  const whole = units.map((unit) => match(unit.text)).reduce(bestOf, title);
  return units.map((unit, index) => {
    const own = matchClosest(terms, unit.text, language);
    const heading = bestOf(match(unit.heading), title);
    const local = bestOf(bestOf(own, heading), match(unit.introduction));
    const beside = [units[index - 1], units[index + 1]].map((other) => match(other?.text ?? ''));
    const near = beside.reduce(bestOf, local);
    const features = measure(question, unit, {
      terms,
      language,
      found,
      matched: { own, heading, local, near, passage: bestOf(whole, near) },
    });
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

interface Measured {
  terms: QuestionTerm[];
  language: string;
  found: Found;
  /** How far each term is matched, 0 to 1, by where it is looked for. */
  matched: Record<'own' | 'heading' | 'local' | 'near' | 'passage', number[]>;
}

function measure(
  question: ReadQuestion,
  unit: Unit,
  { terms, language, found, matched }: Measured,
): Features {
  const heading = coverage(terms, matched.heading);
  const isThin = terms.filter((term) => !term.isGeneric).length < THIN_TERMS;
  return {
    ...found,
    heading,
    own: coverage(terms, matched.own),
    local: coverage(terms, matched.local),
    near: coverage(terms, matched.near),
    passage: coverage(terms, matched.passage),
    missingQualifier: heaviestMissingQualifier(terms, matched.passage),
    phrases: phraseShare(question, `${unit.heading} ${unit.introduction} ${unit.text}`, language),
    grade: answerGrade(question, unit),
    thin: isThin ? 1 - heading : 0,
    fragment: unit.text.length < 25 ? 1 : 0,
  };
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
