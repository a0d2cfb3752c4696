import { type SQL, sql } from 'drizzle-orm';
import type { ChannelReaders } from '../core/directory.ts';
import type { ChannelId, PersonId, TeamId } from '../core/ids.ts';
import type { Channel, Person, Role } from '../core/person.ts';
import type { Database } from './database.ts';
import { bindName } from './names.ts';
import { type StoredPerson, selectPeople } from './people.ts';
import type { Column, Row, RowAs } from './row.ts';
import { textArray } from './sql-values.ts';

/** A person as a chat platform describes them, without roles and groups. */
export type PersonProfile = Omit<Person, 'roles' | 'groups'> & {
  title?: string;
  workspaceAdmin?: boolean;
  deleted?: boolean;
  /** Verified by the platform; kept as a name that means this person (`names`), and not looked at again. */
  email?: string;
  /** The workspace that they belong to, where it is known. */
  homeTeam?: string;
};

/** Keeps a person's profile, and whom the handle and the e-mail address mean. */
export async function savePerson(database: Database, person: PersonProfile): Promise<void> {
  const name = { teamId: person.teamId, kind: 'person' as const, subjectId: person.id, name: person.handle };
  const mail =
    person.email === undefined ? sql`` : sql`, mailed as (${bindName({ ...name, name: person.email })})`;
  await database.query(sql`
    with saved as (
      insert into people (team_id, id, handle, real_name, title, locale, time_zone, kind, home_team, workspace_admin, deleted, synced_at)
      values (${person.teamId}, ${person.id}, ${person.handle}, ${person.realName}, ${person.title ?? ''}, ${person.locale},
        ${person.timeZone}, ${person.kind}, ${person.homeTeam ?? ''}, ${person.workspaceAdmin ?? false}, ${person.deleted ?? false}, now())
      on conflict (team_id, id) do update set handle = excluded.handle, real_name = excluded.real_name,
        title = excluded.title, locale = excluded.locale, time_zone = excluded.time_zone, kind = excluded.kind, home_team = excluded.home_team,
        workspace_admin = excluded.workspace_admin, deleted = excluded.deleted, synced_at = excluded.synced_at)${mail}
    ${bindName(name)}`);
}

/** The workspace that a person belongs to, which may be that of another company; null where it is not known. */
export async function readHomeTeam(
  database: Database,
  { teamId, personId }: { teamId: TeamId; personId: PersonId },
): Promise<string | null> {
  const [row] = await database.query<Row<'people', 'home_team'>>(
    sql`select home_team from people where team_id = ${teamId} and id = ${personId}`,
  );
  return row?.home_team || null;
}

/** Replaces a person's roles of one source (`slack`, `example`, `manual`, `group`) by these. */
export async function saveRoles(
  database: Database,
  roles: { teamId: TeamId; personId: PersonId; source: string; roles: readonly Role[] },
): Promise<void> {
  await database.query(sql`
    delete from person_roles where team_id = ${roles.teamId} and person_id = ${roles.personId} and source = ${roles.source}
      and not (role = any (${textArray(roles.roles)}))`);
  await database.query(sql`
    insert into person_roles (team_id, person_id, role, source)
    select ${roles.teamId}, ${roles.personId}, role, ${roles.source} from unnest(${textArray(roles.roles)}) as role
    on conflict do nothing`);
}

/** Keeps a group and makes its members exactly these. */
export async function saveGroup(
  database: Database,
  group: { teamId: TeamId; id: string; handle: string; name: string; members: readonly PersonId[] },
): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(sql`
      insert into groups (team_id, id, handle, name) values (${group.teamId}, ${group.id}, ${group.handle}, ${group.name})
      on conflict (team_id, id) do update set handle = excluded.handle, name = excluded.name`);
    await tx.query(
      bindName({ teamId: group.teamId, kind: 'group', subjectId: group.id, name: group.handle }),
    );
    await tx.query(sql`
      delete from group_members where team_id = ${group.teamId} and group_id = ${group.id}
        and not (person_id = any (${textArray(group.members)}))`);
    await tx.query(sql`
      insert into group_members (team_id, group_id, person_id)
      select ${group.teamId}, ${group.id}, person from unnest(${textArray(group.members)}) as person
      on conflict do nothing`);
  });
}

/** Removes a group with its memberships, so that it covers nobody any more. */
export async function removeGroup(database: Database, group: { teamId: TeamId; id: string }): Promise<void> {
  await database.query(
    sql`delete from group_members where team_id = ${group.teamId} and group_id = ${group.id}`,
  );
  await database.query(sql`delete from groups where team_id = ${group.teamId} and id = ${group.id}`);
}

