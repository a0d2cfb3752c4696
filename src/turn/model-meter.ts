import { setTimeout as sleep } from 'node:timers/promises';
import type { ErrorCode } from '../core/bot-error.ts';
import {
  type Model,
  type ModelEvent,
  type ModelPurpose,
  type ModelRequest,
  type ModelUse,
  withGenerate,
} from '../core/model.ts';
import type { Receipt } from '../core/receipt.ts';
import { watchUse } from '../core/watch-use.ts';
import { addModelUse, findModelBefore, soundUse, type TurnUse } from './model-uses.ts';
import { notifyModelChange } from './notify-model-change.ts';
import type { Turn, TurnDeps } from './turn.ts';

/** Counts each use of a model that a turn makes, and tells models how much of the turn's time is left. */
export interface ModelMeter {
  /** The same model, counted; `purpose` stands for what its requests say that they are for. */
  wrap(model: Model, purpose?: ModelPurpose): Model;
  /** Why quoting stood in for the model the last time; null: it never did. */
  readonly fault: ErrorCode | null;
  /** Set: the endpoint named another model than before. */
  readonly changed: Receipt['modelChanged'] | null;
  /** Resolves when each use that has ended is a row. @throws what kept one from becoming one */
  settle(): Promise<void>;
}

/** A model that does not listen when a turn is ended is not waited for any longer. */
const MAX_WAIT_MS = 1_000;

/** Opens the meter of a turn that begins, or goes on, now. */
export function openMeter(
  deps: Pick<TurnDeps, 'database' | 'limits' | 'surface' | 'log'>,
  turn: Turn,
): ModelMeter {
  const deadlineMs = Date.now() + deps.limits.timeoutMs;
  const underWay = new Set<Promise<void>>();
  let rows: Promise<void> = Promise.resolve();
  let failure: { error: unknown } | null = null;
  let fault: ErrorCode | null = null;
  let changed: Receipt['modelChanged'] | null = null;

  async function add(reported: TurnUse): Promise<void> {
    const use = soundUse(reported);
    const { asked, model } = use;
    const before = model === null ? null : await findModelBefore(deps.database, turn, { asked, model });
    await addModelUse(deps.database, turn, use);
    if (before === null || model === null) return;
    changed = { from: before, to: model };
    await notifyModelChange(deps, turn, { asked, ...changed });
  }

  function report(use: ModelUse, purpose: ModelPurpose): void {
    const isTool = purpose === 'answer' && use.ended === 'tool_calls';
    rows = rows
      .then(() => add({ ...use, purpose: isTool ? 'tool_step' : purpose }))
      .catch((error: unknown) => {
        failure ??= { error };
        deps.log.error({ err: error, turn: turn.id }, 'the use of a model was not recorded');
      });
  }

  async function* generate(
    model: Model,
    request: ModelRequest,
    purpose: ModelPurpose,
  ): AsyncIterable<ModelEvent> {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    underWay.add(ended);
    const timeLeftMs = Math.min(
      request.timeLeftMs ?? Number.POSITIVE_INFINITY,
      Math.max(0, deadlineMs - Date.now()),
    );
    const watch = watchUse(model.name, { ...request, timeLeftMs, report: (use) => report(use, purpose) });
    let stoodIn = false;
    try {
      for await (const event of model.generate(watch.request)) {
        watch.heard(event);
        if (event.type === 'done' && event.standIn === true) {
          stoodIn = true;
          fault = event.fault ?? 'model_unavailable';
        }
        yield event;
      }
    } catch (error) {
      watch.failed(error);
      throw error;
    } finally {
      // Who said nothing and reported nothing was not asked at all, as a model that is left alone.
      if (watch.hasHeard() && !stoodIn) watch.end();
      await rows;
      end();
      underWay.delete(ended);
    }
  }

  return {
    wrap: (model, purpose) =>
      withGenerate(model, (request) => generate(model, request, purpose ?? request.purpose)),
    get fault() {
      return fault;
    },
    get changed() {
      return changed;
    },
    async settle() {
      if (underWay.size > 0) await Promise.race([Promise.all(underWay), sleep(MAX_WAIT_MS)]);
      await rows;
      if (failure !== null) throw failure.error;
    },
  };
}
