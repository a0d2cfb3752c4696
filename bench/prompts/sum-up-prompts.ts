import type { ModelMessage, ModelRequest } from '../../src/core/model.ts';
import { percentile } from '../percentile.ts';

/** What a model was given for one question. */
export interface PromptLine {
  id: string;
  kind: string;
  question: string;
  agent: string;
  /** In the order in which they were made; empty where no model was asked. */
  calls: { purpose: ModelRequest['purpose']; inputTokens: number; messages?: ModelMessage[] }[];
  /** Of the first answering call. */
  pieces: string[];
  /** Whether the article that answers is among them; null where the set names none, or no model was asked. */
  named: boolean | null;
}

/** Input tokens over the calls of one purpose. */
interface CallFigures {
  calls: number;
  median: number;
  p95: number;
  most: number;
}

/** The figures of a set. */
export interface PromptSummary {
  questions: number;
  /** Questions for which a model was asked to answer; flows, rules and talk answer the others. */
  answered: number;
  /** By purpose of the call. */
  calls: Record<string, CallFigures>;
  /** Of all calls of a turn, where a model was asked to answer. */
  turn: CallFigures;
  /** Pieces of evidence of the first answering call. */
  pieces: { median: number; most: number };
  named: { of: number; found: number; percent: number };
  /** Questions whose article is missing. */
  missing: string[];
}

/** Sums up what models were given. */
export function sumUpPrompts(lines: readonly PromptLine[]): PromptSummary {
  const answering = lines.filter(({ calls }) => calls.some(({ purpose }) => purpose === 'answer'));
  const calls = lines.flatMap((line) => line.calls);
  const purposes = [...new Set(calls.map(({ purpose }) => purpose))].sort();
  const tokensOf = (purpose: string) =>
    calls.filter((call) => call.purpose === purpose).map(({ inputTokens }) => inputTokens);
  const named = lines.filter((line) => line.named !== null);
  const found = named.filter((line) => line.named);
  const counts = answering.map(({ pieces }) => pieces.length);
  return {
    questions: lines.length,
    answered: answering.length,
    calls: Object.fromEntries(purposes.map((purpose) => [purpose, figuresOf(tokensOf(purpose))])),
    turn: figuresOf(
      answering.map((line) => line.calls.reduce((sum, { inputTokens }) => sum + inputTokens, 0)),
    ),
    pieces: { median: percentile(counts, 0.5), most: Math.max(0, ...counts) },
    named: {
      of: named.length,
      found: found.length,
      percent: named.length === 0 ? 100 : Math.round((1_000 * found.length) / named.length) / 10,
    },
    missing: named.filter((line) => line.named === false).map(({ id }) => id),
  };
}

function figuresOf(tokens: readonly number[]): CallFigures {
  return {
    calls: tokens.length,
    median: percentile(tokens, 0.5),
    p95: percentile(tokens, 0.95),
    most: Math.max(0, ...tokens),
  };
}

/** Says the figures in a few lines. */
export function describePrompts(summary: PromptSummary): string {
  const row = (name: string, { calls, median, p95, most }: CallFigures) =>
    `${name.padEnd(14)}${String(calls).padStart(6)}${String(median).padStart(9)}${String(p95).padStart(8)}${String(most).padStart(8)}\n`;
  const { named, pieces } = summary;
  return [
    `${summary.questions} questions, a model is asked to answer ${summary.answered}\n`,
    `${'input tokens'.padEnd(14)}${'calls'.padStart(6)}${'median'.padStart(9)}${'p95'.padStart(8)}${'most'.padStart(8)}\n`,
    ...Object.entries(summary.calls).map(([purpose, figures]) => row(purpose, figures)),
    row('a whole turn', summary.turn),
    `pieces        median ${pieces.median}, most ${pieces.most}\n`,
    `named article among the pieces  ${named.found} of ${named.of} (${named.percent} %)\n`,
    ...(summary.missing.length === 0 ? [] : [`missing       ${summary.missing.join(', ')}\n`]),
  ].join('');
}
