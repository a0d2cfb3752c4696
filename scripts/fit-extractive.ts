import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Features, scoreUnits } from '../src/models/extractive-score.ts';
import { ANSWER_WEIGHTS, FRAGMENT_FACTOR } from '../src/models/extractive-weights.ts';
import { type FitCase, gatherCases } from './gather-extractive-cases.ts';

/**
 * Fits the weights by which quoting decides whether a passage answers, by a random search from the present ones, and
 * prints them with how they do on the folds kept out and on all. The folder of the public sets is the first argument.
 */
type Weights = Record<keyof typeof ANSWER_WEIGHTS, number>;

interface FitRow {
  isHandbook: boolean;
  fold: number;
  isAnswerable: boolean;
  units: { features: Features; gold: boolean }[];
}

const STEPS = 700;
const KEPT_OUT_FROM = 3;
const KEYS = Object.keys(ANSWER_WEIGHTS) as (keyof Weights)[];
const AGAINST = new Set<keyof Weights>(['missingQualifier', 'thin']);

function readRow(each: FitCase): FitRow {
  const units = scoreUnits(each.question, each.evidence)
    .filter(({ eligible, unit }) => eligible && unit.kind !== 'code')
    .map(({ features, unit }) => ({ features, gold: each.gold.includes(unit.n) }));
  const { fold } = each;
  return { isHandbook: each.set === 'handbook', fold, isAnswerable: each.gold.length > 0, units };
}

/** Score of the best unit and whether it stands in a passage that answers. */
function bestOf(row: FitRow, weights: Weights): { score: number; gold: boolean } {
  let best = { score: -1, gold: false };
  for (const { features, gold } of row.units) {
    const fit = KEYS.reduce((sum, key) => sum + weights[key] * features[key], 0);
    const score = Math.max(0, fit) * features.grade * (features.fragment === 1 ? FRAGMENT_FACTOR : 1);
    if (score > best.score) best = { score, gold };
  }
  return best;
}

/** Share of the answerable that the right passage answers when this share of the others is answered wrongly. */
function measure(rows: FitRow[], weights: Weights): { none: number; twentieth: number; order: number } {
  const found = rows.map((row) => ({ row, ...bestOf(row, weights) }));
  const right = found.filter(({ row, gold }) => row.isAnswerable && gold).map(({ score }) => score);
  const wrong = found.filter(({ row }) => !row.isAnswerable).map(({ score }) => score);
  wrong.sort((a, b) => b - a);
  const answerable = rows.filter((row) => row.isAnswerable).length;
  const above = (share: number) =>
    right.filter((score) => score > (wrong[Math.floor(share * wrong.length)] ?? 0)).length / answerable;
  const order = right.reduce((sum, score) => sum + wrong.filter((other) => other < score).length, 0);
  return { none: above(0), twentieth: above(0.05), order: order / (answerable * wrong.length) };
}

function worth(rows: FitRow[], weights: Weights): number {
  const own = measure(
    rows.filter((row) => row.isHandbook),
    weights,
  );
  const others = measure(
    rows.filter((row) => !row.isHandbook),
    weights,
  );
  const strayed = KEYS.reduce((sum, key) => sum + (weights[key] - ANSWER_WEIGHTS[key]) ** 2, 0);
  return own.order + 0.3 * own.none + 0.7 * others.order + 0.3 * others.twentieth - 0.15 * strayed;
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
      next[key] = AGAINST.has(key) ? Math.min(0, next[key]) : Math.max(0, next[key]);
    }
    const value = worth(rows, next);
    if (value > most) [best, most] = [next, value];
  }
  return best;
}

function print(name: string, rows: FitRow[], weights: Weights): void {
  for (const isHandbook of [true, false]) {
    const of = rows.filter((row) => row.isHandbook === isHandbook);
    console.log(name, isHandbook ? 'handbook' : 'xquad', of.length, JSON.stringify(measure(of, weights)));
  }
}

const folder = await mkdtemp(join(tmpdir(), 'fit-extractive-'));
try {
  const cases = await gatherCases(process.argv[2] ?? '../shared/data', folder);
  const rows = cases.map(readRow);
  const keptOut = rows.filter((row) => row.fold >= KEPT_OUT_FROM);
  print('kept out, present weights:', keptOut, ANSWER_WEIGHTS);
  print('kept out, fitted weights:', keptOut, fitWeights(rows.filter((row) => row.fold < KEPT_OUT_FROM)));
  const fitted = fitWeights(rows);
  print('all, fitted weights:', rows, fitted);
  console.log(JSON.stringify(fitted, null, 2));
} finally {
  await rm(folder, { recursive: true, force: true });
}
