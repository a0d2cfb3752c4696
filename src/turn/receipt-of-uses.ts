import type { ModelCall, Receipt } from '../core/receipt.ts';
import type { ModelMeter } from './model-meter.ts';
import { readModelCalls, sumModelCalls } from './model-uses.ts';
import type { TurnRun } from './run-step.ts';

/** Each use of a model that a turn made until now; without a model there is nothing to look for. */
export async function settleUses({ deps, turn, meter }: TurnRun): Promise<ModelCall[]> {
  if (deps.model.ability === 'quotes') return [];
  await meter?.settle();
  return readModelCalls(deps.database, turn);
}

/** What the receipt says of models, from the rows of their use. */
export function receiptOfUses(
  meter: ModelMeter | null,
  calls: readonly ModelCall[],
): Pick<Receipt, 'usage' | 'modelCalls' | 'modelChanged'> {
  const changed = meter?.changed ?? null;
  return {
    usage: sumModelCalls(calls),
    ...(calls.length === 0 ? {} : { modelCalls: [...calls] }),
    ...(changed === null ? {} : { modelChanged: changed }),
  };
}
