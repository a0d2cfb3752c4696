import { sql } from 'drizzle-orm';
import type { ModelUsage, ModelUse } from '../core/model.ts';
import type { ModelCall } from '../core/receipt.ts';
import type { Database } from '../store/database.ts';
import type { Column, RowAs } from '../store/row.ts';
import { storableText } from '../store/sql-values.ts';
import type { Turn } from './turn.ts';

/** A use of a model for a turn, with what it was for. */
export type TurnUse = ModelUse & { purpose: string };

/** Adds the row of one use of a model; nothing changes or removes it again. */
export async function addModelUse(database: Database, turn: Turn, use: TurnUse): Promise<void> {
  const { usage } = use;
  await database.query(sql`
    insert into model_uses (team_id, turn_id, revision, person_id, purpose, asked, model, input_tokens, output_tokens, cached_tokens,
      reasoning_tokens, cost_usd, estimated, ended, ms)
    values (${turn.teamId}, ${turn.id}, ${turn.revision}, ${turn.askerId ?? ''}, ${use.purpose}, ${use.asked}, ${use.model},
      ${usage.inputTokens}, ${usage.outputTokens}, ${usage.cachedTokens ?? 0}, ${usage.reasoningTokens ?? 0}, ${usage.costUsd},
      ${usage.estimated ?? false}, ${use.ended}, ${use.ms})`);
}

/** The most characters of a model's name. */
const MAX_NAME = 100;
/** The most that a column of whole numbers holds. */
const MAX_TOKENS = 2 ** 31 - 1;
const MAX_COST_USD = 1e6;

/** A use without what could not be stored, or would give a budget back what was spent: endpoints make mistakes. */
export function soundUse(use: TurnUse): TurnUse {
  const { usage } = use;
  const within = (value: number, most: number) =>
    Number.isNaN(value) ? 0 : Math.min(Math.max(value, 0), most);
  const tokens = (value = 0) => Math.ceil(within(value, MAX_TOKENS));
  const name = (text: string) => storableText(text).slice(0, MAX_NAME);
  return {
    ...use,
    asked: name(use.asked),
    model: use.model === null ? null : name(use.model),
    ms: tokens(use.ms),
    usage: {
      ...usage,
      inputTokens: tokens(usage.inputTokens),
      outputTokens: tokens(usage.outputTokens),
      cachedTokens: tokens(usage.cachedTokens),
      reasoningTokens: tokens(usage.reasoningTokens),
      costUsd: within(usage.costUsd, MAX_COST_USD),
    },
  };
}

/** The uses of models that a turn's present revision made, in the order in which they ended. */
export async function readModelCalls(database: Database, turn: Turn): Promise<ModelCall[]> {
  return database.query<RowAs<'model_uses', ModelCall>>(sql`
    select purpose, asked, model, input_tokens as "inputTokens", output_tokens as "outputTokens", cached_tokens as "cachedTokens",
      reasoning_tokens as "reasoningTokens", cost_usd as "costUsd", estimated, ended, ms
    from model_uses where turn_id = ${turn.id} and revision = ${turn.revision} order by id`);
}

/** What all uses of a turn come to. */
export function sumModelCalls(calls: readonly ModelCall[]): ModelUsage {
  const sum = (read: (call: ModelCall) => number) => calls.reduce((total, call) => total + read(call), 0);
  const cachedTokens = sum((call) => call.cachedTokens);
  const reasoningTokens = sum((call) => call.reasoningTokens);
  return {
    inputTokens: sum((call) => call.inputTokens),
    outputTokens: sum((call) => call.outputTokens),
    costUsd: sum((call) => call.costUsd),
    ...(cachedTokens === 0 ? {} : { cachedTokens }),
    ...(reasoningTokens === 0 ? {} : { reasoningTokens }),
    ...(calls.some(({ estimated }) => estimated) ? { estimated: true } : {}),
  };
}

/** Names that were in use within so many hours are no news: some endpoints serve several models by turns. */
const NEWS_HOURS = 24;

/**
 * The name that an endpoint gave the model before, where it gives it another one now that it has not used within a day;
 * null: nothing has changed. To be asked before the row of the use is added.
 */
export async function findModelBefore(
  database: Database,
  { teamId }: Pick<Turn, 'teamId'>,
  { asked, model }: { asked: string; model: string },
): Promise<string | null> {
  const [last] = await database.query<{ model: Column<'model_uses', 'model', string>; known: boolean }>(sql`
    select model, exists (
      select 1 from model_uses where team_id = ${teamId} and asked = ${asked} and model = ${model}
        and at > now() - ${NEWS_HOURS} * interval '1 hour') as known
    from model_uses where team_id = ${teamId} and asked = ${asked} and model is not null order by id desc limit 1`);
  return last === undefined || last.known || last.model === model ? null : last.model;
}
