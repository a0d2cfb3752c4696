import type { ModelRequest, ModelUsage } from '../core/model.ts';
import type { ChatReading } from './read-chat-stream.ts';
import { toJsonSchema } from './strict-schema.ts';

/** Prices as they are set; absent: costs are reported as 0, since the endpoint does not tell its prices. */
export interface ModelPrices {
  inputPerMillionUsd: number;
  outputPerMillionUsd: number;
}

/** Characters of a token, where the provider gives no figures. */
const CHARACTERS = 4;

/**
 * What a call used, by the provider's own figures; what it does not tell is computed from the texts, so that budgets
 * hold. What the provider kept from before counts at the full price: what it costs there is not known.
 */
export function usageOf(
  request: ModelRequest,
  reading: ChatReading,
  prices: ModelPrices | undefined,
): ModelUsage {
  const reported = reading.usage;
  const inputTokens = reported?.inputTokens ?? estimateInput(request);
  const outputTokens = reported?.outputTokens ?? Math.ceil((reading.said + reading.thought) / CHARACTERS);
  const isEstimated = reported?.inputTokens == null || reported.outputTokens === null;
  const cachedTokens = reported?.cachedTokens ?? 0;
  const reasoningTokens = reported?.reasoningTokens ?? Math.ceil(reading.thought / CHARACTERS);
  return {
    inputTokens,
    outputTokens,
    costUsd: costOf(inputTokens, outputTokens, prices),
    ...(cachedTokens === 0 ? {} : { cachedTokens }),
    ...(reasoningTokens === 0 ? {} : { reasoningTokens }),
    ...(isEstimated ? { estimated: true } : {}),
  };
}

function costOf(inputTokens: number, outputTokens: number, prices: ModelPrices | undefined): number {
  if (prices === undefined) return 0;
  return (inputTokens * prices.inputPerMillionUsd + outputTokens * prices.outputPerMillionUsd) / 1_000_000;
}

function estimateInput({ messages, tools }: ModelRequest): number {
  const said = messages.reduce((sum, { content }) => sum + content.length, 0);
  const offered = tools.reduce(
    (sum, { name, description, input }) =>
      sum + name.length + description.length + JSON.stringify(toJsonSchema(input)).length,
    0,
  );
  return Math.ceil((said + offered) / CHARACTERS);
}
