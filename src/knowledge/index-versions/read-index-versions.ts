import { sql } from 'drizzle-orm';
import type { Database } from '../../store/database.ts';
import type { RowAs } from '../../store/row.ts';
import type { IndexVersion, IndexVersionState } from './index-version.ts';

/** An index as the operator sees it. */
export interface IndexVersionStatus extends IndexVersion {
  state: IndexVersionState;
  /** Articles that it was filled with so far, while it is being built; of `articles`. */
  filled: number | null;
  articles: number;
  passages: number;
  vectors: number;
  /** Figures of its last comparison with the live one. */
  gate: { passes: boolean; reasons: string[]; at: string } | null;
  /** Share of the true nearest vectors that its graph finds; null: not measured, or there is no graph. */
  recall: number | null;
  checkedAt: Date | null;
  createdAt: Date;
  liveAt: Date | null;
}

/** All indexes that there are or were, the newest last; of dropped ones only what may still be left. */
export function readIndexVersions(database: Database): Promise<IndexVersionStatus[]> {
  return database.query<
    RowAs<'index_generations', IndexVersionStatus, 'filled' | 'articles' | 'passages' | 'vectors'>
  >(sql`
    select g.id, g.chunking, g.embedder, g.dims, g.state, g.gate, g.recall, g.checked_at as "checkedAt",
      g.created_at as "createdAt", g.live_at as "liveAt",
      case when g.state = 'building' then (select count(*)::int from articles a where a.id <= g.filled_to) end as filled,
      (select count(*)::int from articles) as articles,
      (select count(*)::int from passages p where p.generation = g.id) as passages,
      (select count(*)::int from passage_vectors v where starts_with(v.generation, g.id || ':')) as vectors
    from index_generations g order by g.id`);
}
