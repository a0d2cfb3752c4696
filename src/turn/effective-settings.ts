import type { Agent } from '../agents/define-agent.ts';
import type { BudgetLimits } from '../core/budget.ts';
import type { Language } from '../core/language.ts';
import { inLanguage } from '../core/local-text.ts';
import type { Model, ModelPurpose } from '../core/model.ts';
import type { Receipt } from '../core/receipt.ts';
import { type Setting, settingSchemas } from '../core/settings.ts';
import { t } from '../messages/t.ts';
import type { TurnStart } from './read-start.ts';
import { type Granted, reserveBudget } from './reserve-budget.ts';
import { runStep, type TurnRun } from './run-step.ts';
import type { EffectiveSettings, TurnDeps } from './turn.ts';

/**
 * Works out the effective settings, once a turn: what changes while it runs applies from the next one on. What the turn may
 * spend is reserved with them, by a run after a crash once more.
 */
export async function applySettings(
  run: TurnRun,
  { settings }: Pick<TurnStart, 'settings'>,
): Promise<EffectiveSettings> {
  const set = await runStep(run, 'settings', () => Promise.resolve(effectiveOf(run, settings)));
  const { maxCostUsd, spentBy } = await reserve(run, set);
  run.settings = { ...set, limits: { ...set.limits, maxCostUsd }, daySpent: spentBy !== null, spentBy };
  return run.settings;
}

type SetByAdmins = Omit<EffectiveSettings, 'daySpent' | 'spentBy'>;

/** Without a model that costs something there is nothing to reserve. */
async function reserve({ deps, turn }: TurnRun, set: SetByAdmins): Promise<Granted> {
  const { maxCostUsd, timeoutMs } = set.limits;
  if (deps.model.ability === 'quotes') return { maxCostUsd, spentBy: null };
  const day = new Date(`${deps.clock.now().toISOString().slice(0, 10)}T00:00:00Z`);
  return reserveBudget(deps.database, turn, { ...set, maxCostUsd, timeoutMs, day });
}

function effectiveOf({ deps }: TurnRun, set: TurnStart['settings']): SetByAdmins {
  const channel: Setting<'channel'> = read('channel', set.channel);
  const budgets: Setting<'budgets'> = read('budgets', set.budgets);
  return {
    agents: deps.agents
      .map(({ name }) => name)
      .filter((name) => channel.agents === null || channel.agents.includes(name)),
    limits: {
      ...deps.limits,
      maxTokens: budgets.turnMaxTokens ?? deps.limits.maxTokens,
      maxCostUsd: budgets.turnMaxCostUsd ?? deps.limits.maxCostUsd,
    },
    personDailyCostUsd: budgets.personDailyCostUsd,
    dailyCostUsd: budgets.dailyCostUsd,
  };
}

/** A setting that cannot be read counts as not set: a damaged row must not stop every turn. */
function read<Family extends 'channel' | 'budgets'>(family: Family, value: unknown): Setting<Family> {
  const parsed = settingSchemas[family].safeParse(value ?? {});
  return (parsed.success ? parsed.data : settingSchemas[family].parse({})) as Setting<Family>;
}

/** The model that answers, or judges where that is the purpose: quoting once the day's money is spent. Each use of one that costs something is counted. */
export function effectiveModel(
  { deps, settings, meter = null }: Pick<TurnRun, 'deps' | 'settings'> & Partial<Pick<TurnRun, 'meter'>>,
  purpose?: ModelPurpose,
): Model {
  const chosen = purpose === 'judge' ? deps.judge : deps.model;
  const model = settings?.daySpent ? deps.quoting : chosen;
  return meter === null || model.ability === 'quotes' ? model : meter.wrap(model, purpose);
}

/** The agents that are on where the turn was asked; before the settings were read, all. */
export function effectiveAgents({ deps, settings }: Pick<TurnRun, 'deps' | 'settings'>): readonly Agent[] {
  return settings === null ? deps.agents : deps.agents.filter(({ name }) => settings.agents.includes(name));
}

/** The limits that apply, before the settings were read the process's own. */
export function effectiveLimits({
  deps,
  settings,
}: {
  deps: TurnDeps;
  settings: EffectiveSettings | null;
}): BudgetLimits {
  return settings?.limits ?? deps.limits;
}

/** For the receipt: what held when the turn ran. */
export function settingsForReceipt(settings: EffectiveSettings | null): Pick<Receipt, 'effectiveSettings'> {
  if (settings === null) return {};
  const { agents, limits, personDailyCostUsd, dailyCostUsd, daySpent, spentBy } = settings;
  return {
    effectiveSettings: {
      agents,
      maxTokens: limits.maxTokens,
      maxCostUsd: limits.maxCostUsd,
      personDailyCostUsd,
      dailyCostUsd,
      daySpent,
      ...(spentBy === null ? {} : { spentBy }),
    },
  };
}

/** Says which agents answer here instead of the one that is switched off. */
export function formatEnabledAgents(language: Language, agents: readonly Agent[]): string {
  const names = agents.map(({ offers }) => inLanguage(offers, language));
  if (names.length === 0) return t(language, 'turn.all_off');
  const on = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  return t(language, 'turn.agent_off', { on });
}
