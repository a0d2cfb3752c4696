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
}
