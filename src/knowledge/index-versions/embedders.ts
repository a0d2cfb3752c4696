import type { Embedder } from '../../core/embedder.ts';
import { type IndexVersion, LOCAL } from './index-version.ts';

/** Gives each version of the index the embedder that it is made with. */
export interface Embedders {
  /** What a new index is made with, where nothing else is asked for. */
  readonly preferred: Pick<IndexVersion, 'embedder' | 'dims'>;
  /** Null: it cannot be had as things are configured; its index is searched by words alone. */
  of(indexVersion: IndexVersion): Embedder | null;
}

/** Takes the embedder that learns for the index versions made with it, and an endpoint's models for all others. */
export function chooseEmbedders(
  local: Embedders,
  endpoint: { model: string | null; create(model: string, dims: number): Embedder },
): Embedders {
  const made = new Map<string, Embedder>();
  return {
    preferred:
      endpoint.model === null ? local.preferred : { embedder: endpoint.model, dims: local.preferred.dims },
    of(indexVersion) {
      const { embedder, dims } = indexVersion;
      if (embedder === LOCAL) return local.of(indexVersion);
      const key = `${embedder}:${dims}`;
      const known = made.get(key) ?? endpoint.create(embedder, dims);
      made.set(key, known);
      return known;
    },
  };
}
