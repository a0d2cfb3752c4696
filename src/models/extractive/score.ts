import type { Evidence } from '../../core/citation.ts';
import { analyze } from '../../text/analyze.ts';
import { introducesItself } from '../../text/introduces-itself.ts';
import { isLexiconLanguage } from '../../text/lexicon/read-concepts.ts';
import { questionLanguage } from '../../text/question-language.ts';
import { readExistence } from '../../text/read-existence.ts';
import { aboutOthers } from './about-others.ts';
import { answerGrade, isHeld } from './answer-type.ts';
import { bestOf, coverage, matchClosest, matchTerms } from './match.ts';
import type { QuestionTerm, ReadQuestion } from './question.ts';
import { splitEvidence, type Unit } from './units.ts';
import { CHOICE_WEIGHTS } from './weights.ts';
import { windowAround } from './window.ts';
import { readWording } from './wording.ts';

/** A unit with how well it answers. */
export interface ScoredUnit {
  unit: Unit;
  /** What would be quoted to say it: the unit with what belongs to it. */
  quote: Unit[];
  /** Log of its odds beside the other units of the question. */
  score: number;
  features: Features;
  /** Whether the names that the question holds are there, and the kind of thing it asks for. */
  eligible: boolean;
  /** Whether it shares more with the question than words that any story is told with. */
  touches: boolean;
}

/** What speaks for a unit, 0 to 1; coverages are shares of what the question's words say. */
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
  /** 1 for the passage that the search ranked first, falling with the rank. */
  rank: number;
  /** Where the question has so few content words that covering them means little: what of them no heading says. */
  thin: number;
  /** Whether it is too short to say something. */
  fragment: number;
  /** How surely it holds the kind of thing that is asked for. */
  grade: number;
  /** The search's score as a share of the first one's: passages that are nearly as near are not far apart. */
  share: number;
  /** Share of the title's words that the question says: a title that says more is about something narrower. */
  titleShare: number;
  /** In what would be quoted, with its headings. */
  quote: number;
  /** In what would be quoted, without them. */
  quoteOwn: number;
  /** Whether it opens its passage. */
  opens: number;
  /** In what would be quoted and its headings, in the very forms of the question. */
  exact: number;
  /** 1 where its article is about somebody or something of its own that the question does not name. */
  others: number;
  /** 1 where it is in another language than the question, while something that was found is in that of the question. */
  foreign: number;
  /** Share of the question's neighbouring words that are neighbours there too. */
  phrase: number;
}

const THIN_TERMS = 2;
/** Characters that say something. */
const FRAGMENT = 25;
/** A name of this weight is not the company's own, which is all over its articles. */
const TELLING_NAME = 0.4;

/** Scores every unit of the evidence for a question, best first. Code is quoted with what introduces it, never alone. */
export function scoreUnits(question: ReadQuestion, evidence: readonly Evidence[]): ScoredUnit[] {
  const byRank = [...evidence].sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const highest = byRank[0]?.score || 1;
  const others = aboutOthers(question, evidence);
  const isAtHome = evidence.some(({ language = 'en' }) => language === question.language);
  return byRank
    .flatMap((each, at) =>
      scoreEvidence(question, each, {
        share: (each.score ?? 0) / highest,
        rank: 1 / (1 + 0.2 * at),
        others: others.has(each) ? 1 : 0,
        foreign: isAtHome && (each.language ?? 'en') !== question.language ? 1 : 0,
      }),
    )
    .sort((a, b) => b.score - a.score);
}

function scoreEvidence(
  question: ReadQuestion,
  evidence: Evidence,
  found: Pick<Features, 'share' | 'rank' | 'others' | 'foreign'>,
): ScoredUnit[] {
  const language = readingLanguage(question, evidence);
  const terms = comparableTerms(question, evidence.title, language);
  const units = splitEvidence(evidence);
  const sayable = units.filter(({ text }) => !introducesItself(text));
  const match = remember((text) => matchTerms(terms, text, language));
  const closest = remember((text) => matchClosest(terms, text, language));
  const title = match(evidence.title);
  const whole = units.map(({ text }) => match(text)).reduce(bestOf, title);
  const isThin = terms.filter(({ isGeneric }) => !isGeneric).length < THIN_TERMS;
  const isUnderstood = understands(question, evidence, language);
  const titleShare = shareSaid(terms, evidence.title, language);
  const wording = readWording(question, terms, language);
  const thing = readExistence(question.text, question.language) ?? [];
  return units.flatMap((unit, index) => {
    if (unit.kind === 'code' || !sayable.includes(unit)) return [];
    const own = closest(unit.text);
    const heading = bestOf(match(unit.heading), title);
    const local = bestOf(bestOf(own, heading), match(unit.introduction));
    const beside = [units[index - 1], units[index + 1]].map((other) => match(other?.text ?? ''));
    const near = beside.reduce(bestOf, local);
    const quote = windowAround(unit, sayable);
    const quoted = quote.map(({ text }) => closest(text)).reduce(bestOf);
    const quoteLocal = bestOf(quoted, local);
    const features: Features = {
      own: coverage(terms, own),
      local: coverage(terms, local),
      near: coverage(terms, near),
      grade: answerGrade(question, unit),
      ...found,
      titleShare,
      passage: coverage(terms, bestOf(whole, near)),
      heading: coverage(terms, heading),
      thin: isThin ? 1 - coverage(terms, heading) : 0,
      fragment: unit.text.length < FRAGMENT ? 1 : 0,
      quote: coverage(terms, bestOf(quoted, heading)),
      quoteOwn: coverage(terms, quoted),
      opens: unit.at === 0 ? 1 : 0,
      ...wording.compare(quote, unit, coverage(terms, bestOf(quoted, heading))),
    };
    // Whether there is such a thing says only what names it.
    const named = terms.every(
      (term, at) => !(term.isName || thing.includes(term.text)) || near[at]! > 0 || quoted[at]! > 0,
    );
    return [
      {
        unit,
        quote,
        score: scoreFeatures(features),
        features,
        eligible: isUnderstood && named && isHeld(features.grade),
        touches: terms.every(isSlight) || terms.some((term, at) => !isSlight(term) && quoteLocal[at]! > 0),
      },
    ];
  });
}