/** Keeps a channel's name and kind; its members stay as they are. */
export async function saveChannel(
  database: Database,
  channel: Channel & { archived?: boolean },
): Promise<void> {
  await database.query(sql`
    insert into channels (team_id, id, name, kind, archived, connected)
    values (${channel.teamId}, ${channel.id}, ${channel.name}, ${channel.kind}, ${channel.archived ?? false}, ${channel.connected ?? false})
    on conflict (team_id, id) do update set name = excluded.name, kind = excluded.kind, archived = excluded.archived,
      connected = excluded.connected`);
}

/** What an event tells of a channel; `isPublic` absent: nothing of that. */
export interface ChannelFacts {
  teamId: TeamId;
  channelId: ChannelId;
  isPublic?: boolean;
  connected: boolean;
}

/**
 * Keeps what an event has told of a channel that was known otherwise, until the channel is read again before the next reply
 * there: that it became public or was connected counts at once, that it became private once it is read.
 */
export async function noteChannel(database: Database, facts: ChannelFacts): Promise<void> {
  await database.query(channelNote(facts));
}

/** `noteChannel` as part of a statement that does more. */
export function channelNote({ teamId, channelId, connected, ...facts }: ChannelFacts): SQL {
  const isPublic = facts.isPublic ?? null;
  return sql`
    update channels set kind = case when ${isPublic}::boolean then 'public' else kind end,
      connected = connected or ${connected}, members_synced_at = null, members_read_at = null
    where team_id = ${teamId} and id = ${channelId} and kind in ('public', 'private')
      and ((kind = 'public') <> ${isPublic}::boolean or (${connected} and not connected))`;
}

/** Replaces a channel's members by these, and notes when that was known. */
export async function saveMembers(
  database: Database,
  channel: { teamId: TeamId; channelId: ChannelId; members: readonly PersonId[] },
): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(sql`
      delete from channel_members where team_id = ${channel.teamId} and channel_id = ${channel.channelId}
        and not (person_id = any (${textArray(channel.members)}))`);
    await tx.query(sql`
      insert into channel_members (team_id, channel_id, person_id)
      select ${channel.teamId}, ${channel.channelId}, person from unnest(${textArray(channel.members)}) as person
      on conflict do nothing`);
    await tx.query(
      sql`update channels set members_synced_at = now(), members_read_at = now()
        where team_id = ${channel.teamId} and id = ${channel.channelId}`,
    );
  });
}

/** How many are in a channel, bots and closed accounts too, and when they were last read one by one. */
export async function readMemberCount(
  database: Database,
  teamId: TeamId,
  id: ChannelId,
): Promise<{ count: number; readAt: Date | null }> {
  const [row] = await database.query<{ count: number; readAt: Column<'channels', 'membersReadAt'> }>(sql`
    select (select count(*)::int from channel_members m where m.team_id = c.team_id and m.channel_id = c.id) as count,
      c.members_read_at as "readAt"
    from channels c where c.team_id = ${teamId} and c.id = ${id}`);
  return row ?? { count: 0, readAt: null };
}

/** Notes that a channel has as many members as we know. */
export async function confirmMembers(
  database: Database,
  channel: { teamId: TeamId; channelId: ChannelId },
): Promise<void> {
  await database.query(
    sql`update channels set members_synced_at = now() where team_id = ${channel.teamId} and id = ${channel.channelId}`,
  );
}

/** Adds one member to a channel. */
export async function addMember(
  database: Database,
  member: { teamId: TeamId; channelId: ChannelId; personId: PersonId },
): Promise<void> {
  await database.query(sql`
    insert into channel_members (team_id, channel_id, person_id)
    values (${member.teamId}, ${member.channelId}, ${member.personId}) on conflict do nothing`);
}

/** Takes one member out of a channel. */
export async function removeMember(
  database: Database,
  member: { teamId: TeamId; channelId: ChannelId; personId: PersonId },
): Promise<void> {
  await database.query(sql`
    delete from channel_members
    where team_id = ${member.teamId} and channel_id = ${member.channelId} and person_id = ${member.personId}`);
}

/** Marks a channel's members as not known, so that they are read afresh before the next reply there. */
export async function forgetMembers(
  database: Database,
  channel: { teamId: TeamId; channelId: ChannelId },
): Promise<void> {
  await database.query(
    sql`update channels set members_synced_at = null, members_read_at = null where team_id = ${channel.teamId} and id = ${channel.channelId}`,
  );
}

/** A channel with when its members were last read (null: never). */
export type StoredChannel = Channel & { membersSyncedAt: Date | null; archived: boolean };

