import { BotError } from '../core/bot-error.ts';
import type { CheckVerdict, TimedStep } from '../core/receipt.ts';
import { type ModelMeter, openMeter } from './model-meter.ts';
import type { Toolbox } from './toolbox.ts';
import type { EffectiveSettings, Turn, TurnDeps } from './turn.ts';
import { dropSteps, readSteps, saveStep } from './turn-store.ts';

/** A turn under way: what is known of it, what its steps found, and the signal that ends it. */
export interface TurnRun {
  deps: TurnDeps;
  turn: Turn;
  signal: AbortSignal;
  /** Steps in the order they ended, with those of an earlier process that a restart went on behind. */
  timings: TimedStep[];
  checkpoints: Map<string, { output: unknown; ms: number }>;
  /** What the checks before acting said. */
  checks: CheckVerdict[];
  /** The tools in use, with what was called, blocked and found; null before there are any. */
  toolbox: Toolbox | null;
  /** What admins have set; null before it was read. */
  settings: EffectiveSettings | null;
  /** Counts what models are used for it; null: none are that cost anything. */
  meter: ModelMeter | null;
  /** An earlier process had begun this revision. */
  resumed: boolean;
  /** How often the work was begun again because the readers had changed. */
  restarts: number;
  /** Set: it is only tried what would come of it, and nothing of it is kept. */
  rehearses?: boolean;
}

/** Takes up a turn, behind the last step that it had finished before. */
export async function resumeRun(deps: TurnDeps, turn: Turn, signal: AbortSignal): Promise<TurnRun> {
  const checkpoints = await readSteps(deps.database, turn);
  return {
    deps,
    turn,
    signal,
    timings: [],
    checks: [],
    checkpoints,
    toolbox: null,
    settings: null,
    meter: openMeter(deps, turn),
    resumed: checkpoints.size > 0,
    restarts: 0,
  };
}

/**
 * Runs a step of the story once: what it found is kept, and a run after a crash reads it instead of doing it again.
 * `Output` must survive JSON.
 */
export async function runStep<Output>(
  run: TurnRun,
  name: string,
  work: () => Promise<Output>,
): Promise<Output> {
  run.signal.throwIfAborted();
  const known = run.checkpoints.get(name);
  if (known !== undefined) {
    run.timings.push({ name, ms: known.ms });
    return known.output as Output;
  }
  const started = performance.now();
  const output = await work();
  if (run.rehearses) return output;
  const ms = Math.round((performance.now() - started) * 10) / 10;
  run.timings.push({ name, ms });
  await saveStep(run.deps.database, run.turn, { name, output, ms });
  return output;
}

/** Readers that change more often than this during one turn never settle. */
const MAX_RESTARTS = 3;

/**
 * Forgets what the steps found, so that they are done again; what was shown by then will be written over.
 * @throws BotError `internal` when that has not helped before
 */
export async function restartRun(run: TurnRun): Promise<void> {
  run.restarts += 1;
  if (run.restarts > MAX_RESTARTS)
    throw new BotError('internal', 'The readers of the place kept changing while the answer was written.');
  run.checkpoints.clear();
  run.resumed = true;
  run.timings.length = 0;
  run.checks.length = 0;
  await dropSteps(run.deps.database, run.turn);
}