/**
 * Whether what a question in another language says is known well enough to be sure: a name or noun that nobody can translate
 * ("Liechtenstein") has to stand in the text as it is. A word in small letters mostly only tells how it came to the question.
 */
function understands(
  { terms, language: asked }: ReadQuestion,
  evidence: Evidence,
  language: string,
): boolean {
  if (asked === language) return true;
  const unknown = terms.filter(
    ({ text, isGeneric, translations }) =>
      !isGeneric && !translations.has(language) && !/^\p{Ll}/u.test(text),
  );
  return matchTerms(unknown, `${evidence.title} ${evidence.text}`, language).every((matched) => matched > 0);
}

/** A function of a text that is worked out once a text: the same ones are asked about again and again. */
function remember(work: (text: string) => number[]): (text: string) => number[] {
  const known = new Map<string, number[]>();
  return (text) => {
    const result = known.get(text) ?? work(text);
    known.set(text, result);
    return result;
  };
}

/** An index knows seven languages; what is in another one is read as a question in that language is. */
function readingLanguage({ language }: ReadQuestion, evidence: Evidence): string {
  const stored = evidence.language ?? 'en';
  if (stored === language || isLexiconLanguage(language)) return stored;
  return questionLanguage(evidence.text).language === language ? language : stored;
}

function isSlight({ isGeneric, isTelling }: QuestionTerm): boolean {
  return isGeneric || isTelling;
}

/** Sums up what speaks for a unit. */
export function scoreFeatures(
  features: Features,
  weights: Partial<Record<keyof Features, number>> = CHOICE_WEIGHTS,
): number {
  return Object.entries(weights).reduce(
    (sum, [key, weight]) => sum + weight * features[key as keyof Features],
    0,
  );
}

/** Share of the distinct words of a text that the question says, or something that stands for them. */
function shareSaid(terms: readonly QuestionTerm[], text: string, language: string): number {
  const words = new Set(analyze(text, language));
  const said = [...words].filter((word) =>
    terms.some(
      ({ lexemes, synonyms, spellings, translations }) =>
        lexemes.includes(word) ||
        synonyms.has(word) ||
        spellings.flat().includes(word) ||
        translations.get(language)?.parts.flat(2).includes(word) === true,
    ),
  );
  return words.size === 0 ? 0 : said.length / words.size;
}

/** A word that is in nothing that was read and that no translation is known of says little about a text in another language. */
const UNTRANSLATED = 0.4;

/**
 * Of a question in another language than the text its names, numbers, words of like spelling and those with a known
 * translation can be found again, each weighing what it says there. With three names or words of like spelling, or one
 * that the article is named after, what cannot be found again is let be; else it counts in part.
 */
function comparableTerms(question: ReadQuestion, title: string, language: string): QuestionTerm[] {
  if (question.language === language) return question.terms;
  const terms = question.terms.map((term) => weighIn(term, language));
  const known = terms.filter(
    (term) => (term.weight < 1 || term.isName || term.translations.has(language)) && !term.isGeneric,
  );
  const named = known.some((term) => term.isName && term.weight >= TELLING_NAME && title.includes(term.text));
  if (named || known.length >= 3) return known;
  return terms.map((term) => (known.includes(term) ? term : { ...term, weight: term.weight * UNTRANSLATED }));
}

function weighIn(term: QuestionTerm, language: string): QuestionTerm {
  const translation = term.translations.get(language);
  if (translation === undefined || term.isName || term.isGeneric) return term;
  return { ...term, weight: Math.min(term.weight, translation.weight) };
}