/** A channel by id. */
export async function readChannel(
  database: Database,
  teamId: TeamId,
  id: ChannelId,
): Promise<StoredChannel | null> {
  const [channel] = await readChannels(database, sql`team_id = ${teamId} and id = ${id}`);
  return channel ?? null;
}

/** Channels whose id or name (with or without `#`) is this. */
export function findChannels(database: Database, name: string): Promise<StoredChannel[]> {
  return readChannels(database, sql`id = ${name} or lower(name) = ${name.replace(/^#/, '').toLowerCase()}`);
}

/** All known channels, direct ones left out. */
export function listChannels(database: Database): Promise<StoredChannel[]> {
  return readChannels(database, sql`kind in ('public', 'private')`);
}

/** Ids of a channel's members; bots and closed accounts, which read nothing, are left out. */
export async function readMembers(database: Database, teamId: TeamId, id: ChannelId): Promise<PersonId[]> {
  const rows = await database.query<Row<'channel_members', 'person_id', { person_id: PersonId }>>(sql`
    select m.person_id from channel_members m
    left join people p on p.team_id = m.team_id and p.id = m.person_id
    where m.team_id = ${teamId} and m.channel_id = ${id} and p.kind is distinct from 'bot' and p.deleted is not true
    order by m.person_id`);
  return rows.map((row) => row.person_id);
}

/** Whether the bot is in a channel, as far as we were told. */
export async function isBotIn(
  database: Database,
  { teamId, channelId }: { teamId: TeamId; channelId: ChannelId },
): Promise<boolean> {
  const rows = await database.query(sql`
    select 1 from installations i
    join channel_members m on m.team_id = i.team_id and m.person_id = i.bot_user_id
    where i.team_id = ${teamId} and m.channel_id = ${channelId}`);
  return rows.length > 0;
}

/** A channel with who reads it, as stored. */
export type StoredReaders = Omit<ChannelReaders, 'asker'> & {
  channel: StoredChannel;
  asker: StoredPerson | null;
};

/**
 * A channel and who reads it, in one statement, however many they are: of a public one only who is no full member of the
 * workspace comes back. Bots and closed accounts read nothing.
 */
export async function readReaders(
  database: Database,
  place: { teamId: TeamId; channelId: ChannelId; askerId: PersonId | null },
): Promise<StoredReaders | null> {
  const [row] = await database.query<
    RowAs<'channels', StoredChannel> &
      Pick<ChannelReaders, 'people' | 'isPeopled'> & {
        asker: (Omit<StoredPerson, 'syncedAt'> & { syncedAt: string }) | null;
      }
  >(sql`
    with readers as (
      select m.person_id as id, false as asks from channel_members m
      where m.team_id = ${place.teamId} and m.channel_id = ${place.channelId}
      union all select ${place.askerId}::text, true where ${place.askerId}::text is not null
    ), known as (
      select r.id, r.asks, p.kind, p.deleted from readers r left join people p on p.team_id = ${place.teamId} and p.id = r.id
    )
    select c.team_id as "teamId", c.id, c.name, c.kind, c.archived, c.connected, c.members_synced_at as "membersSyncedAt",
      exists (select 1 from known where not asks and kind is distinct from 'bot' and deleted is not true) as "isPeopled",
      array(select distinct id from known where case when c.kind = 'public'
        then kind is null or (not deleted and kind not in ('member', 'bot'))
        else asks or (kind is distinct from 'bot' and deleted is not true) end) as people,
      (select to_jsonb(p) from (${selectPeople(sql`p.team_id = ${place.teamId} and p.id = ${place.askerId}`)}) as p) as asker
    from channels c where c.team_id = ${place.teamId} and c.id = ${place.channelId}`);
  if (row === undefined) return null;
  const { people, isPeopled, asker, ...channel } = row;
  return {
    channel,
    people,
    isPeopled,
    asker: asker === null ? null : { ...asker, syncedAt: new Date(asker.syncedAt) },
  };
}

/** Groups with their members' ids. */
export function listGroups(
  database: Database,
): Promise<{ teamId: TeamId; id: string; handle: string; name: string; members: PersonId[] }[]> {
  return database.query(sql`
    select g.team_id as "teamId", g.id, g.handle, g.name,
      coalesce(array_agg(m.person_id order by m.person_id) filter (where m.person_id is not null), '{}') as members
    from groups g left join group_members m on m.team_id = g.team_id and m.group_id = g.id
    group by g.team_id, g.id, g.handle, g.name order by g.handle`);
}

function readChannels(database: Database, where: ReturnType<typeof sql>): Promise<StoredChannel[]> {
  return database.query<RowAs<'channels', StoredChannel>>(sql`
    select team_id as "teamId", id, name, kind, archived, connected, members_synced_at as "membersSyncedAt"
    from channels where ${where} order by name`);
}
