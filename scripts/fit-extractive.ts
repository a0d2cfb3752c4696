import { parseArgs } from 'node:util';
import {
  chooseQuotes,
  quoteBest,
  type SurenessFeatures,
  surenessFeatures,
  withoutKnown,
} from '../src/models/extractive/answer.ts';
import { type ScoredUnit, scoreFeatures } from '../src/models/extractive/score.ts';
import type { Unit } from '../src/models/extractive/units.ts';
import { CHOICE_WEIGHTS, SURENESS_WEIGHTS } from '../src/models/extractive/weights.ts';
import { type FitCase, type FitPart, gatherCases, quotesSay } from './gather-extractive-cases.ts';

/**
 * Fits the weights of quoting on the two sets in `bench/everyday/` (how sure an answer is also on the handbook's
 * development questions, which are put in its own words), and prints them beside the present ones with what
 * either answers there and on sets held out:
 * `npx tsx scripts/fit-extractive.ts --articles <handbook> [--company <set>]... [--handbook <set>]...`
 */
type ChoiceWeights = typeof CHOICE_WEIGHTS;
type SurenessWeights = typeof SURENESS_WEIGHTS;
interface Weights {
  choice: ChoiceWeights;
  sureness: SurenessWeights;
}

const CHOICE_KEYS = Object.keys(CHOICE_WEIGHTS) as (keyof ChoiceWeights)[];
const SURENESS_KEYS = (Object.keys(SURENESS_WEIGHTS) as (keyof SurenessWeights)[]).filter(
  (key): key is keyof SurenessFeatures => key !== 'constant',
);
const THRESHOLDS = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];
const CHOICE = { steps: 400, rate: 0.3, l2: 0.01 };
const SURENESS = { steps: 3_000, rate: 0.5, l2: 1 };

/** Softmax over the units of a part: the likelihood that one of the good ones is drawn. AdaGrad (Duchi et al. 2011). */
function fitChoice(cases: readonly FitCase[]): ChoiceWeights {
  const choices = cases
    .flatMap(({ parts }) => parts)
    .filter(({ units }) => units.some(({ isGood }) => isGood))
    .map(({ units }) =>
      units.map(({ features, isGood }) => ({ x: CHOICE_KEYS.map((key) => features[key]), isGood })),
    );
  const weights = CHOICE_KEYS.map(() => 0);
  const squares = CHOICE_KEYS.map(() => 1e-6);
  for (let step = 0; step < CHOICE.steps; step += 1) {
    const gradient = CHOICE_KEYS.map(() => 0);
    for (const units of choices) {
      const scores = units.map(({ x }) => x.reduce((sum, value, at) => sum + value * weights[at]!, 0));
      const highest = scores.reduce((most, score) => Math.max(most, score));
      const odds = scores.map((score) => Math.exp(score - highest));
      const all = odds.reduce((sum, each) => sum + each, 0);
      const good = odds.reduce((sum, each, at) => sum + (units[at]!.isGood ? each : 0), 0);
      for (const [at, { x, isGood }] of units.entries()) {
        const pull = (isGood ? odds[at]! / good : 0) - odds[at]! / all;
        for (const [key, value] of x.entries()) gradient[key]! += (pull * value) / choices.length;
      }
    }
    for (const [key, slope] of gradient.entries()) {
      const uphill = slope - CHOICE.l2 * weights[key]!;
      squares[key]! += uphill ** 2;
      weights[key]! += (CHOICE.rate * uphill) / Math.sqrt(squares[key]!);
    }
  }
  return Object.fromEntries(CHOICE_KEYS.map((key, at) => [key, round(weights[at]!)])) as ChoiceWeights;
}

