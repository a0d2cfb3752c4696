import { z } from 'zod';
import { BotError } from '../core/bot-error.ts';
import type { Embedder } from '../core/embedder.ts';
import type { Log } from '../core/log.ts';
import { createOpenAiClient, type EndpointOptions } from './openai-client.ts';
import { retryCall } from './retry-call.ts';
import { timeout, translateOpenAiError } from './translate-openai-error.ts';

/** What an OpenAI-compatible embeddings endpoint needs. */
export interface OpenAiEmbedderOptions extends EndpointOptions {
  model: string;
  /** What the index is built for; by default 256. */
  dims?: number;
  timeoutMs: number;
  maxRetries: number;
  log: Log;
}

const answer = z.looseObject({
  data: z.array(z.looseObject({ index: z.number().int().min(0), embedding: z.array(z.number()) })),
});

/** Texts to a call; well below what any known endpoint refuses. */
const BATCH = 96;
/** Longer texts are cut before they reach the 8,191 tokens that the vendor takes, at three characters a token. */
const MAX_CHARACTERS = 24_000;

/**
 * Creates an embedder that calls an OpenAI-compatible endpoint, which must be able to give vectors of the wanted length.
 * @throws BotError `config_invalid` from `embed` when the model gives vectors of another length; `model_*`
 */
export function createOpenAiEmbedder(options: OpenAiEmbedderOptions): Embedder {
  const dims = options.dims ?? 256;
  const client = createOpenAiClient(options);

  async function request(input: string[]): Promise<number[][]> {
    const signal = AbortSignal.timeout(options.timeoutMs);
    try {
      const body = { model: options.model, input, dimensions: dims, encoding_format: 'float' as const };
      const parsed = answer.safeParse(await client.embeddings.create(body, { signal }));
      if (!parsed.success || parsed.data.data.length !== input.length)
        throw new BotError(
          'model_invalid_output',
          'The embeddings endpoint sent an answer of unknown shape.',
        );
      return [...parsed.data.data].sort((a, b) => a.index - b.index).map(({ embedding }) => embedding);
    } catch (error) {
      throw signal.aborted ? timeout() : translateOpenAiError(error);
    }
  }

  return {
    name: `${options.model}:${dims}`,
    dims,
    async embed(texts) {
      const vectors: number[][] = [];
      for (let at = 0; at < texts.length; at += BATCH) {
        // The endpoint refuses empty texts; a blank has no terms, so its vector is all zero.
        const batch = texts.slice(at, at + BATCH).map((text) => text.trim().slice(0, MAX_CHARACTERS));
        const filled = batch.filter((text) => text !== '');
        const found = filled.length === 0 ? [] : await retryCall(() => request(filled), rulesOf(options));
        let next = 0;
        for (const text of batch)
          vectors.push(
            text === '' ? Array<number>(dims).fill(0) : toUnit(found[next++] ?? [], dims, options.model),
          );
      }
      return vectors;
    },
  };
}

function rulesOf({ maxRetries, timeoutMs, model, log }: OpenAiEmbedderOptions) {
  return {
    maxRetries,
    signal: new AbortController().signal,
    deadlineMs: Date.now() + timeoutMs * (maxRetries + 1),
    onRetry: (retry: number, error: BotError) =>
      log.warn({ model, retry, code: error.code }, 'the embeddings are asked for again'),
  };
}

/** Cutting off dimensions is sound only for models trained for it, and those take `dimensions`: others are refused. */
function toUnit(vector: number[], dims: number, model: string): number[] {
  if (vector.length !== dims)
    throw new BotError(
      'config_invalid',
      `The embeddings model "${model}" gives ${vector.length} dimensions and cannot give ${dims}. Choose one that can be shortened, or leave OPENAI_EMBEDDING_MODEL out.`,
    );
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
