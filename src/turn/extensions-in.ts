import type { PieceKind } from '../core/piece.ts';
import type { CheckVerdict, Receipt } from '../core/receipt.ts';
import type { TurnDeps } from './turn.ts';

/** What of a turn tells which pieces had a part in it. */
type Parts = Pick<Receipt, 'agent' | 'toolCalls'> & {
  flow: string | null;
  checks: readonly CheckVerdict[];
  /** Whether the model that is configured had a part in it. */
  usedModel: boolean;
};

/** The company's own pieces that had a part in it; a rule or check of theirs has one whenever it was applied. */
export function extensionsIn(
  { extensions }: Pick<TurnDeps, 'extensions'>,
  { agent, flow, toolCalls, usedModel, checks }: Parts,
): Pick<Receipt, 'extensions'> {
  const applied = new Set(checks.map(({ check }) => check));
  const took: Partial<Record<PieceKind, (name: string) => boolean>> = {
    agent: (name) => name === agent,
    flow: (name) => name === flow || applied.has(`flow.${name}`),
    tool: (name) => toolCalls.some(({ tool }) => tool === name),
    policy: (name) => applied.has(`policy.${name}`),
    // Of the adapters that there are, the turns know the chosen one alone.
    model: () => usedModel,
    guardrail: (name) => applied.has(`input.${name}`) || applied.has(`output.${name}`),
  };
  const found = extensions.filter(({ kind, name }) => took[kind]?.(name) ?? false);
  return found.length === 0 ? {} : { extensions: found };
}
