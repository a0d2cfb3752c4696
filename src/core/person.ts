import type { ChannelId, PersonId, TeamId } from './ids.ts';

/** What a person may do in Switchboard; a workspace's admins map groups to these. */
export type Role = 'member' | 'seller' | 'rep' | 'support_lead' | 'admin' | (string & {});

/** Somebody who can ask or read. Guests and external people are not part of `everyone`. */
export interface Person {
  teamId: TeamId;
  id: PersonId;
  handle: string;
  realName: string;
  /** BCP 47, e.g. `en-US`. */
  locale: string;
  /** IANA name, e.g. `Europe/Berlin`. */
  timeZone: string;
  kind: 'member' | 'guest' | 'external' | 'bot';
  roles: Role[];
  /** Names of the groups the person belongs to, as rules call them. */
  groups: string[];
  /** What they set for themselves, where it is known. */
  preferences?: { language?: string };
}

/** A place of conversation; `direct` is a DM with the bot, `group` a DM of several people. */
export interface Channel {
  teamId: TeamId;
  id: ChannelId;
  name: string;
  kind: 'public' | 'private' | 'direct' | 'group';
  /** Read by another company or workspace too, whose people Slack does not list. */
  connected?: boolean;
}
