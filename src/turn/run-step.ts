import { BotError } from '../core/bot-error.ts';
import type { CheckVerdict, TimedStep } from '../core/receipt.ts';
import { readOutbox } from '../store/outbox.ts';
import { type ModelMeter, openMeter } from './model-meter.ts';
import { rememberDirectory } from './remember-directory.ts';
import type { Toolbox } from './toolbox.ts';
import { type EffectiveSettings, type OpenedTurn, replyKey, type Turn, type TurnDeps } from './turn.ts';
import { dropSteps, type KeptStep, readSteps, saveSteps } from './turn-store.ts';

/** A turn under way: what is known of it, what its steps found, and the signal that ends it. */
export interface TurnRun {
  deps: TurnDeps;
  turn: Turn;
  signal: AbortSignal;
  /** Steps in the order they ended, with those of an earlier process that a restart went on behind. */
  timings: TimedStep[];
  checkpoints: Map<string, { output: unknown; ms: number }>;
  /** Steps that were done since the last checkpoint, and are kept with the next one. */
  unsaved: KeptStep[];
  /** What the checks before acting said. */
  checks: CheckVerdict[];
  /** The tools in use, with what was called, blocked and found; null before there are any. */
  toolbox: Toolbox | null;
  /** What admins have set; null before it was read. */
  settings: EffectiveSettings | null;
  /** Counts what models are used for it; null: none are that cost anything. */
  meter: ModelMeter | null;
  /** The access rules by which the readers may read; null before they were read. */
  rules: readonly number[] | null;
  /** An earlier process had begun this revision. */
  resumed: boolean;
  /** No earlier process can have begun it: nothing of it is looked for. */
  isNew: boolean;
  /** The inbox row of the delivery that is to end with its answer. */
  eventId?: number;
  /** How often the work was begun again because the readers had changed. */
  restarts: number;
  /** Set: it is only tried what would come of it, and nothing of it is kept. */
  rehearses?: boolean;
}

/** Takes up a turn, behind the last checkpoint of an earlier process; one that was opened just now has none. */
export async function resumeRun(
  deps: TurnDeps,
  { turn, isNew, eventId }: OpenedTurn,
  signal: AbortSignal,
): Promise<TurnRun> {
  const checkpoints = isNew ? new Map() : await readSteps(deps.database, turn);
  const growing = isNew ? null : await readOutbox(deps.database, replyKey(turn));
  return {
    deps: { ...deps, directory: rememberDirectory(deps.directory) },
    turn,
    signal,
    timings: [],
    unsaved: [],
    checks: [],
    checkpoints,
    toolbox: null,
    settings: null,
    rules: null,
    meter: openMeter(deps, turn),
    resumed: checkpoints.size > 0 || growing !== null,
    isNew,
    ...(eventId === undefined ? {} : { eventId }),
    restarts: 0,
  };
}

/**
 * Runs a step of the story once: behind a checkpoint, a run after a crash reads what it found instead of doing it again.
 * `Output` must survive JSON.
 * @param isCostly whether to do it again would cost money or could be seen; then it is kept, with all that it rests on
 */
export async function runStep<Output>(
  run: TurnRun,
  name: string,
  work: () => Promise<Output>,
  isCostly: (output: Output) => boolean = () => false,
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
  run.unsaved.push({ name, output, ms });
  if (isCostly(output)) await saveSteps(run.deps.database, run.turn, run.unsaved.splice(0));
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
  run.unsaved.length = 0;
  run.resumed = true;
  run.timings.length = 0;
  run.checks.length = 0;
  await dropSteps(run.deps.database, run.turn);
}
