import { isQuestion } from '../../text/is-question.ts';
import { splitSentences } from '../../text/split-sentences.ts';
import type { ReadQuestion } from './question.ts';
import { type Features, type ScoredUnit, scoreFeatures } from './score.ts';
import type { Unit } from './units.ts';
import { SURENESS_WEIGHTS, WORDING_WEIGHTS } from './weights.ts';
import { countWords, shortenQuote } from './window.ts';

/** Less sure than this, it is shown as what may help: above it, most answers were right on questions held back. */
const ANSWERS_FROM = 0.5;
/**
 * What is said of somebody whom the question does not name, or in another language than the question and articles that were
 * found beside it, answers only where hardly anything else can be meant.
 */
const FAR_FROM = 0.8;
/** What is quoted has to say so much of what the question says, whatever else there is. */
const SAYS_FROM = 0.35;
/** From here on a question is put in the article's words. */
const WORDED_FROM = 0.82;
/** Of what is put so but stands out less than this, most was wrong: the words are common ones. */
const WORDED_SURE_FROM = 0.25;
const FRAGMENT_FACTOR = 0.85;
/** What is quoted besides the first must be at least so likely beside it. */
const ALSO_FROM = 0.1;
/** From another article only what is about as likely: the rest would be noise. */
const ALSO_ELSEWHERE = 0.2;
/** A heading says less of the question than another from this difference of their coverage on. */
const HEADING_SAYS_LESS = 0.2;
/** From this coverage of a task's words on, headings name it. */
const TASK_HEADING = 0.4;
const MOST_QUOTES = 3;
/** With more than so many words an answer is buried. */
const MOST_WORDS = 120;
/** Of this share of a question's words nothing need be shown: it is about something else. */
const NEAR_FROM = 0.2;
const MOST_NEAR = 3;
/** Words of each of them: more is a dump. */
const MOST_NEAR_WORDS = 60;
/** What is shown besides the nearest must be at least so likely beside it. */
const NEAR_BESIDE = 0.2;

interface ChooseOptions {
  /** Of how many the question is one. */
  parts?: number;
  answersFrom?: number;
  weights?: typeof SURENESS_WEIGHTS;
}

/** What is quoted to answer, best first; empty where nothing answers surely enough. */
export function chooseQuotes(
  question: ReadQuestion,
  scored: readonly ScoredUnit[],
  { parts = 1, answersFrom = ANSWERS_FROM, weights = SURENESS_WEIGHTS }: ChooseOptions = {},
): Unit[][] {
  const [best] = scored;
  if (best === undefined || question.terms.length === 0) return [];
  const sureness = surenessOf(surenessFeatures(question, scored), weights);
  const isFar = best.features.others === 1 || best.features.foreign === 1;
  const from = isFar ? Math.max(answersFrom, FAR_FROM) : answersFrom;
  const isSure = best.eligible && best.features.quote >= SAYS_FROM && sureness >= from;
  const isWorded = sureness >= WORDED_SURE_FROM && bestWorded(scored) !== null;
  return isSure || isWorded ? quoteBest(question, scored, parts) : [];
}

/** What would be quoted however sure it is, best first. */
export function quoteBest(
  question: Pick<ReadQuestion, 'text' | 'type'>,
  scored: readonly ScoredUnit[],
  parts: number,
): Unit[][] {
  const [best] = scored;
  if (best === undefined) return [];
  const worded = bestWorded(scored);
  const quotes: Unit[][] = question.type === 'steps' ? stepsOf(worded ?? best, scored) : [];
  if (isTask(question) && best.features.heading >= TASK_HEADING)
    quotes.push(...withSteps(worded ?? best, scored));
  if (worded !== null) quotes.push(...withoutKnown([worded.quote], quotes));
  for (const { unit, quote, score, features } of scored) {
    const odds = Math.exp(score - best.score);
    if (quotes.length >= MOST_QUOTES / parts || odds < ALSO_FROM) break;
    if (odds < ALSO_ELSEWHERE && !isSameArticle(unit, best.unit)) continue;
    if (isOtherCase(features, best.features)) continue;
    if (withoutKnown([quote], quotes).length === 0) continue;
    if (quotes.length > 0 && countWords([...quotes.flat(), ...quote]) > MOST_WORDS) continue;
    quotes.push(quote);
  }
  return quotes;
}

