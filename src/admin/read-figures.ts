import { sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import { currentRatings } from '../feedback/current-ratings.ts';
import type { Database } from '../store/database.ts';

/** What is counted; `cost` is in US dollars. */
export const FIGURES = [
  'turns',
  'answered',
  'clarified',
  'refused',
  'handed_off',
  'stopped',
  'failed',
  'up',
  'down',
  'opened',
  'closed',
  'cost',
] as const;
export type UsageFigure = (typeof FIGURES)[number];

/** A figure of the last seven days, and of the seven before. */
export interface FigureCount {
  now: number;
  before: number;
}

const WEEK_MS = 7 * 86_400_000;

/** Counts turns by outcome, ratings, handoffs and cost of the last two weeks. */
export async function readFigures(
  database: Database,
  { teamId, now }: { teamId: TeamId; now: Date },
): Promise<Record<UsageFigure, FigureCount>> {
  const split = new Date(now.getTime() - WEEK_MS);
  const start = new Date(now.getTime() - 2 * WEEK_MS);
  const rows = await database.query<FigureCount & { figure: string }>(sql`
    select figure, coalesce(sum(amount) filter (where at >= ${split}), 0)::float8 as now,
      coalesce(sum(amount) filter (where at < ${split}), 0)::float8 as before
    from (
      select figure, amount, started_at as at from turns
        cross join lateral (values ('turns', 1::float8), (coalesce(outcome, 'open'), 1)) as each (figure, amount)
        where team_id = ${teamId} and started_at >= ${start}
      union all select 'cost', cost_usd, at from model_uses where team_id = ${teamId} and at >= ${start}
      union all select case when value > 0 then 'up' else 'down' end, 1, rated_at
        from (${currentRatings({ teamId, since: start })}) as given
      union all select 'opened', 1, opened_at from handoffs where team_id = ${teamId} and opened_at >= ${start}
      union all select 'closed', 1, closed_at from handoffs where team_id = ${teamId} and closed_at >= ${start}
    ) as counted group by figure`);
  const found = new Map(rows.map(({ figure, ...count }) => [figure, count]));
  const entries = FIGURES.map((figure) => [figure, found.get(figure) ?? { now: 0, before: 0 }] as const);
  return Object.fromEntries(entries) as Record<UsageFigure, FigureCount>;
}
