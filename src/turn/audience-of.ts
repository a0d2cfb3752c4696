import { sql } from 'drizzle-orm';
import type { Audience } from '../core/audience.ts';
import { BotError } from '../core/bot-error.ts';
import type { ChannelReaders, Directory } from '../core/directory.ts';
import { asId, type ChannelId, type PersonId, type TeamId } from '../core/ids.ts';
import type { Database } from '../store/database.ts';
import { textArray } from '../store/sql-values.ts';

/** Where a reply will be read. */
export interface ReplyPlace {
  teamId: TeamId;
  channelId: ChannelId;
  askerId: PersonId | null;
  viewerId: PersonId | null;
}

/** Stands for the people of other companies who read a connected channel and whom Slack does not list: nobody knows them. */
export const UNLISTED = asId<PersonId>('unlisted');

/**
 * Everyone who can read the place of a reply: of a public channel all full members of the workspace, joined or not, with
 * the outsiders in it; of a private one its members; of a direct message the asker, who is always among the readers. A
 * connected channel is also read by people whom nobody lists, so only what anyone may read is shown there. Where the
 * readers are unknown it throws instead of guessing, so that nothing is shown to anybody.
 * @throws BotError `forbidden` for a channel that nobody knows
 */
export async function audienceOf(
  directory: Directory,
  database: Database,
  place: ReplyPlace,
): Promise<Audience> {
  const { teamId, viewerId, askerId } = place;
  if (viewerId !== null) return { teamId, everyone: false, people: [viewerId] };
  const readers = await readersOf(directory, database, place);
  if (readers === null)
    throw new BotError(
      'forbidden',
      `The channel ${place.channelId} is not known, so nobody's right to read there is.`,
    );
  const { channel, people, isPeopled } = readers;
  if (channel.kind === 'direct')
    return { teamId, everyone: askerId === null, people: askerId === null ? [] : [askerId] };
  // Where nobody reads, nothing may be seen: somebody who asks for others to read there makes no reader of theirs.
  if (!isPeopled && channel.kind !== 'public') return { teamId, everyone: false, people: [] };
  const unlisted = channel.connected ? [UNLISTED] : [];
  return {
    teamId,
    everyone: channel.kind === 'public',
    people: [...new Set([...people, ...unlisted])].sort(),
  };
}

/** Who reads a channel: by one question where the directory knows it at once. */
async function readersOf(
  directory: Directory,
  database: Database,
  { teamId, channelId, askerId }: ReplyPlace,
): Promise<ChannelReaders | null> {
  if (directory.readers !== undefined) return directory.readers(teamId, channelId, askerId);
  const channel = await directory.channel(teamId, channelId);
  if (channel === null) return null;
  if (channel.kind === 'direct') return { channel, people: [], isPeopled: true };
  const members = await directory.members(teamId, channelId);
  const people = [...new Set([...members, ...(askerId === null ? [] : [askerId])])];
  return {
    channel,
    people: channel.kind === 'public' ? await outsidersAmong(database, teamId, people) : people,
    isPeopled: members.length > 0,
  };
}

/** Those of `people` who are not full members: guests, external people and anyone unknown. Closed accounts read nothing. */
async function outsidersAmong(database: Database, teamId: TeamId, people: PersonId[]): Promise<PersonId[]> {
  const rows = await database.query<{ id: PersonId }>(sql`
    select candidate as id from unnest(${textArray(people)}) as candidate
    where not exists (
      select 1 from people p
      where p.team_id = ${teamId} and p.id = candidate and (p.deleted or p.kind in ('member', 'bot')))
    order by candidate`);
  return rows.map((row) => row.id);
}

/** Whether each of the viewers is one of the readers. */
export async function isWithin(database: Database, viewers: Audience, readers: Audience): Promise<boolean> {
  if (viewers.teamId !== readers.teamId || (viewers.everyone && !readers.everyone)) return false;
  if (!viewers.everyone && viewers.people.length === 0) return false;
  const others = viewers.people.filter((person) => !readers.people.includes(person));
  if (!readers.everyone) return others.length === 0;
  return (await outsidersAmong(database, viewers.teamId, others)).length === 0;
}

/** The readers of two places together. */
export function unionOf(one: Audience, other: Audience): Audience {
  return {
    teamId: one.teamId,
    everyone: one.everyone || other.everyone,
    people: [...new Set([...one.people, ...other.people])],
  };
}

/** Whether two audiences are the same readers. */
export function sameAudience(one: Audience, other: Audience): boolean {
  return (
    one.everyone === other.everyone &&
    one.people.length === other.people.length &&
    [...one.people].sort().join() === [...other.people].sort().join()
  );
}