/** Where the heading of the best says what is asked, what stands under one that says less is about another case. */
function isOtherCase(features: Features, best: Features): boolean {
  return features.heading < best.heading - HEADING_SAYS_LESS && features.quote < best.quote;
}

/** The unit that answers a question put in its own words; null where the question is put otherwise. */
function bestWorded(scored: readonly ScoredUnit[]): ScoredUnit | null {
  // A word or two of a question may stand anywhere; what is said of somebody else is in its words by chance.
  const eligible = scored.filter(
    ({ eligible, features }) => eligible && features.others === 0 && features.foreign === 0,
  );
  const worded = new Map(eligible.map((each) => [each, wordingOf(each)]));
  const [best] = eligible.sort((a, b) => worded.get(b)! - worded.get(a)!);
  return best !== undefined && worded.get(best)! >= WORDED_FROM ? best : null;
}

function wordingOf({ features }: ScoredUnit): number {
  const fit = Math.max(0, scoreFeatures(features, WORDING_WEIGHTS));
  return fit * features.grade * (features.fragment === 1 ? FRAGMENT_FACTOR : 1);
}

/** "Let a welder into the portal", "the app does not open": said as a thing to do, without a question. */
function isTask({ text, type }: Pick<ReadQuestion, 'text' | 'type'>): boolean {
  return type === 'open' && !isQuestion(text);
}

/** What answers a task best, and the steps of its article as far as there is room. */
function withSteps(best: ScoredUnit, scored: readonly ScoredUnit[]): Unit[][] {
  const steps = withoutKnown(stepsOf(best, scored), [best.quote]);
  return countWords([...best.quote, ...steps.flat()]) > MOST_WORDS ? [best.quote] : [best.quote, ...steps];
}

/** The numbered steps of the article that answers best: anyone who asks how to do something wants them first. */
function stepsOf(best: ScoredUnit, scored: readonly ScoredUnit[]): Unit[][] {
  const steps = scored.find(({ unit }) => unit.mark !== undefined && isSameArticle(unit, best.unit));
  return steps === undefined ? [] : [steps.quote];
}

/**
 * What comes nearest where nothing answers: a short stretch of the best of each article, best first. `articleOf` tells
 * evidence apart; the article that was found first is among them, for a title may say what no sentence does.
 */
export function nearestQuotes(
  scored: readonly ScoredUnit[],
  { asked, articleOf, foundFirst }: { asked: string; articleOf: (n: number) => string; foundFirst: string },
): Unit[][] {
  const firsts = new Map<string, ScoredUnit>();
  for (const each of scored) {
    if (!each.touches || each.features.quote < NEAR_FROM) continue;
    const article = articleOf(each.unit.n);
    const known = firsts.get(article);
    if (known === undefined || (isRunOn(known) && !isRunOn(each))) firsts.set(article, each);
  }
  // A sort keeps the order of what is alike: those in the question's language first.
  const [nearest, ...others] = [...firsts.values()].sort((a, b) => a.features.foreign - b.features.foreign);
  if (nearest === undefined) return [];
  const beside = others.filter(({ score }) => Math.exp(score - nearest.score) >= NEAR_BESIDE);
  const shown = [nearest, ...beside].slice(0, MOST_NEAR);
  const isShown = shown.some(({ unit }) => articleOf(unit.n) === foundFirst);
  const first = isShown ? undefined : scored.find(({ unit }) => articleOf(unit.n) === foundFirst);
  return (first === undefined ? shown : [...shown.slice(0, MOST_NEAR - 1), first]).map(({ quote, unit }) =>
    shortenQuote(quote, unit, { asked, most: MOST_NEAR_WORDS }),
  );
}

/** A sentence that is longer than all that is shown, as what is left of a table without its lines: it is shown where there is no other. */
function isRunOn({ unit }: ScoredUnit): boolean {
  return splitSentences(unit.text).some(
    (sentence) => countWords([{ ...unit, text: sentence }]) > MOST_NEAR_WORDS,
  );
}

