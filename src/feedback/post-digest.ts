import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { asId, type ChannelId, type PersonId, type TeamId } from '../core/ids.ts';
import type { TriageCategory } from '../core/triage.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import { enqueueMessage, readOutbox } from '../store/outbox.ts';
import type { Column, Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { channelLanguage } from './channel-language.ts';
import { readGroups } from './read-groups.ts';
import { writeDigest } from './write-digest.ts';

/** A day's digest of one workspace. */
export interface DueDigest {
  teamId: TeamId;
  channelId: ChannelId;
  /** The day that it is of, `YYYY-MM-DD`. */
  day: string;
  /** What was opened later belongs to the next. */
  until: Date;
}

/** What posting a digest works with. */
export interface DigestDeps {
  database: OpenDatabase;
  /** Everyone who can read a channel. @throws BotError where that cannot be told */
  readersOf(place: { teamId: TeamId; channelId: ChannelId }): Promise<Audience>;
}

/** More groups would not be a quiet digest. */
const MAX_GROUPS = 5;

/**
 * Queues a day's digest, once, if there is something that none has told yet. It names only what every reader of
 * the channel may see (P2).
 * @returns whether there was something to tell
 */
export async function postDigest(deps: DigestDeps, due: DueDigest): Promise<boolean> {
  const { database } = deps;
  const key = `triage:digest:${due.teamId}:${due.day}`;
  if ((await readOutbox(database, key)) !== null) return false;
  const items = await readNew(database, due);
  if (items.length === 0) return false;
  await refreshPlaces(deps, items);
  const readers = await deps.readersOf(due);
  const ids = items.map((item) => item.id);
  const where = sql`i.id = any (${textArray(ids)})`;
  const { groups, total } = await readGroups(database, { where, readers, limit: MAX_GROUPS });
  const counts: Partial<Record<TriageCategory, number>> = {};
  for (const { category } of items) counts[category] = (counts[category] ?? 0) + 1;
  const reply = writeDigest({ language: await channelLanguage(database, due), counts, groups, total });
  return database.transaction(async (tx) => {
    const fresh = await tx.query(sql`
      update triage_items set digested_at = now() where id = any (${textArray(ids)}) and digested_at is null returning id`);
    // Another process tells of them.
    if (fresh.length === 0) return false;
    const address = { teamId: due.teamId, channelId: due.channelId, askerId: asId<PersonId>('') };
    await enqueueMessage(tx, {
      key,
      lane: `triage:digest:${due.teamId}`,
      operation: 'post',
      address: { surface: 'chat', ...address },
      reply,
    });
    return true;
  });
}

type NewItem = Row<
  'triage_items',
  'id' | 'category' | 'teamId',
  { category: TriageCategory; teamId: TeamId }
> & { channelId: Column<'turns', 'channel_id', ChannelId> | null };

function readNew(database: Database, { teamId, until }: DueDigest): Promise<NewItem[]> {
  return database.query<NewItem>(sql`
    select i.id, i.category, i.team_id as "teamId", t.channel_id as "channelId"
    from triage_items i left join turns t on t.id = i.turn_id
    where i.team_id = ${teamId} and i.state = 'open' and i.digested_at is null and i.opened_at <= ${until}
    order by i.opened_at`);
}

/** Brings up to date who can read where questions were asked; a place that cannot be told of stays unnamed. */
async function refreshPlaces(deps: DigestDeps, items: readonly NewItem[]): Promise<void> {
  const places = new Map(
    items.flatMap(({ teamId, channelId }) => (channelId === null ? [] : [[channelId, teamId]])),
  );
  for (const [channelId, teamId] of places)
    await deps.readersOf({ teamId, channelId }).catch(() => undefined);
}
