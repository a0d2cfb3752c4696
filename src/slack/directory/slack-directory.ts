import { BotError } from '../../core/bot-error.ts';
import type { Clock } from '../../core/clock.ts';
import type { ChannelReaders, Directory } from '../../core/directory.ts';
import type { ChannelId, PersonId, TeamId } from '../../core/ids.ts';
import type { Language } from '../../core/language.ts';
import type { Log } from '../../core/log.ts';
import type { Channel } from '../../core/person.ts';
import type { OpenDatabase } from '../../store/database.ts';
import {
  confirmMembers,
  readChannel,
  readMemberCount,
  readMembers,
  readReaders,
  type StoredReaders,
} from '../../store/directory.ts';
import { readPerson, type StoredPerson } from '../../store/people.ts';
import { isHiddenPerson } from '../../store/unknown-people.ts';
import type { SlackApi } from '../api/slack-api.ts';
import { fetchChannel, fetchMembers } from './fetch-channel.ts';
import { preferredLanguage } from './preferred-language.ts';
import { fetchPerson } from './save-slack-person.ts';

/** Profiles change by events; this is the net behind them. */
const PERSON_FRESH_MS = 24 * 3_600_000;
/** Events tell of a channel's kind and members; this is the net behind them. */
const CHANNEL_FRESH_MS = 15 * 60_000;
/** More than Slack tells in one page. */
const MANY_MEMBERS = 1_000;
const MEMBERS_FRESH_MS = 24 * 3_600_000;

/** Who is who in a Slack workspace, from our own tables, which are refreshed when they may be stale. */
export interface SlackDirectory extends Directory {
  /** The language a person reads: their preference, else their locale. Never rejects. */
  languageOf(teamId: TeamId, personId: PersonId): Promise<Language>;
  /** Whether the bot may post in a channel. */
  canPost(teamId: TeamId, channelId: ChannelId): Promise<boolean>;
}

/** What the directory works with. */
export interface DirectoryDeps {
  api: SlackApi;
  database: OpenDatabase;
  clock: Clock;
  log: Log;
}

/** Creates the directory. Its reads fail closed: who may read a reply is known, or nothing is said. */
export function createSlackDirectory(deps: DirectoryDeps): SlackDirectory {
  return {
    person: (teamId, id) => person(deps, teamId, id),
    channel: (teamId, id) => channel(deps, teamId, id),
    members: (teamId, id) => members(deps, teamId, id),
    readers: (teamId, id, askerId) => readers(deps, { teamId, channelId: id, askerId }),
    languageOf: (teamId, id) =>
      person(deps, teamId, id).then(preferredLanguage, () => preferredLanguage(null)),
    canPost: async (teamId, id) => {
      const seen = await fetchChannel(deps, teamId, id);
      return seen !== null && !seen.is_archived && (seen.is_im || seen.is_mpim || seen.is_member);
    },
  };
}

async function person(deps: DirectoryDeps, teamId: TeamId, id: PersonId): Promise<StoredPerson | null> {
  if (id === '') return null;
  const known = await readPerson(deps.database, teamId, id);
  if (known !== null && isFresh(deps, known.syncedAt, PERSON_FRESH_MS)) return present(known);
  if (known === null && (await isHiddenPerson(deps.database, teamId, id))) return null;
  const found = await fetchPerson(deps, teamId, id);
  return found ? present(await readPerson(deps.database, teamId, id)) : null;
}

/** An account that was closed is nobody. */
function present(stored: StoredPerson | null): StoredPerson | null {
  return stored === null || stored.deleted ? null : stored;
}

async function channel(deps: DirectoryDeps, teamId: TeamId, id: ChannelId): Promise<Channel | null> {
  const known = await readChannel(deps.database, teamId, id);
  if (known !== null && (known.kind === 'direct' || isFresh(deps, known.membersSyncedAt, CHANNEL_FRESH_MS)))
    return known;
  const seen = await fetchChannel(deps, teamId, id);
  if (seen === null) return null;
  return readChannel(deps.database, teamId, id);
}

/**
 * Who is in a channel. Somebody of them whom nobody knows is an outsider, and is asked for behind the questions: a place
 * with thousands of readers costs a question no more calls than one with ten.
 */
async function members(deps: DirectoryDeps, teamId: TeamId, id: ChannelId): Promise<PersonId[]> {
  const known = await readChannel(deps.database, teamId, id);
  if (known === null && (await fetchChannel(deps, teamId, id)) === null) {
    throw new BotError('forbidden', 'The members of a channel that the bot cannot see are not known.');
  }
  if (!isFresh(deps, known?.membersSyncedAt ?? null, CHANNEL_FRESH_MS))
    await refreshMembers(deps, teamId, id);
  return readMembers(deps.database, teamId, id);
}

/** Channel and readers from our own tables at once, after what may be stale was read again. */
async function readers(
  deps: DirectoryDeps,
  place: { teamId: TeamId; channelId: ChannelId; askerId: PersonId | null },
): Promise<ChannelReaders | null> {
  const { teamId, channelId } = place;
  const known = await readReaders(deps.database, place);
  const isDirect = known?.channel.kind === 'direct';
  if (known !== null && (isDirect || isFresh(deps, known.channel.membersSyncedAt, CHANNEL_FRESH_MS)))
    return withFreshAsker(deps, known);
  const seen = await channel(deps, teamId, channelId);
  if (seen === null) return null;
  if (seen.kind !== 'direct') await members(deps, teamId, channelId);
  const read = await readReaders(deps.database, place);
  return read === null ? null : withFreshAsker(deps, read);
}

/** Somebody who is not known, or was read long ago, is asked for by themselves. */
function withFreshAsker(deps: DirectoryDeps, { asker: stored, ...readers }: StoredReaders): ChannelReaders {
  const asker = present(stored);
  return asker === null || !isFresh(deps, asker.syncedAt, PERSON_FRESH_MS) ? readers : { ...readers, asker };
}

/** Of a channel of thousands the number of members tells whether an event was missed; one by one they are read daily. */
async function refreshMembers(deps: DirectoryDeps, teamId: TeamId, id: ChannelId): Promise<void> {
  const { count, readAt } = await readMemberCount(deps.database, teamId, id);
  if (count > MANY_MEMBERS && isFresh(deps, readAt, MEMBERS_FRESH_MS)) {
    const seen = await fetchChannel(deps, teamId, id);
    if (seen?.num_members === count) return confirmMembers(deps.database, { teamId, channelId: id });
  }
  await fetchMembers(deps, teamId, id);
}

function isFresh({ clock }: DirectoryDeps, at: Date | null, freshMs: number): boolean {
  return at !== null && clock.now().getTime() - at.getTime() < freshMs;
}