/** What tells how likely the best unit answers, 0 to 1 each. */
export interface SurenessFeatures {
  /** How surely it holds the kind of thing that is asked for. */
  grade: number;
  /** How likely its passage is beside the others: how far it stands out. */
  passageShare: number;
  /** In the very forms of the question. */
  exact: number;
  /** With the question's neighbouring words as neighbours. */
  phrase: number;
  /** How much the question says: of few words many texts hold all. */
  terms: number;
  /** 0 where it is about somebody or something that the question does not name. */
  subject: number;
}

/** From so many words on a question says enough. */
const MANY_TERMS = 5;

/** Reads what tells how likely the first of some units answers; they are sorted, best first. */
export function surenessFeatures(
  { terms }: Pick<ReadQuestion, 'terms'>,
  scored: readonly ScoredUnit[],
): SurenessFeatures {
  const [best] = scored;
  if (best === undefined) return { grade: 0, passageShare: 0, exact: 0, phrase: 0, terms: 0, subject: 0 };
  const odds = scored.map(({ score }) => Math.exp(score - best.score));
  const own = scored.reduce((sum, { unit }, at) => sum + (unit.n === best.unit.n ? odds[at]! : 0), 0);
  const all = odds.reduce((sum, each) => sum + each, 0);
  const { grade, exact, phrase, others } = best.features;
  const said = terms.filter(({ isGeneric }) => !isGeneric).length;
  return {
    grade,
    exact,
    phrase,
    passageShare: own / all,
    terms: Math.min(1, said / MANY_TERMS),
    subject: 1 - others,
  };
}

/** 0 to 1: how likely an answer is right. */
export function surenessOf(features: SurenessFeatures, weights = SURENESS_WEIGHTS): number {
  const { constant, ...slopes } = weights;
  const keys = Object.keys(slopes) as (keyof SurenessFeatures)[];
  const fit = keys.reduce((sum, key) => sum + slopes[key] * features[key], constant);
  return 1 / (1 + Math.exp(-fit));
}

function isSameArticle(one: Unit, other: Unit): boolean {
  return one.heading.split(' › ')[0] === other.heading.split(' › ')[0];
}

/** Those of some quotes that say nothing that others say. */
export function withoutKnown(quotes: readonly Unit[][], others: readonly Unit[][]): Unit[][] {
  return quotes.filter((quote) => !others.some((other) => overlap(other, quote)));
}

function overlap(one: readonly Unit[], other: readonly Unit[]): boolean {
  return other.some((unit) =>
    one.some(({ n, at, text }) => (n === unit.n && at === unit.at) || text === unit.text),
  );
}

/** Says quotes one after the other, a sentence at a time, each with the mark of what it rests on. */
export function* sayQuotes(quotes: readonly (readonly Unit[])[]): Generator<string> {
  for (const [at, quote] of quotes.entries()) {
    if (at > 0) yield '\n\n';
    yield* sayUnits(quote);
  }
}

function* sayUnits(units: readonly Unit[]): Generator<string> {
  let before: Unit | null = null;
  for (const unit of units) {
    const sameList = before !== null && before.n === unit.n && before.block === unit.block;
    if (unit.kind === 'item' || unit.kind === 'row') {
      const introduced = unit.introduction !== '' && !sameList && before?.text !== unit.introduction;
      if (before !== null) yield sameList || before.text === unit.introduction ? '\n' : '\n\n';
      if (introduced) yield `${unit.introduction} [${unit.n}]\n`;
      yield `${unit.mark ?? '-'} ${unit.text} [${unit.n}]`;
    } else {
      if (before !== null) yield before.kind === 'sentence' && endsSentence(before.text) ? ' ' : '\n\n';
      yield `${unit.text} [${unit.n}]`;
    }
    before = unit;
  }
}

/** Without it the next sentence would be read as the rest of this one. */
function endsSentence(text: string): boolean {
  return /[.!?…。！？]["'”’»)\]』」*_`]*$/u.test(text);
}