/** Logistic regression over what would be quoted, were nothing held back; more of a feature never makes it less sure. */
function fitSureness(cases: readonly FitCase[], choice: ChoiceWeights): SurenessWeights {
  const rows = cases.flatMap(({ line, parts }) =>
    parts.flatMap((part) => {
      const scored = rescore(part, choice);
      const quotes = quoteBest(part.question, scored, parts.length);
      if (quotes.length === 0) return [];
      return [{ features: surenessFeatures(part.question, scored), isRight: quotesSay(line, quotes) }];
    }),
  );
  const spreads = SURENESS_KEYS.map((key) => spreadOf(rows.map(({ features }) => features[key])));
  const standard = rows.map(({ features, isRight }) => ({
    x: SURENESS_KEYS.map((key, at) => (features[key] - spreads[at]!.mean) / spreads[at]!.deviation),
    isRight,
  }));
  let constant = 0;
  const weights = SURENESS_KEYS.map(() => 0);
  for (let step = 0; step < SURENESS.steps; step += 1) {
    let rise = 0;
    const slope = weights.map((weight) => -SURENESS.l2 * weight);
    for (const { x, isRight } of standard) {
      const fit = x.reduce((sum, value, at) => sum + value * weights[at]!, constant);
      const missed = (isRight ? 1 : 0) - 1 / (1 + Math.exp(-fit));
      rise += missed;
      for (const [at, value] of x.entries()) slope[at]! += missed * value;
    }
    const pace = SURENESS.rate / rows.length;
    constant += pace * rise;
    for (const [at, each] of slope.entries()) weights[at] = Math.max(0, weights[at]! + pace * each);
  }
  const slopes = weights.map((weight, at) => weight / spreads[at]!.deviation);
  const shift = slopes.reduce((sum, slope, at) => sum + slope * spreads[at]!.mean, 0);
  const named = Object.fromEntries(SURENESS_KEYS.map((key, at) => [key, round(slopes[at]!)]));
  return { constant: round(constant - shift), ...(named as unknown as SurenessFeatures) };
}

function spreadOf(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) || 1 };
}

function rescore({ units }: FitPart, choice: ChoiceWeights): ScoredUnit[] {
  return units
    .map((unit) => ({ ...unit, score: scoreFeatures(unit.features, choice) }))
    .sort((a, b) => b.score - a.score);
}

/** What is quoted from a threshold on. */
function answer({ parts }: FitCase, { choice, sureness }: Weights, answersFrom: number): Unit[][] {
  const all: Unit[][] = [];
  for (const part of parts) {
    const options = { parts: parts.length, answersFrom, weights: sureness };
    all.push(...withoutKnown(chooseQuotes(part.question, rescore(part, choice), options), all));
  }
  return all;
}

function print(name: string, cases: readonly FitCase[], weights: Record<string, Weights>): void {
  const answerable = cases.filter((each) => each.isAnswerable).length;
  console.log(`\n${name}: ${answerable} with an answer, ${cases.length - answerable} without`);
  for (const [whose, each] of Object.entries(weights)) {
    const cells = THRESHOLDS.map((threshold) => {
      const answered = cases
        .map((one) => ({ line: one.line, quotes: answer(one, each, threshold) }))
        .filter(({ quotes }) => quotes.length > 0);
      const right = answered.filter(({ line, quotes }) => quotesSay(line, quotes)).length;
      return `${threshold}: ${answered.length}/${right}/${answered.length - right}`;
    });
    console.log(`  ${whose.padEnd(8)} answered/right/wrong from ${cells.join('  ')}`);
  }
}

function round(value: number): number {
  return Math.round(100 * value) / 100;
}

const { values: given } = parseArgs({
  options: {
    articles: { type: 'string', default: '../shared/data/handbook' },
    company: { type: 'string', multiple: true, default: [] },
    handbook: { type: 'string', multiple: true, default: [] },
  },
});
const own = (name: string) => ({ name, file: new URL(`../bench/everyday/${name}.jsonl`, import.meta.url) });
const development = {
  name: 'development',
  file: new URL('../bench/handbook-development.json', import.meta.url),
};
const heldOut = (file: string) => ({ name: `held out, ${file}`, file });
const company = await gatherCases(null, [own('company'), ...given.company.map(heldOut)]);
const handbook = await gatherCases(given.articles, [
  own('handbook'),
  development,
  ...given.handbook.map(heldOut),
]);
const learned = [company[0]!, handbook[0]!].flatMap(({ cases }) => cases);
const choice = fitChoice(learned);
const worded = handbook[1]!.cases;
const fitted: Weights = { choice, sureness: fitSureness([...learned, ...worded], choice) };
const present: Weights = { choice: CHOICE_WEIGHTS, sureness: SURENESS_WEIGHTS };
console.log(`present ${JSON.stringify(present)}\nfitted  ${JSON.stringify(fitted)}`);
for (const { name, cases } of [...company, ...handbook]) print(name, cases, { present, fitted });
