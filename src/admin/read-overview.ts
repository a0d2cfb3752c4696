import { sql } from 'drizzle-orm';
import type { TeamId } from '../core/ids.ts';
import { defaultSetting, type Setting, settingSchemas } from '../core/settings.ts';
import type { Database } from '../store/database.ts';
import type { Row } from '../store/row.ts';

/** The effective settings, as far as one line an area tells. */
export interface Overview {
  /** How many channels are set up otherwise than by default. */
  channels: number;
  /** How many topics have an escalation channel. */
  topics: number;
  /** How many roles come from user groups. */
  roles: number;
  /** How many terms have others that mean the same. */
  synonyms: number;
  waiting: Setting<'waiting'>;
  retention: Setting<'retention'>;
  terms: Setting<'terms'>;
  budgets: Setting<'budgets'>;
  shares: Setting<'shares'>;
  triage: Setting<'triage'>;
}

const SINGLE = ['waiting', 'retention', 'terms', 'budgets', 'shares', 'triage'] as const;

/** Reads the effective settings, however many channels there are. */
export async function readOverview(database: Database, teamId: TeamId): Promise<Overview> {
  const rows = await database.query<Row<'settings', 'family' | 'value'> & { count: number }>(sql`
    select family, (array_agg(value) filter (where subject = ''))[1] as value, count(*) filter (where case family
      when 'channel' then value ->> 'mode' <> 'mention' or jsonb_typeof(value -> 'agents') = 'array'
      when 'topic' then (value ->> 'channelId') is not null
      when 'role' then jsonb_array_length(value -> 'groups') > 0
      when 'synonym' then jsonb_array_length(value -> 'words') > 0 end)::int as count
    from settings where team_id = ${teamId} group by family`);
  const of = new Map(rows.map((row) => [row.family, row]));
  const countOf = (family: string) => of.get(family)?.count ?? 0;
  const settingOf = <Family extends (typeof SINGLE)[number]>(family: Family): Setting<Family> => {
    const parsed = settingSchemas[family].safeParse(of.get(family)?.value ?? {});
    return (parsed.success ? parsed.data : defaultSetting(family)) as Setting<Family>;
  };
  return {
    channels: countOf('channel'),
    topics: countOf('topic'),
    roles: countOf('role'),
    synonyms: countOf('synonym'),
    waiting: settingOf('waiting'),
    retention: settingOf('retention'),
    terms: settingOf('terms'),
    budgets: settingOf('budgets'),
    shares: settingOf('shares'),
    triage: settingOf('triage'),
  };
}
