import type { ChannelId, PersonId, TeamId } from './ids.ts';
import type { Channel, Person } from './person.ts';

/** Port to who is who; an implementation keeps itself current and throws `BotError` when it cannot tell. */
export interface Directory {
  /** The person, or null when the workspace has nobody of that id. */
  person(teamId: TeamId, id: PersonId): Promise<Person | null>;
  /** The channel, or null when the bot cannot see one of that id. */
  channel(teamId: TeamId, id: ChannelId): Promise<Channel | null>;
  /** Ids of everyone in a channel, guests and external people included, bots left out. */
  members(teamId: TeamId, id: ChannelId): Promise<PersonId[]>;
  /** A channel with who reads it, at once; left out where each is asked for by itself. */
  readers?(teamId: TeamId, id: ChannelId, askerId: PersonId | null): Promise<ChannelReaders | null>;
}

/** A channel and who reads it, the asker among them. */
export interface ChannelReaders {
  channel: Channel;
  /** Of a public channel only those who are not full members of the workspace. */
  people: PersonId[];
  /** Whether anybody is in it. */
  isPeopled: boolean;
  /** Who asks, where that person is known as of now; absent: they are to be asked for. */
  asker?: Person;
}
