import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Features, scoreFeatures, scoreUnits } from '../src/models/extractive/score.ts';
import { ANSWER_WEIGHTS } from '../src/models/extractive/weights.ts';
import { type FitCase, gatherCases } from './gather-extractive-cases.ts';

/**
 * Fits the weights by which quoting decides whether a passage answers: a random search from the present ones, on the
 * handbook's development questions and XQuAD. Prints what it finds, and how present and found do there and on the
 * handbook's fresh questions, which it never learns from. The folder of the public sets is the first argument.
 */
type Weights = Record<keyof typeof ANSWER_WEIGHTS, number>;

interface FitRow {
  set: FitCase['set'];
  isAnswerable: boolean;
  units: { features: Features; gold: boolean }[];
}

/** How well weights tell questions with an answer from those without. */
interface Measure {
  /** Share of the answerable that the right passage answers when a twentieth of the others is answered wrongly. */
  right: number;
  /** How often an answerable question's right passage scores above another question's best. */
  order: number;
}

const STEPS = 700;
const WRONG_ALLOWED = 0.05;
/** What a step away from the present weights must be worth: the questions are few. */
const STRAYING = 0.15;
const KEYS = Object.keys(ANSWER_WEIGHTS) as (keyof Weights)[];

function readRow({ set, question, evidence, gold, isAnswerable }: FitCase): FitRow {
  const units = scoreUnits(question, evidence)
    .filter(({ eligible, unit }) => eligible && unit.kind !== 'code')
    .map(({ features, unit }) => ({ features, gold: gold.includes(unit.n) }));
  return { set, isAnswerable, units };
}

function bestOf(row: FitRow, weights: Weights): { score: number; gold: boolean } {
  let best = { score: -1, gold: false };
  for (const { features, gold } of row.units) {
    const score = scoreFeatures(features, weights);
    if (score > best.score) best = { score, gold };
  }
  return best;
}

function measure(rows: FitRow[], weights: Weights): Measure {
  const found = rows.map((row) => ({ row, ...bestOf(row, weights) }));
  const right = found.filter(({ row, gold }) => row.isAnswerable && gold).map(({ score }) => score);
  const wrong = found.filter(({ row }) => !row.isAnswerable).map(({ score }) => score);
  const answerable = rows.filter((row) => row.isAnswerable).length;
  const bar = wrong.sort((a, b) => b - a)[Math.floor(WRONG_ALLOWED * wrong.length)] ?? 0;
  const order = right.reduce((sum, score) => sum + wrong.filter((other) => other < score).length, 0);
  return {
    right: right.filter((score) => score > bar).length / answerable,
    order: order / (answerable * wrong.length),
  };
}

/** The handbook and XQuAD count alike, though one has fewer questions. */
function worth(rows: FitRow[], weights: Weights): number {
  const groups = [
    rows.filter((row) => row.set === 'development'),
    rows.filter((row) => row.set !== 'development'),
  ];
  const strayed = KEYS.reduce((sum, key) => sum + (weights[key] - ANSWER_WEIGHTS[key]) ** 2, 0);
  return groups.reduce((sum, group) => {
    const { right, order } = measure(group, weights);
    return sum + order + 0.3 * right;
  }, -STRAYING * strayed);
}

/** Keeps a random step whenever it is better; the same steps every time. */
function fitWeights(rows: FitRow[]): Weights {
  let state = 7;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  let best: Weights = { ...ANSWER_WEIGHTS };
  let most = worth(rows, best);
  for (let step = 0; step < STEPS; step += 1) {
    const next = { ...best };
    for (const key of KEYS) {
      if (random() < 0.3) next[key] += (random() - 0.5) * 0.2;
      next[key] = ANSWER_WEIGHTS[key] < 0 ? Math.min(0, next[key]) : Math.max(0, next[key]);
    }
    const value = worth(rows, next);
    if (value > most) [best, most] = [next, value];
  }
  return best;
}

/** Scores are read against a fixed threshold, so those that speak for an answer sum up to 1. */
function normalize(weights: Weights): Weights {
  const sum = KEYS.reduce((total, key) => total + Math.max(0, weights[key]), 0);
  return Object.fromEntries(
    KEYS.map((key) => [key, Math.round((100 * weights[key]) / sum) / 100]),
  ) as Weights;
}

const folder = await mkdtemp(join(tmpdir(), 'fit-extractive-'));
try {
  const rows = (await gatherCases(process.argv[2] ?? '../shared/data', folder)).map(readRow);
  const fitted = normalize(fitWeights(rows.filter((row) => row.set !== 'fresh')));
  for (const set of new Set(rows.map((row) => row.set)))
    for (const [name, weights] of Object.entries({ present: ANSWER_WEIGHTS, fitted })) {
      const { right, order } = measure(
        rows.filter((row) => row.set === set),
        weights,
      );
      console.log(`${set} ${name}: right ${right.toFixed(3)}, order ${order.toFixed(3)}`);
    }
  console.log(JSON.stringify(fitted, null, 2));
} finally {
  await rm(folder, { recursive: true, force: true });
}
