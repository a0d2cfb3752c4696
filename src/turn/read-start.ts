import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { selectEscalatedTopics } from '../handoff/handoff-store.ts';
import { asAudienceBeside } from '../store/as-audience.ts';
import { type StoredMessage, threadMessages } from '../store/messages.ts';
import { MAX_MESSAGES } from './conversation.ts';
import type { TurnRun } from './run-step.ts';

/** What a turn begins with. */
export interface TurnStart {
  /** The access rules by which all of its readers may read now. */
  rules: number[];
  /** What admins have set for the channel, and for spending; null: nothing. */
  settings: { channel: unknown; budgets: unknown };
  /** Topics whose questions people can be asked to take. */
  topics: string[];
  /** The newest messages of its thread, oldest first. */
  thread: StoredMessage[];
}

interface Beside {
  channel: unknown;
  budgets: unknown;
  topics: string[];
  thread: Parameters<typeof threadMessages.read>[1];
}

/** Reads rights, settings and thread of a turn at once: each by itself would be a round trip. */
export function readStart({ deps, turn }: TurnRun, audience: Audience): Promise<TurnStart> {
  const { teamId, channelId, threadTs } = turn;
  const thread = { teamId, channelId, threadTs, limit: MAX_MESSAGES };
  const beside = sql`jsonb_build_object(
    'channel', (select value from settings where team_id = ${teamId} and family = 'channel' and subject = ${channelId}),
    'budgets', (select value from settings where team_id = ${teamId} and family = 'budgets' and subject = ''),
    'topics', ${selectEscalatedTopics(teamId)},
    'thread', (select coalesce(jsonb_agg(m), '[]') from (${threadMessages.select(thread)}) as m))`;
  return asAudienceBeside<Beside, TurnStart>(deps.database, audience, beside, async (_tx, given) => ({
    rules: given.rules,
    settings: { channel: given.beside.channel, budgets: given.beside.budgets },
    topics: given.beside.topics,
    thread: threadMessages.read(thread, given.beside.thread),
  }));
}
